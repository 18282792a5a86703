import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
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

/** The HTTP server of an app: its front answers first, and every request is logged by its route. */
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
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (incoming, outgoing) => {
      logWhenDone(incoming, outgoing, routeOf, log);
      if (!front(incoming, outgoing)) void askApp(incoming, outgoing);
    },
  );
  return server;
}

/** Logged here rather than in the app, so that nothing that goes out is left out, and with the bytes really sent. */
function logWhenDone(incoming: IncomingMessage, outgoing: ServerResponse, routeOf: RouteOf, log: Log): void {
  const { socket, method = '', url = '' } = incoming;
  const began = stopwatch();
  const before = socket.bytesWritten;
  outgoing.once('close', () => {
    log.request({
      method,
      route: routeOf(method, pathOf(url)),
      status: outgoing.headersSent ? outgoing.statusCode : 0,
      ms: Math.round((stopwatch() - began) * 100) / 100,
      bytes: socket.bytesWritten - before,
    });
  });
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
