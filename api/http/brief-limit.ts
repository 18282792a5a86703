import type { Clock } from '../domain/clock.ts';

/** So many clients are told apart at once; beyond that all begin anew, rather than that memory grows. */
const MOST_CLIENTS = 20_000;

/**
 * A limit that is kept in memory only, for one window at a time, and forgotten with it: for what is not worth writing
 * down that somebody did it. Each isolate or process has its own.
 *
 * @example
 * const mayCount = briefLimit({ most: 30, windowMs: 3_600_000, clock });
 * if (mayCount(client)) await count();
 */
export function briefLimit({
  most,
  windowMs,
  clock,
}: {
  most: number;
  windowMs: number;
  clock: Clock;
}): (client: string) => boolean {
  let window = NaN;
  const seen = new Map<string, number>();
  return function isWithin(client) {
    const now = Math.floor(clock.now() / windowMs);
    if (now !== window || seen.size >= MOST_CLIENTS) {
      window = now;
      seen.clear();
    }
    const times = (seen.get(client) ?? 0) + 1;
    seen.set(client, times);
    return times <= most;
  };
}
