import { lastTurnOn, type HistoryEvent } from './accreditation-history.ts';
import type { AccreditationState } from './accreditation.ts';
import { epochMinutes, type LocalDate } from './clock.ts';
import { addDays, londonDate } from './london-time.ts';
import type { NotShownBecause, ReportCase, ReportVenue, Standings } from './report-cases.ts';
import type { ReportMoment } from './report-moment.ts';

export const CHANGE_KINDS = ['new', 'again', 'gone'] as const;
/** `new`: shown for the first time. `again`: it had been shown before. `gone`: no longer shown. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A venue that is shown under a scheme at one of two moments, and not at the other. */
export interface ShownChange {
  readonly kind: ChangeKind;
  readonly venue: ReportVenue;
  readonly schemeKey: string;
  readonly state: AccreditationState;
  /** Why it is no longer shown: a state or a rule, never what anybody wrote. */
  readonly because?: NotShownBecause;
  /** The day it came about; undefined where that is not kept, as with a closure. */
  readonly on?: LocalDate;
}

interface Moments {
  readonly earlier: ReportMoment;
  readonly later: ReportMoment;
}

/**
 * What the public is shown at a moment and was not shown at an earlier one, and the other way round: by venue and scheme. What
 * came and went in between is not in it.
 */
export function shownChanges({
  earlier,
  later,
  moments,
  eventsOf,
}: {
  earlier: Standings;
  later: Standings;
  moments: Moments;
  eventsOf: (venueId: string) => readonly HistoryEvent[];
}): readonly ShownChange[] {
  const shownBefore = new Set(earlier.cases.filter(isShown).map(keyOf));
  return later.cases.flatMap((each): ShownChange[] => {
    if (isShown(each) === shownBefore.has(keyOf(each))) return [];
    const { venue, schemeKey, state, because } = each;
    const events = eventsOf(venue.id);
    const turned = endedOn(each) ?? lastTurnOn(events, schemeKey, moments.later.before);
    const inTime =
      turned !== undefined && turned > moments.earlier.day ? turned : decidedOn(events, each, moments);
    return [
      {
        ...{ venue, schemeKey, state },
        kind: isShown(each)
          ? wasAccredited(events, schemeKey, moments.earlier.before)
            ? 'again'
            : 'new'
          : 'gone',
        ...(because !== undefined && { because }),
        ...(inTime !== undefined && { on: inTime }),
      },
    ];
  });
}

/** The day after the last one of what ran out. */
function endedOn({ because, trainingUntil, validTo }: ReportCase): LocalDate | undefined {
  const last =
    because === 'training_ended' ? trainingUntil : because === 'accreditation_ended' ? validTo : null;
  return last === null ? undefined : addDays(last, 1);
}

/** The day of the last decision between the moments; none where the premises closed for now, which is no decision. */
function decidedOn(
  events: readonly HistoryEvent[],
  { schemeKey, because }: ReportCase,
  { earlier, later }: Moments,
): LocalDate | undefined {
  if (because === 'closed_for_now' || because === 'closed_for_good') return undefined;
  const decided = events.findLast(
    (event) =>
      event.schemeKey === schemeKey && event.decidedAt >= earlier.before && event.decidedAt < later.before,
  );
  return decided && londonDate(epochMinutes(Date.parse(decided.decidedAt)));
}

function isShown({ group }: ReportCase): boolean {
  return group === 'shown';
}

function keyOf({ venue, schemeKey }: ReportCase): string {
  return `${venue.id} ${schemeKey}`;
}

function wasAccredited(events: readonly HistoryEvent[], scheme: string, before: string): boolean {
  return events.some(
    ({ schemeKey, to, decidedAt }) => schemeKey === scheme && to === 'accredited' && decidedAt < before,
  );
}
