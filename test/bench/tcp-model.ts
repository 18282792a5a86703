/** When things happen: the machine's own time, or a test's. */
export interface Timeline {
  /** Milliseconds. */
  now(): number;
  later(milliseconds: number, work: () => void): void;
}

export const machineTime: Timeline = {
  now: () => performance.now(),
  later: (milliseconds, work) => void setTimeout(work, milliseconds),
};

/** What a full packet carries over Ethernet, and its headers of IP and TCP. */
const SEGMENT_BYTES = 1_460;
const HEADER_BYTES = 40;
/** What a sender lets out before it has heard anything: RFC 6928. */
export const FIRST_WINDOW_BYTES = 10 * SEGMENT_BYTES;

/** One way of a link that all connections share: each byte takes its time, whoever comes next waits. */
export class Lane {
  readonly #bytesAMillisecond: number;
  readonly #timeline: Timeline;
  #freeAt = 0;

  constructor(bitsASecond: number, timeline: Timeline) {
    this.#bytesAMillisecond = bitsASecond / 8_000;
    this.#timeline = timeline;
  }

  /** Milliseconds from now until these bytes have left, after all that came before. */
  send(bytes: number): number {
    const now = this.#timeline.now();
    this.#freeAt = Math.max(now, this.#freeAt) + bytes / this.#bytesAMillisecond;
    return this.#freeAt - now;
  }
}

/**
 * One direction of one connection: no more is under way than the congestion window, which grows by what was
 * acknowledged, so that it doubles each round trip (slow start, RFC 5681). No packet is lost, so it never shrinks;
 * acknowledgements take no room.
 */
export class Sender {
  readonly #lane: Lane;
  readonly #timeline: Timeline;
  readonly #roundTripMs: number;
  /** What is under way, in its order: timers of the same millisecond may fire in another. */
  readonly #arrivals: (() => void)[] = [];
  #window = FIRST_WINDOW_BYTES;
  #underWay = 0;
  #wake: (() => void) | undefined;

  constructor(lane: Lane, roundTripMs: number, timeline: Timeline) {
    this.#lane = lane;
    this.#roundTripMs = roundTripMs;
    this.#timeline = timeline;
  }

  /**
   * One write at a time.
   * @param deliver called with each segment when it arrives
   * @returns when all of it is under way
   */
  async send(bytes: Uint8Array, deliver: (segment: Uint8Array) => void): Promise<void> {
    for (let from = 0; from < bytes.length; from += SEGMENT_BYTES) {
      const segment = bytes.subarray(from, from + SEGMENT_BYTES);
      while (this.#underWay + segment.length > this.#window)
        await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#underWay += segment.length;
      const left = this.#lane.send(segment.length + HEADER_BYTES);
      this.#arrive(left, () => deliver(segment));
      this.#timeline.later(left + this.#roundTripMs, () => this.#acknowledged(segment.length));
    }
  }

  /** @param deliver called when the other side learns that nothing more comes */
  end(deliver: () => void): void {
    this.#arrive(this.#lane.send(HEADER_BYTES), deliver);
  }

  #arrive(left: number, work: () => void): void {
    this.#arrivals.push(work);
    this.#timeline.later(left + this.#roundTripMs / 2, () => this.#arrivals.shift()?.());
  }

  #acknowledged(bytes: number): void {
    this.#underWay -= bytes;
    this.#window += bytes;
    this.#wake?.();
  }
}
