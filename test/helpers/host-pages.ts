import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

/** A page of somebody else's website. */
export interface HostPage {
  readonly headers?: Readonly<Record<string, string>>;
  /** What stands in its body. */
  readonly body: string;
  readonly head?: string;
}

/**
 * A website of another origin, for the tests of a file: `put` gives it a page, and answers its address. Under another name
 * of this machine than our server's, so that no cookie, storage or policy is shared.
 */
export function useHostPages(): (page: HostPage) => string {
  const pages = new Map<string, HostPage>();
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const page = pages.get(request.url ?? '');
      if (!page) return void response.writeHead(404).end();
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers });
      response.end(
        `<!doctype html><html lang="en"><head><title>Council</title><link rel="icon" href="data:,">${page.head ?? ''}</head><body>${page.body}</body></html>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return (page) => {
    const path = `/page-${pages.size}`;
    pages.set(path, page);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  };
}
