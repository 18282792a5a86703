import OpeningHours from 'opening_hours';
import type { Interval } from '../../api/domain/intervals.ts';
import { MINUTES_A_DAY, type DayNumber, type WallMinutes } from '../../api/domain/london-time.ts';

/**
 * What npm `opening_hours` makes of an OSM string, on the wall: a minute here is a minute of the London clock passed to
 * the library as if it were UTC. To be asked inside `inUtc` only.
 */
export interface OsmEvaluation {
  /** When it says open between two walls, in order; undefined where it says "unknown" of any minute. */
  openIntervals(from: WallMinutes, to: WallMinutes): Interval[] | undefined;
  isOpen(wall: WallMinutes): boolean;
  isBankHoliday(day: DayNumber): boolean;
  /** The rule that decides a minute, undefined where none does. */
  ruleAt(wall: WallMinutes): OsmRule | undefined;
}

export interface OsmRule {
  /** Whether it opens at the first minute of a day for that day's own sake, not from the day before. */
  readonly opensAtMidnight: boolean;
  /** Minutes after midnight to which it runs on from the evening before; 0 where it does not. */
  readonly runsOnUntil: number;
}

/** Bank holidays of the library, like everything it knows of a place, hang on this. */
const ENGLAND = { lat: 51.5, lon: -0.1, address: { country_code: 'gb', state: 'England' } };

/** These say that a rule's dates are over, not that its meaning is in doubt. */
const STALE = new Set<string>(['date_past', 'date_range_past', 'year_past']);

/** `24/7; Dec 25 off`: round the clock but for days off has one reading, whatever `strange_24_7` says. */
const ROUND_THE_CLOCK_BUT_OFF = /^24\/7(?:\s*;[^;:]*\b(?:off|closed)\s*)+$/i;

const PAST_MIDNIGHT_CUT = 'additional_rule_separator_not_used_after_time_wrapping_midnight';

const TIME_RANGE = /(\d\d):(\d\d)-(\d\d):(\d\d)/g;

/** @returns the evaluation, or why the string cannot be trusted to mean one thing */
export function evaluateOsm(text: string): OsmEvaluation | string {
  const library = new OpeningHours(text, ENGLAND, 0);
  const warning = library
    .getStructuredWarnings()
    .find(({ type }) => !STALE.has(type) && !(type === 'strange_24_7' && ROUND_THE_CLOCK_BUT_OFF.test(text)));
  if (warning) {
    return warning.type === PAST_MIDNIGHT_CUT
      ? 'a rule after “;” cuts off the hours past midnight of the rule before it; with “,” it would not'
      : warning.message;
  }
  const rules = new Map<number, OsmRule>();
  const cursor = library.getIterator(dateOf(0));
  const at = (wall: WallMinutes) => {
    cursor.setDate(dateOf(wall));
    return cursor;
  };
  return {
    openIntervals(from, to) {
      const found = library.getOpenIntervals(dateOf(from), dateOf(to));
      if (found.some(([, , unknown]) => unknown)) return undefined;
      return found.map(([start, end]) => ({ start: wallOf(start), end: wallOf(end) }));
    },
    isOpen: (wall) => at(wall).getState(),
    isBankHoliday: (day) => library.getPublicHolidayContext(dateOf(day * MINUTES_A_DAY)).isHoliday,
    ruleAt(wall) {
      const index = at(wall).getMatchingRule();
      if (index === undefined) return undefined;
      const known = rules.get(index) ?? ruleOf(library.prettifyValue({ rule_index: index }));
      rules.set(index, known);
      return known;
    },
  };
}

function ruleOf(text: string): OsmRule {
  const ranges = [...text.matchAll(TIME_RANGE)].map(([, h1, m1, h2, m2]) => ({
    from: Number(h1) * 60 + Number(m1),
    to: Number(h2) * 60 + Number(m2),
  }));
  return {
    opensAtMidnight: ranges.length === 0 || ranges.some(({ from }) => from === 0),
    runsOnUntil: Math.max(0, ...ranges.map(({ from, to }) => (to <= from ? to : to - MINUTES_A_DAY))),
  };
}

function dateOf(wall: WallMinutes): Date {
  return new Date(wall * 60_000);
}

function wallOf(date: Date): WallMinutes {
  return date.getTime() / 60_000;
}
