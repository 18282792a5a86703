import { shownThrough } from './accreditation.ts';
import type { EpochMinutes, LocalDate } from './clock.ts';
import { distanceMetres, type Point } from './geo.ts';
import { tableIntervals, type VenueFacts } from './haven.ts';
import { londonDays, WEEKDAYS, type LondonDays, type Weekday } from './hours.ts';
import type { Interval } from './intervals.ts';
import { addDays, dayNumber, londonInstant, weekdayIndex } from './london-time.ts';

export const HOURS_A_DAY = 24;
export const HOURS_A_WEEK = 168;

/** The week that is looked at: 168 instants at which a London clock shows a full hour, Monday midnight first. */
export interface CoverageWeek {
  /** Monday. */
  readonly from: LocalDate;
  readonly instants: readonly EpochMinutes[];
  /** Its seven days. */
  readonly dates: readonly LocalDate[];
  readonly days: LondonDays;
}

/** The next whole week: from the Monday after a day. */
export function nextWeek(today: LocalDate, bankHolidays: ReadonlySet<LocalDate>): CoverageWeek {
  const from = addDays(today, 7 - weekdayIndex(dayNumber(today)));
  const dates = WEEKDAYS.map((_, day) => addDays(from, day));
  const instants = dates.flatMap((date) =>
    Array.from({ length: HOURS_A_DAY }, (_, hour) => londonInstant(date, hour * 60)),
  );
  const span = { from: londonInstant(from), to: londonInstant(addDays(from, 7)), bankHolidays };
  return { from, dates, instants, days: londonDays(span) };
}

/** An hour of the week, 0 to 167, of a weekday and an hour of the clock. */
export function hourOfWeek(weekday: Weekday, hour: number): number {
  return WEEKDAYS.indexOf(weekday) * HOURS_A_DAY + hour;
}

export function weekdayOf(hour: number): Weekday {
  return WEEKDAYS[Math.floor(hour / HOURS_A_DAY)] ?? 'mo';
}

/** When a venue will help in a week, as things stand. */
export interface VenueCover {
  /** By hour of the week: it is shown then, and help is there when the hour strikes. */
  readonly open: readonly boolean[];
  /** It is shown at some time of the week, but nobody knows its hours. */
  readonly unknown: boolean;
}

/**
 * At which hours of a week a venue would be shown and its help be there, if nothing is decided until then: what `havenOf` and
 * `helpIntervals` would say at each of these instants.
 *
 * @param scheme only as a haven of this one
 */
export function coverOf(venue: VenueFacts, week: CoverageWeek, scheme?: string): VenueCover {
  const shownOn = week.dates.map((day) =>
    venue.accreditations.some((each) => isOf(each, scheme) && shownThrough(each, day)),
  );
  if (!shownOn.includes(true)) return { open: NEVER, unknown: false };
  const shown = week.instants.map((at, hour) => shownOn[dayOfWeek(hour)] === true && !isClosedAt(venue, at));
  if (!shown.includes(true)) return { open: NEVER, unknown: false };
  const intervals = tableIntervals(venue, week.days);
  if (!intervals) return { open: NEVER, unknown: true };
  const open = heldBy(intervals, week.instants);
  return { open: shown.map((each, hour) => each && open[hour] === true), unknown: false };
}

const NEVER: readonly boolean[] = Array.from({ length: HOURS_A_WEEK }, () => false);

function dayOfWeek(hour: number): number {
  return Math.floor(hour / HOURS_A_DAY);
}

function isOf({ schemeKey }: { schemeKey: string }, scheme: string | undefined): boolean {
  return scheme === undefined || schemeKey === scheme;
}

function isClosedAt({ closures }: VenueFacts, at: EpochMinutes): boolean {
  return closures.some(({ starts, ends }) => starts <= at && (ends === null || ends > at));
}

/** Which of these instants, in order, lie in these intervals, in order. */
function heldBy(intervals: readonly Interval[], instants: readonly EpochMinutes[]): readonly boolean[] {
  let next = 0;
  return instants.map((at) => {
    while ((intervals[next]?.end ?? Infinity) <= at) next += 1;
    return (intervals[next]?.start ?? Infinity) <= at;
  });
}

/** How many are open at each hour of the week, by ward or town: those without any are in it where they are named. */
export function countCover<Each>(
  covers: readonly { readonly each: Each; readonly cover: VenueCover }[],
  placeOf: (each: Each) => string,
  places: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const counts = new Map(places.map((place) => [place, Array.from({ length: HOURS_A_WEEK }, () => 0)]));
  for (const { each, cover } of covers) {
    const row = counts.get(placeOf(each)) ?? Array.from({ length: HOURS_A_WEEK }, () => 0);
    counts.set(placeOf(each), row);
    cover.open.forEach((open, hour) => {
      if (open) row[hour] = (row[hour] ?? 0) + 1;
    });
  }
  return counts;
}

/** The nearest of some places, ties by id; undefined of none. */
export function nearestTo<Place extends Point & { readonly id: string }>(
  point: Point,
  places: readonly Place[],
): { readonly place: Place; readonly metres: number } | undefined {
  let nearest: { place: Place; metres: number } | undefined;
  for (const place of places) {
    const metres = distanceMetres(point, place);
    const nearer =
      !nearest || metres < nearest.metres || (metres === nearest.metres && place.id < nearest.place.id);
    if (nearer) nearest = { place, metres };
  }
  return nearest;
}
