import type { AccreditationFacts, AccreditationState } from './accreditation.ts';
import type { EpochMinutes, LocalDate } from './clock.ts';
import { havenOf, type Haven, type VenueFacts } from './haven.ts';
import { publicStanding, type HiddenBecause } from './public-standing.ts';
import type { ReportMoment } from './report-moment.ts';
import { isHeld, trainingCurrency, type TrainingCurrency } from './training-currency.ts';

/** A venue of an authority that has, or had, anything to do with a scheme. Facts and hours are those of today. */
export interface ReportVenue extends Omit<VenueFacts, 'lat' | 'lon'> {
  readonly lat: number | null;
  readonly lon: number | null;
  /** The premises are no longer there. */
  readonly closed: boolean;
}

/** Why the public is not shown a venue under a scheme; the later ones hide it under every scheme. */
export type NotShownBecause = HiddenBecause | 'closed_for_good' | 'no_position' | 'closed_for_now';

export const CASE_GROUPS = ['shown', 'hidden', 'in_progress', 'over'] as const;
/** `hidden`: accredited or suspended, but not shown now. `over`: lapsed, withdrawn, declined, revoked. */
export type CaseGroup = (typeof CASE_GROUPS)[number];

/** A venue under a scheme, as it stands at the moment of a report. */
export interface ReportCase {
  readonly venue: ReportVenue;
  readonly schemeKey: string;
  readonly state: AccreditationState;
  readonly validTo: LocalDate | null;
  readonly trainingUntil: LocalDate | null;
  readonly group: CaseGroup;
  /** Undefined where it is shown. */
  readonly because?: NotShownBecause;
  /** Undefined where no training is looked after. */
  readonly training?: TrainingCurrency;
}

/** What is shown of a venue, and the venue. */
export interface ShownPlace {
  readonly venue: ReportVenue;
  readonly haven: Haven;
}

export interface Standings {
  readonly cases: readonly ReportCase[];
  readonly places: readonly ShownPlace[];
}

const OVER: readonly AccreditationState[] = ['lapsed', 'withdrawn', 'declined', 'revoked'];

/**
 * How venues stand at a moment: each under each of its schemes, and those that the public is shown. What is shown is decided by
 * `havenOf`, as in publishing.
 *
 * @param accreditationsOf how a venue stood then; as it stands now where it is not given
 */
export function standingsAt(
  venues: readonly ReportVenue[],
  moment: ReportMoment,
  endOfDay: (day: LocalDate) => EpochMinutes,
  accreditationsOf: (venue: ReportVenue) => readonly AccreditationFacts[] = (venue) => venue.accreditations,
): Standings {
  const cases: ReportCase[] = [];
  const places: ShownPlace[] = [];
  for (const venue of venues) {
    const accreditations = accreditationsOf(venue);
    const facts = shownFacts({ ...venue, accreditations }, moment);
    const haven = facts && havenOf(facts, moment.minute, moment.day, endOfDay);
    if (haven) places.push({ venue, haven });
    const hidden = venueHidden(venue, moment);
    for (const each of accreditations) {
      cases.push(caseOf(venue, each, moment.day, haven?.schemes.includes(each.schemeKey) ?? false, hidden));
    }
  }
  return { cases, places };
}

/**
 * What publishing would look at; undefined where it would not look at all. When premises closed for good is not kept, so of an
 * earlier day only their events tell.
 */
export function shownFacts(
  venue: ReportVenue,
  { isNow }: Pick<ReportMoment, 'isNow'>,
): VenueFacts | undefined {
  const { lat, lon, closed, ...facts } = venue;
  if (lat === null || lon === null || (closed && isNow)) return undefined;
  return { ...facts, lat, lon };
}

function venueHidden(venue: ReportVenue, { minute, isNow }: ReportMoment): NotShownBecause | undefined {
  if (venue.closed && isNow) return 'closed_for_good';
  if (venue.lat === null) return 'no_position';
  const closure = venue.closures.some(
    ({ starts, ends }) => starts <= minute && (ends === null || ends > minute),
  );
  return closure ? 'closed_for_now' : undefined;
}

function caseOf(
  venue: ReportVenue,
  facts: AccreditationFacts,
  day: LocalDate,
  shown: boolean,
  hidden: NotShownBecause | undefined,
): ReportCase {
  const { schemeKey, state, validTo, trainingUntil } = facts;
  const training = trainingCurrency(facts, day);
  const standing = publicStanding(facts, day);
  const because = standing.shown ? hidden : standing.because;
  return {
    ...{ venue, schemeKey, state, validTo, trainingUntil },
    group: shown ? 'shown' : groupOf(state),
    ...(!shown && { because: because ?? 'state' }),
    ...(training !== undefined && { training }),
  };
}

function groupOf(state: AccreditationState): CaseGroup {
  if (OVER.includes(state)) return 'over';
  return isHeld(state) ? 'hidden' : 'in_progress';
}
