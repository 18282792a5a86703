import { RUBRIC, type VisitKind } from '../../api/domain/rubric.ts';
import type { SchemeRules } from '../../api/domain/scheme.ts';
import type { RubricAnswer, VisitOutcome } from '../../api/domain/visit.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { randomIds } from '../../api/random-ids.ts';
import { sealWith } from '../../api/seal.ts';
import { answerActionPlan } from '../../api/usecases/answer-action-plan.ts';
import { callOffVisit } from '../../api/usecases/call-off-visit.ts';
import { closeActionPlan } from '../../api/usecases/close-action-plan.ts';
import { closeConcern } from '../../api/usecases/close-concern.ts';
import { debriefVisit } from '../../api/usecases/debrief-visit.ts';
import { decideAccreditation } from '../../api/usecases/decide-accreditation.ts';
import type { VisitReport } from '../../api/usecases/grade-visit.ts';
import { lookAtConcern } from '../../api/usecases/look-at-concern.ts';
import { openActionPlan, type PlanAsked } from '../../api/usecases/open-action-plan.ts';
import { planVisit } from '../../api/usecases/plan-visit.ts';
import { raiseConcern } from '../../api/usecases/raise-concern.ts';
import { recordVisit } from '../../api/usecases/record-visit.ts';
import { suspendOverdue } from '../../api/usecases/suspend-overdue.ts';
import type { Database } from '../../db/database.ts';
import { addVenue, BARNET, movableClock, seedRegister } from './register.ts';

/** A Wednesday at noon. */
export const NOON = '2026-06-10T11:00:00Z';
export const TESTER = 'tester0001';
export const OFFICER = 'officer001';
export const MANAGER = 'manager001';

const YEAR = {
  valid_from: '2026-03-01',
  valid_to: '2028-02-28',
  trained_on: '2026-03-01',
  training_until: '2028-02-28',
};

const publicOrigin = 'https://havens.example';

type Without<Use extends (given: never) => unknown, Filled extends string> = Partial<
  Omit<Parameters<Use>[0], Filled | 'db' | 'clock' | 'ids' | 'publicOrigin'>
>;

/** Answers of a visit that went as its outcome says, at noon. */
export function aReport(outcome: VisitOutcome, kind: VisitKind = 'mystery', now = NOON): VisitReport {
  const answers: Record<string, RubricAnswer> = {};
  for (const { key } of RUBRIC[kind]) answers[key] = 'yes';
  if (outcome === 'partial') answers['quieter_spot'] = 'no';
  if (outcome === 'poor') answers['phrase_recognised'] = 'no';
  const visitedAt = epochMinutes(Date.parse(now));
  return { visitedAt, answers, minutesToResponse: 3, outcome, reason: '', notes: '' };
}

