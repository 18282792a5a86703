/** The present of the library under way, so that its answer is the same on every day it is asked. */
let present = 0;

class UtcDate extends Date {
  constructor(first?: Date | number | string, month?: number, day = 1, hours = 0, minutes = 0) {
    if (first === undefined) super(present);
    else if (month === undefined) super(first);
    else super(Date.UTC(Number(first), month, day, hours, minutes));
  }
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getDay(): number {
    return this.getUTCDay();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override getMinutes(): number {
    return this.getUTCMinutes();
  }
  override setDate(day: number): number {
    return this.setUTCDate(day);
  }
  override setHours(...time: [hours: number, minutes?: number, seconds?: number, ms?: number]): number {
    return this.setUTCHours(...(time as Parameters<Date['setUTCHours']>));
  }
}

/**
 * Runs synchronous work of a library that asks Date for local times as if the process were in UTC and the present were
 * `now`. What holds for the TZ variable does not hold here: it works in worker threads and on Workers, and nothing else
 * in the process can see it, because nothing else runs meanwhile.
 * @param now milliseconds since 1970-01-01T00:00Z
 */
export function inUtc<Result>(now: number, work: () => Result): Result {
  const before = { Date: globalThis.Date, present };
  present = now;
  globalThis.Date = UtcDate as DateConstructor;
  try {
    return work();
  } finally {
    globalThis.Date = before.Date;
    present = before.present;
  }
}
