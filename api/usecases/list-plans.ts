import type { Database } from '../../db/database.ts';
import { selectPlanList, type PlanList, type PlanSummary } from '../../db/plan-lists.ts';

export { PLAN_LISTS, type PlanList, type PlanSummary } from '../../db/plan-lists.ts';

export const PLANS_A_PAGE = 25;

/** A page of the action plans of an authority. */
export function listPlans({
  authorityCode,
  list,
  page,
  db,
}: {
  authorityCode: string;
  list: PlanList;
  page: number;
  db: Database;
}): Promise<{ plans: readonly PlanSummary[]; total: number }> {
  return selectPlanList(db, { authorityCode, list, page, perPage: PLANS_A_PAGE });
}
