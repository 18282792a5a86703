import type { LocalDate } from './clock.ts';
import type { VisitKind } from './rubric.ts';
import { isTrainingRuleMet, type HeadCount, type ShareRule } from './training.ts';
import type { VisitOutcome } from './visit.ts';

/** A visit that was made, as a report counts it: the venue and the result, never anybody's name. */
export interface CountedVisit {
  readonly id: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly wardCode: string | null;
  readonly town: string;
  readonly schemeKey: string;
  readonly kind: VisitKind;
  readonly outcome: VisitOutcome;
  readonly visitedOn: LocalDate;
  readonly minutesToResponse: number | null;
  /** It repeats a test that was not passed. */
  readonly retest: boolean;
  /** How the venue's training stood at the time of the visit. */
  readonly trainingThen: TrainingThen;
}

export const TRAINING_THEN = ['met', 'not_met', 'not_recorded'] as const;
/** `met`: by what was known at the time of a visit, the scheme's training rule held on that day. */
export type TrainingThen = (typeof TRAINING_THEN)[number];

/** A share of fewer visits than this says little: one more could turn it. */
export const FEW_VISITS = 10;

/** How training stood on the day of a visit, by the last check before it. */
export function trainingThen(
  check: (HeadCount & { readonly trainingUntil: LocalDate }) | null,
  rules: ShareRule,
  day: LocalDate,
): TrainingThen {
  if (check === null) return 'not_recorded';
  const isMet = check.trainingUntil >= day && isTrainingRuleMet(rules, check);
  return isMet ? 'met' : 'not_met';
}

export const VISIT_ROUNDS = ['first', 'retest'] as const;
export type VisitRound = (typeof VISIT_ROUNDS)[number];

/** Which visits; all of them where nothing is given. */
export interface VisitFilter {
  readonly kind?: VisitKind | undefined;
  readonly outcome?: VisitOutcome | undefined;
  readonly round?: VisitRound | undefined;
  /** `2026-Q1` */
  readonly quarter?: string | undefined;
  readonly scheme?: string | undefined;
  readonly trainingThen?: TrainingThen | undefined;
  /** Days, both included. */
  readonly from?: LocalDate | undefined;
}

export function filterVisits(visits: readonly CountedVisit[], filter: VisitFilter): readonly CountedVisit[] {
  const { kind, outcome, round, quarter, scheme, from, trainingThen: then } = filter;
  return visits.filter(
    (visit) =>
      (kind === undefined || visit.kind === kind) &&
      (outcome === undefined || visit.outcome === outcome) &&
      (round === undefined || visit.retest === (round === 'retest')) &&
      (quarter === undefined || quarterOf(visit.visitedOn) === quarter) &&
      (scheme === undefined || visit.schemeKey === scheme) &&
      (then === undefined || visit.trainingThen === then) &&
      (from === undefined || visit.visitedOn >= from),
  );
}

/** How visits went. A share without the number of visits says nothing: they stand together. */
export interface Tally extends Readonly<Record<VisitOutcome, number>> {
  readonly visits: number;
  /** Share that went well, in whole per cent; undefined of no visit. */
  readonly goodPercent?: number;
}

export function tallyOf(visits: readonly Pick<CountedVisit, 'outcome'>[]): Tally {
  const count = (outcome: VisitOutcome) => visits.filter((visit) => visit.outcome === outcome).length;
  const good = count('good');
  return {
    visits: visits.length,
    ...{ good, partial: count('partial'), poor: count('poor') },
    ...(visits.length > 0 && { goodPercent: Math.round((good / visits.length) * 100) }),
  };
}

/** The quarter of the calendar year that holds a day: `2026-Q1`. */
export function quarterOf(day: LocalDate): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The quarters from that of one day to that of another, oldest first. */
export function quartersBetween(first: LocalDate, last: LocalDate): readonly string[] {
  const place = (day: LocalDate) => Number(day.slice(0, 4)) * 4 + Math.ceil(Number(day.slice(5, 7)) / 3) - 1;
  const from = place(first);
  return Array.from({ length: Math.max(0, place(last) - from + 1) }, (_, n) => {
    const quarter = from + n;
    return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
  });
}
