import { selectConcernList, type ConcernSummary } from '../../db/concern-lists.ts';
import type { Database } from '../../db/database.ts';
import type { ConcernReason, ConcernState } from '../domain/concern.ts';

export type { ConcernSummary } from '../../db/concern-lists.ts';

export const CONCERNS_A_PAGE = 25;

/** A page of the concerns of an authority in one state. */
export function listConcerns({
  authorityCode,
  state,
  reason,
  page,
  db,
}: {
  authorityCode: string;
  state: ConcernState;
  reason?: ConcernReason | undefined;
  page: number;
  db: Database;
}): Promise<{ concerns: readonly ConcernSummary[]; total: number }> {
  return selectConcernList(db, { authorityCode, state, reason, page, perPage: CONCERNS_A_PAGE });
}
