import type { EpochMinutes } from './clock.ts';
import type { Interval } from './intervals.ts';

/** Whether a place can help at an instant. */
export interface OpenState {
  readonly open: boolean;
  readonly hoursKnown: boolean;
  /** When an open place closes or a closed one opens; absent where that lies beyond what is known. */
  readonly changesAt?: EpochMinutes;
}

/**
 * The state at a minute, opening included and closing excluded.
 * @param intervals open times in order, cut off at `horizon`; undefined where the hours are not known
 */
export function openState(
  intervals: readonly Interval[] | undefined,
  at: EpochMinutes,
  horizon: EpochMinutes,
): OpenState {
  if (!intervals) return { open: false, hoursKnown: false };
  const next = intervals.find(({ end }) => end > at);
  const open = next !== undefined && next.start <= at;
  const changesAt = open ? next.end : next?.start;
  return { open, hoursKnown: true, ...(changesAt !== undefined && changesAt < horizon && { changesAt }) };
}