/** A venue with a manager, accredited as a Safe Haven, an officer and a tester of its council. */
export async function openCasework(
  db: Database,
  { rules = {}, accredited = true }: { rules?: Partial<SchemeRules>; accredited?: boolean } = {},
) {
  const clock = movableClock(NOON);
  await seedRegister(db);
  const [version] = await db.query.selectFrom('scheme_versions').select('rules').execute();
  const changed = JSON.stringify({ ...(JSON.parse(version?.rules ?? '{}') as SchemeRules), ...rules });
  const venueId = await addVenue(db);
  const at = '2026-01-01T00:00:00.000Z';
  const person = (id: string, name: string) =>
    db.query
      .insertInto('people')
      .values({ id, email: `${name}@example.org`, name, created_at: at, updated_at: at })
      .compile();
  const councilRole = (person_id: string, role: string) =>
    db.query
      .insertInto('council_roles')
      .values({ authority_code: BARNET, person_id, role, granted_at: at, granted_by: 'test' })
      .compile();
  await db.writeAll([
    db.query.updateTable('scheme_versions').set({ rules: changed }).compile(),
    person(TESTER, 'tess'),
    person(OFFICER, 'olu'),
    person(MANAGER, 'mia'),
    councilRole(TESTER, 'tester'),
    councilRole(OFFICER, 'officer'),
    db.query
      .insertInto('venue_managers')
      .values({ venue_id: venueId, person_id: MANAGER, added_at: at, added_by: 'test' })
      .compile(),
  ]);
  const common = { db, clock, publicOrigin };
  const officer = `person/${OFFICER}`;
  const decide = (to: 'accredited' | 'suspended' | 'withdrawn', dates = {}) =>
    decideAccreditation({
      ...{ venueId, schemeKey: 'safe_haven', to, reason: 'decided', dates, actor: officer },
      ...common,
    });
  if (accredited) await decide('accredited', YEAR);

  return {
    ...common,
    venueId,
    decide,

    plan: (given: Without<typeof planVisit, never> = {}) =>
      planVisit({
        ...{ visitId: randomIds.next(), venueId, schemeKey: 'safe_haven', kind: 'mystery' },
        ...{ visitorId: TESTER, dueOn: '2028-01-01', actor: officer },
        ...common,
        ...{ dueOn: new Date(clock.now()).toISOString().slice(0, 10) },
        ...given,
      }),
    callOff: (visitId: string) =>
      callOffVisit({ visitId, because: 'The tester is ill.', actor: officer, ...common }),
    record: (visitId: string, report: VisitReport, given: Partial<{ db: Database }> = {}) =>
      recordVisit({ visitId, report, actor: `person/${TESTER}`, ids: randomIds, ...common, ...given }),
    debrief: (visitId: string, note = 'Well done.') =>
      debriefVisit({ visitId, note, actor: officer, ...common }),

    openPlan: (given: Partial<PlanAsked> = {}) =>
      openActionPlan({
        asked: {
          ...{ planId: randomIds.next(), venueId, schemeKey: 'safe_haven', cause: 'licence' },
          ...{ steps: ['Put the sign up again.'], deadline: '2026-07-01', reason: 'The sign is gone.' },
          ...given,
        } as PlanAsked,
        actor: officer,
        ...common,
      }),
    answer: (planId: string, answer: string) =>
      answerActionPlan({ planId, answer, actor: `person/${MANAGER}`, ...common }),
    closePlan: (planId: string, result: 'met' | 'not_met' | 'withdrawn', note = 'Seen on site.') =>
      closeActionPlan({ planId, result, note, actor: officer, ...common }),
    runOverdue: () => suspendOverdue(common),

    raise: (given: Without<typeof raiseConcern, never> = {}) =>
      raiseConcern({
        ...{ idOrSlug: venueId, key: null, reason: 'turned_away', note: '', client: 'a test' },
        ...{ seal: sealWith('x'.repeat(32), 'attempts'), ids: randomIds },
        ...common,
        ...given,
      }),
    look: (concernId: string) => lookAtConcern({ concernId, actor: officer, ...common }),
    closeConcern: (concernId: string, given: Without<typeof closeConcern, 'concernId'> = {}) =>
      closeConcern({
        ...{ concernId, outcome: 'not_upheld', note: 'The venue was shut that day.', actor: officer },
        ...common,
        ...given,
      }),

    /** A visit that is planned and recorded now. */
    async visited(outcome: VisitOutcome, kind: VisitKind = 'mystery'): Promise<string> {
      const { visitId } = await this.plan({ kind });
      await this.record(visitId, aReport(outcome, kind, new Date(clock.now()).toISOString()));
      return visitId;
    },

    accreditation: () =>
      db.query
        .selectFrom('accreditations')
        .select(['state', 'action_deadline', 'sequence'])
        .where('venue_id', '=', venueId)
        .executeTakeFirst(),
    plans: () =>
      db.query
        .selectFrom('action_plans')
        .select(['id', 'cause', 'deadline', 'steps', 'result', 'closed_at', 'opened_by', 'visit_id'])
        .orderBy('opened_at')
        .orderBy('id')
        .execute(),
    openPlans: () =>
      db.query
        .selectFrom('action_plans')
        .select(['id', 'cause', 'deadline'])
        .where('closed_at', 'is', null)
        .execute(),
    concerns: () =>
      db.query
        .selectFrom('concerns')
        .select(['id', 'state', 'outcome', 'note', 'looked_at_by', 'received_at'])
        .execute(),
    /** Actions on the audit trail since the venue was set up. */
    async trail(): Promise<string[]> {
      const rows = await db.query
        .selectFrom('audit_events')
        .select('action')
        .where('subject', '=', `venue/${venueId}`)
        .orderBy('id')
        .execute();
      return rows.map(({ action }) => action);
    },
    async mailTo(name: string): Promise<string[]> {
      const rows = await db.query
        .selectFrom('outbox')
        .select('subject')
        .where('recipient', '=', `${name}@example.org`)
        .orderBy('id')
        .execute();
      return rows.map(({ subject }) => subject);
    },
    /** Whether the public is shown the venue, by what is published. */
    async isShown(): Promise<boolean> {
      const now = new Date(clock.now()).toISOString();
      const rows = await db.query.selectFrom('public_havens').select('id').where('until', '>', now).execute();
      return rows.length > 0;
    },
  };
}

export type Casework = Awaited<ReturnType<typeof openCasework>>;
