import type { LocalDate } from '../../api/domain/clock.ts';
import type { Hours } from '../../api/domain/hours.ts';
import { merge } from '../../api/domain/intervals.ts';
import {
  dayNumber,
  localDate,
  MINUTES_A_DAY,
  weekdayIndex,
  type DayNumber,
} from '../../api/domain/london-time.ts';
import { sessionsByDay, tableOf, type DaySessions } from './hours-from-days.ts';
import { firstDifference, midnightConflict } from './osm-checks.ts';
import { evaluateOsm, type OsmEvaluation } from './osm-library.ts';
import { inUtc } from './utc-date.ts';

export type OsmReading = { readonly hours: Hours } | { readonly unknown: string };

export interface OsmReadingOptions {
  /** First and last day the table must be right on; both included, at least eight weeks. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The days that count as bank holidays, see `bankHolidayDates`. */
  readonly bankHolidays: ReadonlySet<LocalDate>;
}

/** OpenStreetMap's own limit for a value. */
const MAX_LENGTH = 255;
const MIN_DAYS = 56;
/** A string that needs more in a year is not a week with changes. Two seasons of half a year each need about 180. */
const MAX_EXCEPTIONS_A_YEAR = 250;

/** Within so many years Christmas falls on every day of the week. */
const YEARS_WITH_ALL_WEEKDAYS = 12;

/** What no table can hold, or nobody can know, by how it is written. */
const BEYOND_A_TABLE: readonly (readonly [RegExp, string])[] = [
  [/"/, 'has a comment that only a person can read'],
  [/:\d\d\s*\+/, 'has no closing time (“+”)'],
  [/sun(?:rise|set)|dawn|dusk/i, 'depends on the sun'],
  [/SH/i, 'depends on school holidays'],
  [/unknown/i, 'says “unknown”'],
];

/** Weekdays, times, days off and bank holidays only: holds until changed, for no date is named. */
const UNDATED = /^(?:mo|tu|we|th|fr|sa|su|ph|off|closed|open|24\/7|\d\d?:\d\d|[\s,;-])+$/i;

/**
 * Reads an OSM `opening_hours` string into a table, or says why it must not be read. Never a guess: the table is checked
 * minute for minute where anything changes against the library's own word for the whole of [from, to]. Rules with dates
 * become dated exceptions, and the hours are then known until `to` only.
 * @throws RangeError where `to` is less than eight weeks after `from`
 */
export function readOsmHours(text: string, options: OsmReadingOptions): OsmReading {
  const first = dayNumber(options.from) - 1;
  const last = dayNumber(options.to);
  if (!(last - first > MIN_DAYS)) throw new RangeError('OSM hours need eight weeks or more to be read over');
  const said = text.length > MAX_LENGTH ? text : text.trim().replace(/[\s;]+$/, '');
  if (said === '') return { unknown: 'is empty' };
  if (said.length > MAX_LENGTH) return { unknown: `is longer than ${MAX_LENGTH} characters` };
  const beyond = BEYOND_A_TABLE.find(([pattern]) => pattern.test(said));
  if (beyond) return { unknown: beyond[1] };
  return inUtc((first + 1) * MINUTES_A_DAY * 60_000, () => {
    try {
      const evaluation = evaluateOsm(said);
      if (typeof evaluation === 'string') return { unknown: evaluation };
      return tableFrom(evaluation, said, { ...options, first, last });
    } catch (problem) {
      return { unknown: `cannot be read: ${problem instanceof Error ? problem.message : String(problem)}` };
    }
  });
}

/** `readOsmHours` that remembers: a city's pubs share a few hundred strings. */
export function osmHoursReader(options: OsmReadingOptions): (text: string) => OsmReading {
  const readings = new Map<string, OsmReading>();
  return (text) => {
    const reading = readings.get(text) ?? readOsmHours(text, options);
    if (text.length <= MAX_LENGTH && readings.size < 10_000) readings.set(text, reading);
    return reading;
  };
}

interface Range extends OsmReadingOptions {
  /** The day before `from`, whose sessions can run into it. */
  readonly first: DayNumber;
  readonly last: DayNumber;
}

function tableFrom(evaluation: OsmEvaluation, said: string, range: Range): OsmReading {
  const { first, last, to, bankHolidays } = range;
  const within = { start: (first - 1) * MINUTES_A_DAY, end: (last + 2) * MINUTES_A_DAY };
  const intervals = evaluation.openIntervals(within.start, within.end);
  if (intervals === undefined) return { unknown: 'says “unknown” of some hours' };
  const open = merge(intervals);
  const conflict = midnightConflict(evaluation, open, within);
  if (conflict) return { unknown: conflict };

  const sessions = sessionsByDay(open);
  const namesBankHolidays = /ph/i.test(said);
  const days = Array.from({ length: last - first + 1 }, (_, index) => {
    const day = first + index;
    const date = localDate(day);
    return {
      day,
      date,
      weekday: weekdayIndex(day),
      bankHoliday: namesBankHolidays && bankHolidays.has(date),
      disputed: namesBankHolidays && bankHolidays.has(date) !== evaluation.isBankHoliday(day),
      sessions: sessions.get(day) ?? [],
    };
  });
  const undated = UNDATED.test(said);
  const evidence = [
    ...days.filter(({ disputed }) => !disputed),
    ...(undated && namesBankHolidays ? bankHolidayOnEachWeekday(evaluation, last) : []),
  ];
  const { weekly, bankHolidays: policy, exceptions: found } = tableOf(evidence);
  const exceptions = found.filter(({ date }) => date <= to);
  const holds = undated && found.length === 0;
  const disputed = days.find((day) => day.disputed);
  if (disputed && !holds)
    return { unknown: `${disputed.date} may or may not be the bank holiday it speaks of` };
  if (exceptions.length * 365 > MAX_EXCEPTIONS_A_YEAR * days.length) {
    return { unknown: `is no week with exceptions: ${exceptions.length} of ${days.length} days differ` };
  }
  const hours: Hours = { weekly, bankHolidays: policy, exceptions, ...(!holds && { knownUntil: to }) };
  const apart = new Set(days.filter((day) => day.disputed).map(({ day }) => day));
  const difference = firstDifference(
    hours,
    evaluation,
    { first: first + 1, last, bankHolidays, apart },
    open,
  );
  return difference === undefined ? { hours } : { unknown: `cannot be kept as a table: ${difference}` };
}

/**
 * What starts on a bank holiday of each weekday, from later Christmases and New Years: whether the rule for bank
 * holidays looks at the weekday need not show within the range.
 */
function bankHolidayOnEachWeekday(evaluation: OsmEvaluation, after: DayNumber): DaySessions[] {
  const found = new Map<number, DaySessions>();
  const next = Number(localDate(after).slice(0, 4)) + 1;
  for (let year = next; year < next + YEARS_WITH_ALL_WEEKDAYS; year += 1) {
    for (const date of [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`]) {
      const day = dayNumber(date);
      const weekday = weekdayIndex(day);
      if (found.has(weekday) || !evaluation.isBankHoliday(day)) continue;
      const open = evaluation.openIntervals((day - 1) * MINUTES_A_DAY, (day + 2) * MINUTES_A_DAY) ?? [];
      const sessions = sessionsByDay(merge(open)).get(day) ?? [];
      found.set(weekday, { date, weekday, bankHoliday: true, sessions });
    }
  }
  return [...found.values()];
}
