import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Config } from './config.ts';
import type { FromMemory, ReadyAnswer } from './front.node.ts';
import { acceptedEncoding, type Encoding } from './http/accept-encoding.ts';
import { etagOf, isCurrent } from './http/etag.ts';
import { embedHeaders } from './http/security.ts';

/** A built file, held in memory: there are a few, and a phone waits for them. */
export interface StaticFile {
  readonly version: string;
  readonly text: () => string;
  readonly plain: ReadyAnswer;
  /** As the build compressed it; absent where it did not. */
  readonly br: ReadyAnswer | undefined;
  readonly gzip: ReadyAnswer | undefined;
  readonly unchanged: ReadyAnswer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
};
const COMPRESSED = /\.(br|gz)$/;
/** Fonts of PDFs, for Workers: a server reads them from their packages, and they are 10 MB. */
const PRINT_FONTS = /^fonts[/\\]/;
const CACHE_OTHER = 'public, max-age=3600';
/** What works without network is made by this file: a fix of it must not wait. */
const WORKER = '/sw.js';

/** Files of a folder by their path on the site, `/embed/v1/haven-finder.js`. Empty where the folder is not there. */
export function readStaticFiles(folder: string, config: Config): ReadonlyMap<string, StaticFile> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !COMPRESSED.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !PRINT_FONTS.test(name));
  return new Map(
    names.map((name) => {
      const path = `/${name.split(sep).join('/')}`;
      return [path, readFile(join(folder, name), path, config)] as const;
    }),
  );
}

/** Built files, in the encoding asked for. */
export function filesFromMemory(files: ReadonlyMap<string, StaticFile>): FromMemory {
  return (path, { headers }) => {
    const file = files.get(path);
    if (!file) return undefined;
    if (isCurrent(headers['if-none-match'], file.version)) return file.unchanged;
    const encoding = acceptedEncoding(headers['accept-encoding']);
    return (encoding && file[encoding]) ?? file.plain;
  };
}

function readFile(file: string, path: string, config: Config): StaticFile {
  const bytes = readFileSync(file);
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
  const headers = {
    ...embedHeaders(config),
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    ...(!path.startsWith('/embed/') && { 'Cache-Control': path === WORKER ? 'no-cache' : CACHE_OTHER }),
    ETag: etagOf(version),
  };
  const answer = (body: Buffer, encoding?: Encoding): ReadyAnswer => ({
    route: path,
    status: 200,
    headers: {
      ...headers,
      ...(encoding && { 'Content-Encoding': encoding }),
      'Content-Length': String(body.length),
    },
    body,
  });
  const compressed = (suffix: string, encoding: Encoding) =>
    existsSync(file + suffix) ? answer(readFileSync(file + suffix), encoding) : undefined;
  return {
    version,
    text: () => bytes.toString(),
    plain: answer(bytes),
    br: compressed('.br', 'br'),
    gzip: compressed('.gz', 'gzip'),
    unchanged: { route: path, status: 304, headers },
  };
}
