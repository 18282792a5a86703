import type { Clock } from './domain/clock.ts';

/** The machine's clock: the one place that reads it. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that starts at an instant and runs on from there, for demos and checks (`CLOCK`). */
export function clockFrom(startMilliseconds: number): Clock {
  const offset = startMilliseconds - Date.now();
  return { now: () => Date.now() + offset };
}

/** A clock that stands still. */
export function fixedClock(milliseconds: number): Clock {
  return { now: () => milliseconds };
}

/** Milliseconds since the process began, for measuring how long something takes: never set back, unlike a clock. */
export function stopwatch(): number {
  return performance.now();
}
