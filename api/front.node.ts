import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PublishedSnapshot } from '../db/snapshots.ts';
import type { CompressedBodies } from './compressed-bodies.node.ts';
import type { Config } from './config.ts';
import { acceptedEncoding, type Encoding } from './http/accept-encoding.ts';
import { etagOf, isCurrent } from './http/etag.ts';
import type { HeaderSet } from './http/security.ts';
import { snapshotHeaders } from './routes/snapshots.ts';
import type { StaticFile } from './static-files.node.ts';
import type { SnapshotReader } from './usecases/read-snapshots.ts';

/** Answers what it can from memory; false where the app has to. */
export type Front = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

const SNAPSHOTS = '/api/v1/snapshots/';
const SUFFIX = '.json';

/**
 * What Node answers before the app is asked: built files, and snapshots that are in memory. Most requests are one of
 * these, and there is nothing to decide about them. Whatever is not plain (not in memory, unknown) is the app's.
 */
export function createFront({
  files,
  snapshots,
  bodies,
  config,
}: {
  files: ReadonlyMap<string, StaticFile>;
  snapshots: SnapshotReader;
  bodies: CompressedBodies;
  config: Config;
}): Front {
  const headersOf = snapshotHeaders(config);
  const plainBytes = new WeakMap<PublishedSnapshot, Buffer>();
  const prepared = new WeakMap<Buffer, HeaderSet>();

  function plainOf(snapshot: PublishedSnapshot): Buffer {
    let plain = plainBytes.get(snapshot);
    if (!plain) plainBytes.set(snapshot, (plain = Buffer.from(snapshot.body)));
    return plain;
  }

  /** The headers of these bytes, made once: making them takes as long as all else that is done here. */
  function headersFor(bytes: Buffer, version: string, encoding: Encoding | undefined): HeaderSet {
    let headers = prepared.get(bytes);
    if (!headers) prepared.set(bytes, (headers = withLength(headersOf(version), bytes, encoding)));
    return headers;
  }

  function answerSnapshot(path: string, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    const scope = path.slice(SNAPSHOTS.length, -SUFFIX.length);
    const snapshot = snapshots.inMemory()?.published(scope);
    if (!snapshot) return false;
    const { version } = snapshot;
    if (isCurrent(incoming.headers['if-none-match'], version))
      return notModified(outgoing, headersOf(version));
    const encoding = acceptedEncoding(incoming.headers['accept-encoding']);
    const answer = (bytes: Buffer, encoded: Encoding | undefined) =>
      send(incoming, outgoing, headersFor(bytes, version, encoded), bytes);
    if (!encoding) return answer(plainOf(snapshot), undefined);
    const ready = bodies.ready(path, etagOf(version), encoding);
    if (ready) return answer(ready, encoding);
    const plain = plainOf(snapshot);
    bodies.get(path, etagOf(version), encoding, plain).then(
      (bytes) => answer(bytes, encoding),
      () => answer(plain, undefined),
    );
    return true;
  }

  return function answerFromMemory(incoming, outgoing) {
    const { method, url = '' } = incoming;
    if (method !== 'GET' && method !== 'HEAD') return false;
    const path = pathOf(url);
    if (path.startsWith(SNAPSHOTS) && path.endsWith(SUFFIX)) return answerSnapshot(path, incoming, outgoing);
    const file = files.get(path);
    return file !== undefined && answerFile(file, incoming, outgoing);
  };
}

/** The path of a request line, without its query. */
export function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

function answerFile(file: StaticFile, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const headers = { ...file.headers, ETag: etagOf(file.version) };
  if (isCurrent(incoming.headers['if-none-match'], file.version)) return notModified(outgoing, headers);
  const encoding = acceptedEncoding(incoming.headers['accept-encoding']);
  const encoded = encoding && file[encoding];
  const bytes = encoded ?? file.plain;
  return send(incoming, outgoing, withLength(headers, bytes, encoded && encoding), bytes);
}

function withLength(headers: HeaderSet, bytes: Buffer, encoding: Encoding | undefined): HeaderSet {
  const length = { 'Content-Length': String(bytes.length) };
  return encoding ? { ...headers, 'Content-Encoding': encoding, ...length } : { ...headers, ...length };
}

function notModified(outgoing: ServerResponse, headers: HeaderSet): true {
  outgoing.writeHead(304, headers);
  outgoing.end();
  return true;
}

function send(incoming: IncomingMessage, outgoing: ServerResponse, headers: HeaderSet, bytes: Buffer): true {
  outgoing.writeHead(200, headers);
  outgoing.end(incoming.method === 'HEAD' ? undefined : bytes);
  return true;
}
