import type { EpochMinutes } from './clock.ts';

/** Open from `start` (included) to `end` (excluded). */
export interface Interval {
  readonly start: EpochMinutes;
  readonly end: EpochMinutes;
}

/** The same minutes in order, as few intervals as possible: overlapping and touching ones become one. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of inOrder(intervals) ? intervals : intervals.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || last.end < next.start) merged.push(next);
    else if (last.end < next.end) merged[merged.length - 1] = { start: last.start, end: next.end };
  }
  return merged;
}

/** The minutes that are in both lists; each list merged and in order, as the answer is. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const both: Interval[] = [];
  let i = 0;
  let j = 0;
  for (let x = a[i], y = b[j]; x && y; x = a[i], y = b[j]) {
    const start = Math.max(x.start, y.start);
    const end = Math.min(x.end, y.end);
    if (start < end) both.push({ start, end });
    if (x.end < y.end) i += 1;
    else j += 1;
  }
  return both;
}

function inOrder(intervals: readonly Interval[]): boolean {
  return intervals.every(
    ({ start }, place) => place === 0 || start >= (intervals[place - 1] as Interval).start,
  );
}
