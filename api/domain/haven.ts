import { shownThrough, type AccreditationFacts } from './accreditation.ts';
import type { EpochMinutes, LocalDate } from './clock.ts';
import { intersect, openIntervals, type Hours, type Interval, type LondonDays } from './hours.ts';
import type { AgePolicy, Facility, VenueKind } from './venue.ts';

/** One place the public may be shown right now, field by field: a new column of the register can never leak through. */
export interface Haven {
  readonly id: string;
  readonly name: string;
  readonly kind: VenueKind;
  /** Keys of the schemes it may be shown under, in the schemes' order. */
  readonly schemes: readonly string[];
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  readonly phone: string;
  readonly website: string;
  readonly lat: number;
  readonly lon: number;
  readonly authorityCode: string | null;
  readonly wardCode: string | null;
  readonly facilities: readonly Facility[];
  readonly agePolicy: AgePolicy;
  /** The day its training rule was last seen to hold. */
  readonly trainedOn: LocalDate;
  /** When the doors are open; absent where not known. */
  readonly opening?: Hours;
  /** When trained help is on hand, where that is less than the opening hours. */
  readonly help?: Hours;
  /** The instant to which its being shown is certain. */
  readonly until: EpochMinutes;
}

/** What the register knows of a venue that could be a haven. */
export interface VenueFacts extends Omit<Haven, 'schemes' | 'trainedOn' | 'until'> {
  readonly accreditations: readonly AccreditationFacts[];
  readonly closures: readonly { readonly starts: EpochMinutes; readonly ends: EpochMinutes | null }[];
}

/**
 * The haven this venue is at this minute, or nothing. The one place that decides what is shown: some scheme's state,
 * dates and training hold today, and no closure is under way. `until` is the earliest end of anything it says.
 * @param endOfDay the first minute after a London day
 */
export function havenOf(
  facts: VenueFacts,
  now: EpochMinutes,
  today: LocalDate,
  endOfDay: (day: LocalDate) => EpochMinutes,
): Haven | undefined {
  const { accreditations, closures, ...venue } = facts;
  const coming = closures.filter(({ ends }) => ends === null || ends > now);
  if (coming.some(({ starts }) => starts <= now)) return undefined;
  const shown = accreditations.flatMap((accreditation) => {
    const through = shownThrough(accreditation, today);
    return through === undefined ? [] : [{ through, accreditation }];
  });
  if (shown.length === 0) return undefined;
  return {
    ...venue,
    schemes: shown.map(({ accreditation }) => accreditation.schemeKey),
    trainedOn: shown.reduce((day, { accreditation: { trainedOn } }) => earlier(day, trainedOn ?? day), today),
    until: Math.min(...shown.map(({ through }) => endOfDay(through)), ...coming.map(({ starts }) => starts)),
  };
}

/**
 * When this haven can help within the days given, or undefined where nobody knows: its help hours where given, never
 * while its doors are shut, and no longer than its being shown is certain. A place that closes early today, or whose
 * training ends at midnight, is not "open until 02:00".
 */
export function helpIntervals(haven: Haven, days: LondonDays): readonly Interval[] | undefined {
  const open = tableIntervals(haven, days);
  return open && haven.until < days.to ? intersect(open, [{ start: days.from, end: haven.until }]) : open;
}

/**
 * When help is there by the tables of hours alone: while all of them say so, whether or not the place may be shown then.
 * Undefined where nobody knows.
 */
export function tableIntervals(
  { opening, help }: Pick<Haven, 'opening' | 'help'>,
  days: LondonDays,
): readonly Interval[] | undefined {
  const tables = [opening, help].filter((hours) => hours !== undefined);
  const known = tables.map((hours) => openIntervals(hours, days));
  if (known.length === 0 || known.includes(undefined)) return undefined;
  return known.reduce((a, b) => (a && b ? intersect(a, b) : undefined));
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}
