import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HeaderSet } from './http/security.ts';

/** An answer that is there already. */
export interface ReadyAnswer {
  /** For the log: the pattern of the route, or the path of a built file. */
  readonly route: string;
  readonly status: 200 | 304;
  /** With the length of the body. */
  readonly headers: HeaderSet;
  readonly body?: Buffer | string;
}

/** Answers a GET or HEAD without waiting; undefined where that cannot be. */
export type FromMemory = (path: string, incoming: IncomingMessage) => ReadyAnswer | undefined;

/** What it has answered; undefined where the app has to. */
export type Front = (incoming: IncomingMessage, outgoing: ServerResponse) => ReadyAnswer | undefined;

/**
 * What Node answers before the app is asked: built files, snapshots and nearest havens that are in memory. Nearly all
 * requests are one of these, and there is nothing to decide about them. Whatever is not plain (not in memory yet, or
 * wrong) is the app's, which answers the same.
 */
export function createFront(sources: readonly FromMemory[]): Front {
  return function answerFromMemory(incoming, outgoing) {
    const { method, url = '' } = incoming;
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    const path = pathOf(url);
    for (const source of sources) {
      const ready = source(path, incoming);
      if (!ready) continue;
      outgoing.writeHead(ready.status, ready.headers);
      outgoing.end(method === 'HEAD' ? undefined : ready.body);
      return ready;
    }
    return undefined;
  };
}

/** The path of a request line, without its query. */
export function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
