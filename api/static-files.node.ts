import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Config } from './config.ts';
import { embedHeaders, type HeaderSet } from './http/security.ts';

/** A built file, held in memory: there are a few, and a phone waits for them. */
export interface StaticFile {
  readonly version: string;
  readonly headers: HeaderSet;
  readonly plain: Buffer;
  /** As the build compressed it; absent where it did not. */
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
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
const CACHE_OTHER = 'public, max-age=3600';

/** Files of a folder by their path on the site, `/embed/v1/haven-finder.js`. Empty where the folder is not there. */
export function readStaticFiles(folder: string, config: Config): ReadonlyMap<string, StaticFile> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !COMPRESSED.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return new Map(
    names.map((name) => {
      const path = `/${name.split(sep).join('/')}`;
      return [path, readFile(join(folder, name), path, config)] as const;
    }),
  );
}

function readFile(file: string, path: string, config: Config): StaticFile {
  const plain = readFileSync(file);
  return {
    version: createHash('sha256').update(plain).digest('hex').slice(0, 20),
    headers: {
      ...embedHeaders(config),
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      ...(!path.startsWith('/embed/') && { 'Cache-Control': CACHE_OTHER }),
    },
    plain,
    br: readIfThere(`${file}.br`),
    gzip: readIfThere(`${file}.gz`),
  };
}

function readIfThere(file: string): Buffer | undefined {
  return existsSync(file) ? readFileSync(file) : undefined;
}
