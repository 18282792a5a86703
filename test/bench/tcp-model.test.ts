import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_WINDOW_BYTES, Lane, Sender, type Timeline } from './tcp-model.ts';

const ROUND_TRIP_MS = 400;
/** So wide that only round trips count. */
const WIDE = 1e15;
const SLOW_BITS_A_SECOND = 1_600_000;
/** A full packet with its headers on the slow lane. */
const PACKET_MS = (1_500 * 8) / (SLOW_BITS_A_SECOND / 1_000);

/** A time that passes as soon as nobody has anything left to do at this moment. */
class TestTime implements Timeline {
  readonly #planned: { at: number; work: () => void }[] = [];
  #now = 0;
  readonly now = () => this.#now;

  later(milliseconds: number, work: () => void): void {
    const at = this.#now + milliseconds;
    const after = this.#planned.findIndex((each) => each.at > at);
    this.#planned.splice(after < 0 ? this.#planned.length : after, 0, { at, work });
  }

  async pass(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#planned.shift();
      if (!next) return;
      this.#now = next.at;
      next.work();
    }
  }
}

interface Arrived {
  /** When the last byte was there. */
  readonly at: number;
  readonly bytes: Buffer;
}

/** Sends each upload over a connection of its own, all on one lane, all at once. */
async function arrivals(bitsASecond: number, ...uploads: readonly Uint8Array[]): Promise<Arrived[]> {
  const time = new TestTime();
  const lane = new Lane(bitsASecond, time);
  const arrived = uploads.map(() => ({ at: NaN, parts: [] as Uint8Array[] }));
  uploads.forEach((bytes, n) => {
    const sender = new Sender(lane, ROUND_TRIP_MS, time);
    const into = arrived[n];
    void sender.send(bytes, (segment) => {
      into?.parts.push(segment);
      if (into) into.at = time.now();
    });
  });
  await time.pass();
  return arrived.map(({ at, parts }) => ({ at, bytes: Buffer.concat(parts) }));
}

/** The least number of windows, each twice the one before, that hold so many bytes. */
function windowsFor(bytes: number): number {
  let windows = 1;
  while (FIRST_WINDOW_BYTES * (2 ** windows - 1) < bytes) windows++;
  return windows;
}

describe('the model of a TCP connection', () => {
  it('brings what fits the first window in half a round trip', async () => {
    const [fits] = await arrivals(WIDE, new Uint8Array(FIRST_WINDOW_BYTES));
    expect(fits?.at).toBeCloseTo(ROUND_TRIP_MS / 2);
    const [over] = await arrivals(WIDE, new Uint8Array(FIRST_WINDOW_BYTES + 1));
    expect(over?.at).toBeCloseTo(1.5 * ROUND_TRIP_MS);
  });

  it('lets the window double with each round trip, and keeps every byte in its place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 255 }),
        async (n, salt) => {
          // Whole packets: how the last one of a window is cut is not part of the rule.
          const bytes = Uint8Array.from({ length: n * 1_460 }, (_, at) => (at * 31 + salt) & 255);
          const [arrived] = await arrivals(WIDE, bytes);
          expect(arrived?.bytes.equals(bytes)).toBe(true);
          expect(arrived?.at).toBeCloseTo((windowsFor(bytes.length) - 0.5) * ROUND_TRIP_MS);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is never faster than the lane, once the window is wide enough to fill it', async () => {
    const packets = 400;
    const [arrived] = await arrivals(SLOW_BITS_A_SECOND, new Uint8Array(packets * 1_460));
    // 80 kB fill this link for a round trip. Three windows are smaller, and the lane is idle behind each.
    const full = packets * PACKET_MS + ROUND_TRIP_MS / 2;
    expect(arrived?.at).toBeGreaterThan(full);
    expect(arrived?.at).toBeLessThan(full + 3 * ROUND_TRIP_MS);
  });

  it('shares the lane: two connections that send one window each take twice its time', async () => {
    const window = new Uint8Array(FIRST_WINDOW_BYTES);
    const both = await arrivals(SLOW_BITS_A_SECOND, window, window);
    expect(Math.max(...both.map(({ at }) => at))).toBeCloseTo(20 * PACKET_MS + ROUND_TRIP_MS / 2);
  });

  it('says that it ended after the last byte', async () => {
    const time = new TestTime();
    const sender = new Sender(new Lane(SLOW_BITS_A_SECOND, time), ROUND_TRIP_MS, time);
    const heard: string[] = [];
    void sender
      .send(new Uint8Array(30_000), () => heard.push('segment'))
      .then(() => sender.end(() => heard.push('end')));
    await time.pass();
    expect(heard).toHaveLength(Math.ceil(30_000 / 1_460) + 1);
    expect(heard.at(-1)).toBe('end');
  });
});
