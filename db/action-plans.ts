import type { CompiledQuery } from 'kysely';
import type { OpenPlan, PlanCause, PlanResult } from '../api/domain/action-plan.ts';
import type { Database } from './database.ts';

/** An action plan as the register keeps it. Instants are UTC ISO text, days `YYYY-MM-DD`, actors `person/…`. */
export interface ActionPlan {
  readonly id: string;
  readonly venueId: string;
  readonly schemeKey: string;
  readonly authorityCode: string | null;
  readonly cause: PlanCause;
  readonly visitId: string | null;
  readonly concernId: string | null;
  /** What has to be put right, in words. */
  readonly steps: readonly string[];
  /** The last day to do so. */
  readonly deadline: string;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly answer: string;
  readonly answeredAt: string | null;
  readonly result: PlanResult | null;
  readonly closingNote: string;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
}

export async function selectPlan(db: Database, id: string): Promise<ActionPlan | undefined> {
  const row = await db.query
    .selectFrom('action_plans')
    .select(['id', 'venue_id', 'scheme_key', 'authority_code', 'cause', 'visit_id', 'concern_id', 'steps'])
    .select(['deadline', 'opened_by', 'opened_at', 'answer', 'answered_at', 'result', 'closing_note'])
    .select(['closed_by', 'closed_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      venueId: row.venue_id,
      schemeKey: row.scheme_key,
      authorityCode: row.authority_code,
      cause: row.cause as PlanCause,
      visitId: row.visit_id,
      concernId: row.concern_id,
      steps: JSON.parse(row.steps) as string[],
      deadline: row.deadline,
      openedBy: row.opened_by,
      openedAt: row.opened_at,
      answer: row.answer,
      answeredAt: row.answered_at,
      result: row.result as PlanResult | null,
      closingNote: row.closing_note,
      closedBy: row.closed_by,
      closedAt: row.closed_at,
    }
  );
}

/** The open plans of a venue under a scheme, earliest deadline first. */
export async function selectOpenPlans(
  db: Database,
  { venueId, schemeKey }: { venueId: string; schemeKey: string },
): Promise<readonly OpenPlan[]> {
  const rows = await db.query
    .selectFrom('action_plans')
    .select(['id', 'cause', 'deadline'])
    .where('venue_id', '=', venueId)
    .where('scheme_key', '=', schemeKey)
    .where('closed_at', 'is', null)
    .orderBy('deadline')
    .orderBy('id')
    .execute();
  return rows.map(({ cause, ...plan }) => ({ ...plan, cause: cause as PlanCause }));
}

export type NewPlan = Pick<
  ActionPlan,
  | 'id'
  | 'venueId'
  | 'schemeKey'
  | 'authorityCode'
  | 'cause'
  | 'visitId'
  | 'concernId'
  | 'steps'
  | 'deadline'
  | 'openedBy'
  | 'openedAt'
>;

export function insertPlan(db: Database, plan: NewPlan): CompiledQuery {
  return db.query
    .insertInto('action_plans')
    .values({
      id: plan.id,
      venue_id: plan.venueId,
      scheme_key: plan.schemeKey,
      authority_code: plan.authorityCode,
      cause: plan.cause,
      visit_id: plan.visitId,
      concern_id: plan.concernId,
      steps: JSON.stringify(plan.steps),
      deadline: plan.deadline,
      opened_by: plan.openedBy,
      opened_at: plan.openedAt,
    })
    .compile();
}

/** Makes the whole write fail with a ConstraintError (`trigger`) where the plan is closed. */
export function updatePlanAnswer(
  db: Database,
  id: string,
  { answer, at }: { answer: string; at: string },
): CompiledQuery {
  return db.query.updateTable('action_plans').set({ answer, answered_at: at }).where('id', '=', id).compile();
}

/** Makes the whole write fail with a ConstraintError (`trigger`) where the plan is closed. */
export function updatePlanClosed(
  db: Database,
  id: string,
  { result, note, by, at }: { result: PlanResult; note: string; by: string; at: string },
): CompiledQuery {
  return db.query
    .updateTable('action_plans')
    .set({ result, closing_note: note, closed_by: by, closed_at: at })
    .where('id', '=', id)
    .compile();
}
