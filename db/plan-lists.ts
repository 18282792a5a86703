import type { PlanCause, PlanResult } from '../api/domain/action-plan.ts';
import type { Database } from './database.ts';

/** An action plan as a row of a list. Instants are UTC ISO text, days `YYYY-MM-DD`. */
export interface PlanSummary {
  readonly id: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly schemeKey: string;
  readonly cause: PlanCause;
  readonly deadline: string;
  readonly openedAt: string;
  readonly answeredAt: string | null;
  readonly result: PlanResult | null;
  readonly closedAt: string | null;
}

export const PLAN_LISTS = ['open', 'answered', 'closed'] as const;
export type PlanList = (typeof PLAN_LISTS)[number];

/** A page of the plans of an authority: open ones by deadline, closed ones newest first. */
export async function selectPlanList(
  db: Database,
  {
    authorityCode,
    list,
    page,
    perPage,
  }: { authorityCode: string; list: PlanList; page: number; perPage: number },
): Promise<{ plans: readonly PlanSummary[]; total: number }> {
  let plans = summaries(db)
    .where('a.authority_code', '=', authorityCode)
    .where('a.closed_at', list === 'closed' ? 'is not' : 'is', null);
  if (list === 'answered') plans = plans.where('a.answered_at', 'is not', null);
  const counted = await plans
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirst();
  const ordered = list === 'closed' ? plans.orderBy('a.closed_at', 'desc') : plans.orderBy('a.deadline');
  const rows = await ordered
    .orderBy('a.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return { plans: rows.map(summaryOf), total: Number(counted?.total ?? 0) };
}

/** The plans of a venue: open ones first, then the newest. */
export async function selectVenuePlans(db: Database, venueId: string): Promise<readonly PlanSummary[]> {
  const rows = await summaries(db)
    .where('a.venue_id', '=', venueId)
    .orderBy('a.opened_at', 'desc')
    .orderBy('a.id')
    .limit(MOST_OF_ONE)
    .execute();
  const plans = rows.map(summaryOf);
  return [...plans.filter(({ closedAt }) => !closedAt), ...plans.filter(({ closedAt }) => closedAt)];
}

/** The plans that a visit or a concern led to. */
export async function selectPlansFrom(
  db: Database,
  cause: { venueId: string; visitId: string } | { venueId: string; concernId: string },
): Promise<readonly PlanSummary[]> {
  const plans = summaries(db)
    .where('a.venue_id', '=', cause.venueId)
    .orderBy('a.opened_at')
    .limit(MOST_OF_ONE);
  const rows = await (
    'visitId' in cause
      ? plans.where('a.visit_id', '=', cause.visitId)
      : plans.where('a.concern_id', '=', cause.concernId)
  ).execute();
  return rows.map(summaryOf);
}

/** More are on the list of the authority. */
const MOST_OF_ONE = 100;

function summaries(db: Database) {
  return db.query
    .selectFrom('action_plans as a')
    .innerJoin('venues as e', 'e.id', 'a.venue_id')
    .select(['a.id', 'a.venue_id', 'e.name as venue_name', 'a.scheme_key', 'a.cause', 'a.deadline'])
    .select(['a.opened_at', 'a.answered_at', 'a.result', 'a.closed_at']);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

function summaryOf(row: SummaryRow): PlanSummary {
  return {
    id: row.id,
    venueId: row.venue_id,
    venueName: row.venue_name,
    schemeKey: row.scheme_key,
    cause: row.cause as PlanCause,
    deadline: row.deadline,
    openedAt: row.opened_at,
    answeredAt: row.answered_at,
    result: row.result as PlanResult | null,
    closedAt: row.closed_at,
  };
}
