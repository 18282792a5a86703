import type { LocalDate } from './clock.ts';
import type { AccreditationState } from './accreditation.ts';
import type { CaseGroup, ReportCase, ShownPlace } from './report-cases.ts';
import type { TrainingCurrency } from './training-currency.ts';

/** What a ward or a town centre is called where it is not known. */
export const NOT_KNOWN = 'none';

/** Where venues are, for counting: each is in one place of either kind. */
export const PLACE_KINDS = ['ward', 'town'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Which rows of a report; all of them where nothing is given. */
export interface ReportFilter {
  readonly scheme?: string | undefined;
  /** ONS code, or NOT_KNOWN. */
  readonly ward?: string | undefined;
  /** Town centre, or NOT_KNOWN. */
  readonly town?: string | undefined;
  readonly state?: AccreditationState | undefined;
  readonly group?: CaseGroup | undefined;
  readonly training?: TrainingCurrency | undefined;
  /** Training that still counts, and ends on this day or before. */
  readonly endsBy?: LocalDate | undefined;
  /** Only places that do not mainly sell alcohol. */
  readonly anyAge?: boolean | undefined;
}

/** Finds out in which ward or town a venue is counted. */
export type PlaceOf = (venue: { readonly wardCode: string | null; readonly town: string }) => string;

/** @param wards codes of the authority's wards: a venue with another's is counted as not known */
export function placeOf(kind: PlaceKind, wards: ReadonlySet<string>): PlaceOf {
  if (kind === 'town') return ({ town }) => (town === '' ? NOT_KNOWN : town);
  return ({ wardCode }) => (wardCode !== null && wards.has(wardCode) ? wardCode : NOT_KNOWN);
}

/** The cases that a filter lets through, in their order. */
export function filterCases(
  cases: readonly ReportCase[],
  filter: ReportFilter,
  wards: ReadonlySet<string>,
): readonly ReportCase[] {
  const isThere = isIn(filter, wards);
  return cases.filter(
    ({ venue, schemeKey, state, group, training, trainingUntil }) =>
      is(filter.scheme, schemeKey) &&
      is(filter.state, state) &&
      is(filter.group, group) &&
      is(filter.training, training) &&
      (filter.endsBy === undefined ||
        (stillCounts(training) && trainingUntil !== null && trainingUntil <= filter.endsBy)) &&
      isThere(venue),
  );
}

/** The places that a filter lets through, in their order. */
export function filterPlaces(
  places: readonly ShownPlace[],
  filter: ReportFilter,
  wards: ReadonlySet<string>,
): readonly ShownPlace[] {
  const isThere = isIn(filter, wards);
  return places.filter(
    ({ venue, haven }) =>
      (filter.scheme === undefined || haven.schemes.includes(filter.scheme)) &&
      (!filter.anyAge || haven.agePolicy === 'all_ages') &&
      isThere(venue),
  );
}

/** Whether something is where a filter asks for. */
export function isIn(
  { ward, town }: Pick<ReportFilter, 'ward' | 'town'>,
  wards: ReadonlySet<string>,
): (venue: Parameters<PlaceOf>[0]) => boolean {
  const [wardOf, townOf] = [placeOf('ward', wards), placeOf('town', wards)];
  return (venue) =>
    (ward === undefined || wardOf(venue) === ward) && (town === undefined || townOf(venue) === town);
}

function stillCounts(training: TrainingCurrency | undefined): boolean {
  return training === 'current' || training === 'expiring';
}

function is<Value>(wanted: Value | undefined, value: Value | undefined): boolean {
  return wanted === undefined || wanted === value;
}
