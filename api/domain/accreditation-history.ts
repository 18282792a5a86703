import { isShowable, type AccreditationFacts, type AccreditationState } from './accreditation.ts';
import { epochMinutes, type LocalDate } from './clock.ts';
import { londonDate } from './london-time.ts';
import type { SchemeRules } from './scheme.ts';

const DATE_NAMES = ['valid_from', 'valid_to', 'trained_on', 'training_until', 'action_deadline'] as const;
type DateName = (typeof DATE_NAMES)[number];

/** What an event left behind of a venue under a scheme. */
export interface HistoryEvent {
  readonly schemeKey: string;
  readonly to: AccreditationState;
  /** Instant, UTC ISO text. */
  readonly decidedAt: string;
  /** The dates that the step changed; what is not there was carried over. */
  readonly dates: Readonly<Partial<Record<DateName, LocalDate | null>>>;
}

/** A scheme as a report needs it, in every version. */
export interface SchemeVersions {
  readonly key: string;
  readonly listed: boolean;
  readonly versions: readonly {
    readonly version: number;
    readonly effectiveFrom: LocalDate;
    readonly rules: Pick<SchemeRules, 'shownWhileActionRequired'>;
  }[];
}

/**
 * How a venue stood under each scheme before an instant, put together from its events in their order. The register's own row is
 * what this gives for now; earlier rows are kept nowhere else.
 */
export function accreditationsBefore(
  events: readonly HistoryEvent[],
  before: string,
  schemes: readonly SchemeVersions[],
): readonly AccreditationFacts[] {
  return schemes.flatMap((scheme) => {
    const own = events.filter(({ schemeKey, decidedAt }) => schemeKey === scheme.key && decidedAt < before);
    return own.length === 0 ? [] : [standingAfter(own, scheme)];
  });
}

function standingAfter(events: readonly HistoryEvent[], scheme: SchemeVersions): AccreditationFacts {
  const dates: Record<DateName, LocalDate | null> = {
    ...{ valid_from: null, valid_to: null, trained_on: null, training_until: null, action_deadline: null },
  };
  let state: AccreditationState | null = null;
  let ruledOn = '';
  for (const event of events) {
    // What is accredited anew comes under the rules of that day; what only moves on stays under its own.
    if (state === null || (event.to === 'accredited' && state !== 'accredited')) ruledOn = event.decidedAt;
    for (const name of DATE_NAMES) {
      const given = event.dates[name];
      if (given !== undefined) dates[name] = given;
    }
    state = event.to;
  }
  return {
    schemeKey: scheme.key,
    rules: rulesOn(scheme, londonDate(epochMinutes(Date.parse(ruledOn)))),
    listed: scheme.listed,
    state: state ?? 'draft',
    validFrom: dates.valid_from,
    validTo: dates.valid_to,
    trainedOn: dates.trained_on,
    trainingUntil: dates.training_until,
    actionDeadline: dates.action_deadline,
  };
}

/** The rules in force on a day; before the first version there are none, and nothing is shown that they would have to allow. */
function rulesOn({ versions }: SchemeVersions, day: LocalDate): AccreditationFacts['rules'] {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= day);
  const newest = begun.toSorted((a, b) => b.version - a.version)[0];
  return newest?.rules ?? { shownWhileActionRequired: false };
}

/** The day of the last event that took a venue out of the states that can be shown, or into them. */
export function lastTurnOn(
  events: readonly HistoryEvent[],
  schemeKey: string,
  before: string,
): LocalDate | undefined {
  let turned: string | undefined;
  let shown = false;
  for (const event of events) {
    if (event.schemeKey !== schemeKey || event.decidedAt >= before) continue;
    if (isShowable(event.to) !== shown) turned = event.decidedAt;
    shown = isShowable(event.to);
  }
  return turned === undefined ? undefined : londonDate(epochMinutes(Date.parse(turned)));
}
