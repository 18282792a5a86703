import type { Insertable } from 'kysely';
import { isoInstant, type LocalDate } from '../../api/domain/clock.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import { RUBRIC, type VisitKind } from '../../api/domain/rubric.ts';
import { stepsAfter, type RubricAnswers, type VisitOutcome } from '../../api/domain/visit.ts';
import { BARNET } from '../reference/barnet.ts';
import type { ActionPlanRow, VisitRow } from '../schema-casework.ts';
import type { DecidedVenue, DemoOffice } from './decided-venue.ts';

export interface CaseRows {
  readonly visits: readonly Insertable<VisitRow>[];
  readonly plans: readonly Insertable<ActionPlanRow>[];
}

const EVENING_MINUTE = 20 * 60;
const MORNING_MINUTE = 10 * 60;
/** The venue was told and had a month; the retest came six weeks after the test. */
const RETEST_DAYS = 42;
const DEBRIEF_DAYS = 5;

/** The visits to a venue under a scheme, with the plans that came of them. */
export function visitRows(venue: DecidedVenue, office: DemoOffice): CaseRows {
  const { state, place, validFrom, deadline, reason } = venue;
  const { today } = office;
  const kind: VisitKind = venue.scheme === 'ask_for_angela' ? 'mystery' : 'inspection';
  if (state === 'action_required' && deadline !== null) {
    if (reason.startsWith('training')) return { visits: [], plans: [trainingPlan(venue, office, deadline)] };
    const failed = doneVisit(venue, office, { kind, on: addDays(today, -12), outcome: 'partial' });
    return { visits: [failed], plans: [planOf(venue, office, failed, { deadline })] };
  }
  if (state === 'revoked') {
    const first = doneVisit(venue, office, { kind: 'mystery', on: addDays(today, -92), outcome: 'poor' });
    const second = doneVisit(venue, office, {
      kind: 'mystery',
      on: addDays(today, -44),
      outcome: 'poor',
      retestOf: first.id,
    });
    const plan = planOf(venue, office, first, {
      deadline: addDays(today, -64),
      closedOn: addDays(today, -43),
      met: false,
    });
    return { visits: [first, second], plans: [plan] };
  }
  if (validFrom === null || !['accredited', 'renewal_due'].includes(state)) return { visits: [], plans: [] };
  const on = addDays(validFrom, 14 + ((place * 41) % 230));
  if (on >= addDays(today, -7))
    return { visits: place % 4 === 0 ? [plannedVisit(venue, office, kind)] : [], plans: [] };
  const outcome = place % 9 === 4 ? 'partial' : place % 13 === 6 ? 'poor' : 'good';
  const test = doneVisit(venue, office, { kind, on, outcome });
  const again = addDays(on, RETEST_DAYS);
  if (outcome === 'good' || again >= today) return { visits: [test], plans: [] };
  const retest = doneVisit(venue, office, { kind, on: again, outcome: 'good', retestOf: test.id });
  return {
    visits: [test, retest],
    plans: [planOf(venue, office, test, { deadline: addDays(on, 28), closedOn: again, met: true })],
  };
}

interface Done {
  readonly kind: VisitKind;
  readonly on: LocalDate;
  readonly outcome: VisitOutcome;
  readonly retestOf?: string;
}

function doneVisit(
  { venueId, scheme, place }: DecidedVenue,
  { staff, nextId }: DemoOffice,
  { kind, on, outcome, retestOf }: Done,
): Insertable<VisitRow> & { answers: RubricAnswers; visitedOn: LocalDate } {
  const answers = answersFor(kind, outcome);
  const visitedAt = isoInstant(londonInstant(on, kind === 'mystery' ? EVENING_MINUTE : MORNING_MINUTE));
  const visitor = kind === 'mystery' ? staff.tester : staff.officer;
  return {
    id: nextId(),
    venue_id: venueId,
    scheme_key: scheme,
    authority_code: BARNET.code,
    kind,
    state: 'done',
    visitor_id: visitor,
    due_on: addDays(on, 3),
    planned_by: `person/${staff.officer}`,
    planned_at: isoInstant(londonInstant(addDays(on, -10), MORNING_MINUTE)),
    retest_of: retestOf ?? null,
    visited_at: visitedAt,
    rubric: JSON.stringify({ answers, suggested: outcome, reason: '' }),
    outcome,
    minutes_to_response: kind === 'mystery' ? 2 + (place % 6) : null,
    recorded_by: `person/${visitor}`,
    recorded_at: visitedAt,
    debriefed_on: addDays(on, DEBRIEF_DAYS),
    debrief_note:
      outcome === 'good'
        ? 'Told the manager that all went well.'
        : 'Went through each point with the manager.',
    answers,
    visitedOn: on,
  };
}

