import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { CDPSession } from 'playwright-core';
import type { Site } from './phone-site.node.ts';
import { selfSigned } from './self-signed.node.ts';
import { phoneLink } from './tcp-relay.node.ts';

const ROUND_TRIP_MS = 400;
const DOWN_BITS_A_SECOND = 1_600_000;
const UP_BITS_A_SECOND = 750_000;
/** A packet's worth, as content networks begin with. */
const RECORD_BYTES = 1_400;

/** What lies between a phone and the sites that it opens. */
export interface Network {
  readonly name: string;
  /** In one line, for the method. */
  readonly about: string;
  /** No answer can be there sooner: the round trips that a new connection costs. */
  readonly leastMs: number;
  /** Serves a site, and answers its origin. */
  serve(site: Site): Promise<string>;
  /** Slows down a page that was just opened. */
  slow(devTools: CDPSession): Promise<void>;
  close(): void;
}

/** DevTools' "slow 4G": each request waits, and then all share the bandwidth. */
export function profileA(): Network {
  const closing: (() => void)[] = [];
  return {
    name: 'A',
    about:
      'profile A: DevTools throttling, 400 ms a request, 1.6 Mbit/s; no handshakes, no slow start, HTTP/1.1',
    leastMs: ROUND_TRIP_MS,
    async serve(site) {
      const server = createServer((request, response) => void answer(site, request, response));
      closing.push(() => server.close().closeAllConnections());
      return `http://127.0.0.1:${await listening(server)}`;
    },
    async slow(devTools) {
      await devTools.send('Network.enable');
      await devTools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: ROUND_TRIP_MS,
        downloadThroughput: DOWN_BITS_A_SECOND / 8,
        uploadThroughput: UP_BITS_A_SECOND / 8,
      });
    },
    close: () => closing.forEach((close) => close()),
  };
}

/** A model of TCP between the browser and each site; see tcp-model.ts. */
export function profileT(): Network {
  const link = phoneLink({
    roundTripMs: ROUND_TRIP_MS,
    downBitsASecond: DOWN_BITS_A_SECOND,
    upBitsASecond: UP_BITS_A_SECOND,
  });
  const certificate = selfSigned('127.0.0.1');
  const closing: (() => void)[] = [];
  return {
    name: 'T',
    about:
      'profile T: a model of TCP on loopback, round trip 400 ms, 1.6/0.75 Mbit/s shared by all connections, a ' +
      'handshake each, slow start from 14,600 bytes, under real TLS 1.3 and HTTP/2; it has no loss, no radio that ' +
      'must wake or hands over, no name to look up, no room taken by acknowledgements, and a certificate of 300 bytes',
    // TCP's handshake, TLS's, and the question itself.
    leastMs: 3 * ROUND_TRIP_MS,
    async serve(site) {
      const server = createSecureServer(
        { ...certificate, minVersion: 'TLSv1.3' },
        (request, response) => void answer(site, request, response),
      );
      // A browser can read no part of a record: records of 16 kB would keep back what the first window brought.
      server.on('secureConnection', (socket) => socket.setMaxSendFragment(RECORD_BYTES));
      const relay = await link.relayTo(await listening(server));
      closing.push(relay.close, () => server.close());
      return `https://127.0.0.1:${relay.port}`;
    },
    slow: () => Promise.resolve(),
    close: () => closing.forEach((close) => close()),
  };
}

async function answer(
  site: Site,
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
): Promise<void> {
  // Answers are there at once: a millisecond a step of urgency (RFC 9218) puts what is more urgent first on the line.
  await new Promise((resolve) => setTimeout(resolve, urgencyOf(request.headers['priority'])));
  const { status, headers, body } = await site(request.url ?? '/', request.headers);
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) response.setHeader(name, value);
  response.setHeader('content-length', body.length);
  response.statusCode = status;
  response.end(body);
}

const USUAL_URGENCY = 3;

/** 0 is first, 7 is last. */
function urgencyOf(priority: string | string[] | undefined): number {
  return Number(/u=(\d)/.exec(String(priority))?.[1] ?? USUAL_URGENCY);
}

function listening(server: {
  listen(port: number, host: string, ready: () => void): unknown;
  address(): AddressInfo | string | null;
}): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
