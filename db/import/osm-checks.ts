import type { LocalDate } from '../../api/domain/clock.ts';
import { minuteOfDay, sessionsStarting, WEEKDAYS, type Hours } from '../../api/domain/hours.ts';
import { merge, type Interval } from '../../api/domain/intervals.ts';
import {
  localDate,
  MINUTES_A_DAY,
  weekdayIndex,
  type DayNumber,
  type WallMinutes,
} from '../../api/domain/london-time.ts';
import type { OsmEvaluation } from './osm-library.ts';

/** Even where nothing changes, the library is asked this often: a change it skipped over would show. */
const SAMPLE_MINUTES = 180;

/**
 * A midnight at which the library and the operating day part ways. A rule for a calendar day ("Su off") cuts off what
 * began the evening before, and what began on a day that a later rule replaced still shows up after its midnight.
 * Mappers mean neither, so neither reading is taken.
 * @param open when the library says open, merged and in order
 * @param within the walls between which `open` is known
 * @returns the reason, or undefined where all is well
 */
export function midnightConflict(
  evaluation: OsmEvaluation,
  open: readonly Interval[],
  within: Interval,
): string | undefined {
  for (const { start, end } of open) {
    for (let midnight = midnightFrom(start); midnight <= end; midnight += MINUTES_A_DAY) {
      if (midnight === within.start || midnight === within.end) continue;
      const before = midnight === start ? undefined : evaluation.ruleAt(midnight - 1);
      if (before && end < midnight + before.runsOnUntil) {
        return `has hours past midnight that a rule for ${dateOf(midnight)} cuts off`;
      }
      const after = midnight === end ? undefined : evaluation.ruleAt(midnight);
      if (after && after !== before && !after.opensAtMidnight) {
        return `opens at midnight on ${dateOf(midnight)} for the sake of a day that another rule replaced`;
      }
    }
  }
  return undefined;
}

/**
 * The first minute of the days [first, last] at which a table and the library differ, in words. Asked at each opening
 * and closing of either, the minute before it, and every three hours.
 * @param apart days, with the morning after, on which they may differ
 */
export function firstDifference(
  hours: Hours,
  evaluation: OsmEvaluation,
  days: {
    first: DayNumber;
    last: DayNumber;
    bankHolidays: ReadonlySet<LocalDate>;
    apart: ReadonlySet<DayNumber>;
  },
  open: readonly Interval[],
): string | undefined {
  const table = wallIntervals(hours, days);
  const from = days.first * MINUTES_A_DAY;
  const to = (days.last + 1) * MINUTES_A_DAY;
  const points = new Set<WallMinutes>();
  for (const { start, end } of [...table, ...open])
    for (const at of [start - 1, start, end - 1, end]) points.add(at);
  for (let at = from; at < to; at += SAMPLE_MINUTES) points.add(at);
  let place = 0;
  for (const at of [...points].filter((point) => point >= from && point < to).toSorted((a, b) => a - b)) {
    const day = Math.floor(at / MINUTES_A_DAY);
    if (days.apart.has(day) || days.apart.has(day - 1)) continue;
    while (place < table.length && (table[place] as Interval).end <= at) place += 1;
    const isOpen = (table[place]?.start ?? Infinity) <= at;
    if (isOpen !== evaluation.isOpen(at))
      return `${dateOf(at)} differs ${at - day * MINUTES_A_DAY} minutes after midnight`;
  }
  return undefined;
}

/** When a table says open on the wall, from what ran into the first day on. */
function wallIntervals(
  hours: Hours,
  { first, last, bankHolidays }: { first: DayNumber; last: DayNumber; bankHolidays: ReadonlySet<LocalDate> },
): Interval[] {
  const open: Interval[] = [];
  for (let day = first - 1; day <= last; day += 1) {
    const date = localDate(day);
    const weekday = WEEKDAYS[weekdayIndex(day)] ?? 'mo';
    for (const [opens, closes] of sessionsStarting(hours, {
      date,
      weekday,
      bankHoliday: bankHolidays.has(date),
    })) {
      const opening = minuteOfDay(opens);
      const closing = minuteOfDay(closes);
      const midnight = day * MINUTES_A_DAY + (closing > opening ? 0 : MINUTES_A_DAY);
      open.push({ start: day * MINUTES_A_DAY + opening, end: midnight + closing });
    }
  }
  return merge(open);
}

function midnightFrom(wall: WallMinutes): WallMinutes {
  return Math.ceil(wall / MINUTES_A_DAY) * MINUTES_A_DAY;
}

function dateOf(wall: WallMinutes): LocalDate {
  return localDate(Math.floor(wall / MINUTES_A_DAY));
}