function answersFor(kind: VisitKind, outcome: VisitOutcome): RubricAnswers {
  const no = {
    good: () => false,
    partial: (decisive: boolean, index: number) => !decisive && index === RUBRIC[kind].length - 1,
    poor: (decisive: boolean) => decisive,
  };
  return Object.fromEntries(
    RUBRIC[kind].map(({ key, decisive }, index) => [key, no[outcome](decisive, index) ? 'no' : 'yes']),
  );
}

function plannedVisit(
  { venueId, scheme, place }: DecidedVenue,
  { staff, today, nextId }: DemoOffice,
  kind: VisitKind,
): Insertable<VisitRow> {
  return {
    id: nextId(),
    venue_id: venueId,
    scheme_key: scheme,
    authority_code: BARNET.code,
    kind,
    state: 'planned',
    visitor_id: kind === 'mystery' ? staff.tester : staff.officer,
    // One or two are late: that is what an officer should see.
    due_on: addDays(today, -2 + (place % 24)),
    planned_by: `person/${staff.officer}`,
    planned_at: isoInstant(londonInstant(addDays(today, -8), MORNING_MINUTE)),
    brief:
      kind === 'mystery'
        ? 'Go after 20:00 and ask at the bar (demo).'
        : 'Ask to see the seat and the sign (demo).',
  };
}

function planOf(
  { venueId, scheme }: DecidedVenue,
  { staff, nextId }: DemoOffice,
  visit: ReturnType<typeof doneVisit>,
  { deadline, closedOn, met }: { deadline: LocalDate; closedOn?: LocalDate; met?: boolean },
): Insertable<ActionPlanRow> {
  return {
    id: nextId(),
    venue_id: venueId,
    scheme_key: scheme,
    authority_code: BARNET.code,
    cause: 'visit',
    visit_id: visit.id,
    steps: JSON.stringify(stepsAfter(visit.kind as VisitKind, visit.answers, null)),
    deadline,
    opened_by: visit.recorded_by ?? `person/${staff.officer}`,
    opened_at: visit.recorded_at ?? '',
    ...(closedOn !== undefined && {
      answer: 'We briefed everyone on every shift (demo).',
      answered_at: isoInstant(londonInstant(addDays(visit.visitedOn, 20), MORNING_MINUTE)),
      result: met ? 'met' : 'not_met',
      closing_note: met ? 'The retest went well.' : 'The retest failed as well.',
      closed_by: `person/${staff.officer}`,
      closed_at: isoInstant(londonInstant(closedOn, MORNING_MINUTE)),
    }),
  };
}

function trainingPlan(
  { venueId, scheme }: DecidedVenue,
  { staff, today, nextId }: DemoOffice,
  deadline: LocalDate,
): Insertable<ActionPlanRow> {
  return {
    id: nextId(),
    venue_id: venueId,
    scheme_key: scheme,
    authority_code: BARNET.code,
    cause: 'training',
    steps: JSON.stringify(['Train the people who started since spring, until four in five are current.']),
    deadline,
    opened_by: `person/${staff.officer}`,
    opened_at: isoInstant(londonInstant(addDays(today, -11), MORNING_MINUTE)),
  };
}

/** A visit as its table takes it, without what made it. */
export function withoutMaking(
  visit: Insertable<VisitRow> & { answers?: unknown; visitedOn?: unknown },
): Insertable<VisitRow> {
  const { answers: _, visitedOn: __, ...row } = visit;
  return row;
}
