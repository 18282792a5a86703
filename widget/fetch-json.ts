const PATIENCE_MS = 8_000;

/** What a server answered, when it did. */
export interface Reply {
  /** Parsed JSON of unknown shape: only what is read of it is trusted. */
  readonly body: unknown;
  /** The server's clock as it answered, in epoch milliseconds; NaN where it does not say. */
  readonly serverTime: number;
  /** A service worker kept it: its time is not now's. */
  readonly isKept: boolean;
}

/**
 * JSON from the finder's own server, asked for without cookies, referrer or position, and never from a cache that was
 * not asked again. One quiet retry, since a phone on the move loses single requests.
 * @throws where both tries fail: no network, too slow, a server error, or not JSON
 */
export function fetchJson(address: string): Promise<Reply> {
  return tryOnce(address).catch(() => tryOnce(address));
}

async function tryOnce(address: string): Promise<Reply> {
  const response = await fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-cache',
    // Phones of before 2022 have no AbortSignal.timeout; they wait as long as the network does.
    signal: AbortSignal.timeout?.(PATIENCE_MS),
  });
  const { status, headers } = response;
  // Not found and malformed questions have answers too; too many questions and a server in trouble have none.
  if (status > 404) throw new TypeError();
  // A shared cache may have kept the answer for a while: its Age is added to the Date it was first sent.
  const serverTime = Date.parse(headers.get('date') ?? '') + Number(headers.get('age')) * 1_000;
  return { body: await response.json(), serverTime, isKept: headers.has('x-havens-kept') };
}
