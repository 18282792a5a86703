import type { ConcernOutcome, ConcernReason, ConcernState } from '../api/domain/concern.ts';
import type { Database } from './database.ts';

/** A concern as a row of a list. Instants are UTC ISO text. */
export interface ConcernSummary {
  readonly id: string;
  readonly venueId: string;
  readonly venueName: string;
  readonly reason: ConcernReason;
  readonly note: string;
  readonly receivedAt: string;
  readonly state: ConcernState;
  readonly outcome: ConcernOutcome | null;
}

/** A page of the concerns of an authority in one state: the oldest first, of closed ones the newest. */
export async function selectConcernList(
  db: Database,
  {
    authorityCode,
    state,
    reason,
    page,
    perPage,
  }: {
    authorityCode: string;
    state: ConcernState;
    reason?: ConcernReason | undefined;
    page: number;
    perPage: number;
  },
): Promise<{ concerns: readonly ConcernSummary[]; total: number }> {
  let concerns = summaries(db).where('c.authority_code', '=', authorityCode).where('c.state', '=', state);
  if (reason !== undefined) concerns = concerns.where('c.reason', '=', reason);
  const counted = await concerns
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirst();
  const rows = await concerns
    .orderBy('c.received_at', state === 'closed' ? 'desc' : 'asc')
    .orderBy('c.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return { concerns: rows.map(summaryOf), total: Number(counted?.total ?? 0) };
}

/** The concerns about a venue, newest first. */
export async function selectVenueConcerns(db: Database, venueId: string): Promise<readonly ConcernSummary[]> {
  const rows = await summaries(db)
    .where('c.venue_id', '=', venueId)
    .orderBy('c.received_at', 'desc')
    .orderBy('c.id')
    .limit(MOST_OF_ONE)
    .execute();
  return rows.map(summaryOf);
}

/** More are on the list of the authority. */
const MOST_OF_ONE = 100;

function summaries(db: Database) {
  return db.query
    .selectFrom('concerns as c')
    .innerJoin('venues as e', 'e.id', 'c.venue_id')
    .select(['c.id', 'c.venue_id', 'e.name as venue_name', 'c.reason', 'c.note', 'c.received_at'])
    .select(['c.state', 'c.outcome']);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

function summaryOf(row: SummaryRow): ConcernSummary {
  return {
    id: row.id,
    venueId: row.venue_id,
    venueName: row.venue_name,
    reason: row.reason as ConcernReason,
    note: row.note,
    receivedAt: row.received_at,
    state: row.state as ConcernState,
    outcome: row.outcome as ConcernOutcome | null,
  };
}
