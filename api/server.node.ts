import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { pathOf, type Front } from './front.node.ts';
import type { RequestLog } from './http/request-log.ts';
import { stopwatch } from './system-clock.ts';

/** A phone on a bad network needs a while; a client that sends nothing must not hold a place for ever. */
const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 65_000;
const DRAIN_MS = 10_000;
const LOOK_AGAIN_MS = 50;

type Log = Pick<RequestLog, 'request'>;
/** The pattern of the route that answers, or '' where none does: a path itself may hold what someone typed. */
type RouteOf = (method: string, path: string) => string;

/**
 * The HTTP server of an app: its front answers first. Requests are logged here rather than in the app, so that nothing
 * that goes out is left out.
 */
export function createHttpServer({
  app,
  front,
  routeOf,
  log,
}: {
  app: Hono;
  front: Front;
  routeOf: RouteOf;
  log: Log;
}): Server {
  const askApp = getRequestListener(app.fetch);
  return createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (incoming, outgoing) => {
      const { method = '', url = '', socket } = incoming;
      const began = stopwatch();
      const ready = front(incoming, outgoing);
      if (ready) {
        const { route, status } = ready;
        const bytes = Number(ready.headers['Content-Length'] ?? 0);
        log.request({ method, route, status, ms: millisecondsSince(began), bytes });
        return;
      }
      const before = socket.bytesWritten;
      outgoing.on('close', () => {
        const status = outgoing.headersSent ? outgoing.statusCode : 0;
        const bytes = socket.bytesWritten - before;
        log.request({
          method,
          route: routeOf(method, pathOf(url)),
          status,
          ms: millisecondsSince(began),
          bytes,
        });
      });
      void askApp(incoming, outgoing);
    },
  );
}

function millisecondsSince(began: number): number {
  return Math.round((stopwatch() - began) * 100) / 100;
}

/**
 * Starts to listen.
 * @returns the port, which the system picks where 0 was asked for
 * @throws where the port is taken or not allowed
 */
export function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host !== undefined && { host }) }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Takes no new request, lets those under way finish, and cuts off what has not finished in ten seconds. */
export function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Connections that browsers keep open would hold the server up; each is closed once it is idle.
    const closing = setInterval(() => server.closeIdleConnections(), LOOK_AGAIN_MS);
    const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearInterval(closing);
      clearTimeout(patience);
      resolve();
    });
  });
}
