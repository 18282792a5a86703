import type { Database } from '../../db/database.ts';
import {
  selectVisitList,
  type VisitFilter,
  type VisitList,
  type VisitSummary,
} from '../../db/visit-lists.ts';

export { VISIT_LISTS, type VisitFilter, type VisitList, type VisitSummary } from '../../db/visit-lists.ts';

export const VISITS_A_PAGE = 25;

/** A page of the visits of an authority. */
export function listVisits({
  authorityCode,
  list,
  filter,
  page,
  db,
}: {
  authorityCode: string;
  list: VisitList;
  filter: VisitFilter;
  page: number;
  db: Database;
}): Promise<{ visits: readonly VisitSummary[]; total: number }> {
  return selectVisitList(db, { authorityCode, list, filter, page, perPage: VISITS_A_PAGE });
}
