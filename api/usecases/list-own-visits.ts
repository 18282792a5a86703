import type { Database } from '../../db/database.ts';
import { selectOwnVisits } from '../../db/visit-lists.ts';
import type { VisitKind } from '../domain/rubric.ts';

/** A visit on the list of the one who goes. */
export interface OwnVisitRow {
  readonly id: string;
  readonly venueName: string;
  readonly kind: VisitKind;
  /** A day. */
  readonly dueOn: string;
  /** Instant; null until it is made. */
  readonly visitedAt: string | null;
}

/** The visits that a person is to make, soonest first, and those they made last. */
export async function listOwnVisits({
  personId,
  db,
}: {
  personId: string;
  db: Database;
}): Promise<{ planned: readonly OwnVisitRow[]; done: readonly OwnVisitRow[] }> {
  const { planned, done } = await selectOwnVisits(db, personId);
  const row = ({ id, venueName, kind, dueOn, visitedAt }: OwnVisitRow): OwnVisitRow => ({
    ...{ id, venueName, kind, dueOn, visitedAt },
  });
  return { planned: planned.map(row), done: done.map(row) };
}
