import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import type { ApprovedFacts } from './venue-facts.ts';

/** A change of name, address or pin that waits for an officer, or did. */
export interface VenueChange {
  readonly id: string;
  readonly venueId: string;
  /** Only what would change. */
  readonly proposed: Partial<ApprovedFacts>;
  /** The same facts as they were when it was asked. */
  readonly present: Partial<ApprovedFacts>;
  readonly proposedBy: string;
  /** Instants, UTC ISO text. */
  readonly proposedAt: string;
  readonly decision: 'approved' | 'refused' | 'taken_back' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string;
}

const COLUMNS = [
  'id',
  'venue_id',
  'proposed',
  'present',
  'proposed_by',
  'proposed_at',
  'decision',
  'decided_by',
  'decided_at',
  'reason',
] as const;

export async function selectVenueChange(db: Database, id: string): Promise<VenueChange | undefined> {
  const row = await db.query
    .selectFrom('venue_changes')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && changeOf(row);
}

/** The newest change of a venue, waiting or decided. */
export async function selectNewestChange(db: Database, venueId: string): Promise<VenueChange | undefined> {
  const row = await db.query
    .selectFrom('venue_changes')
    .select(COLUMNS)
    .where('venue_id', '=', venueId)
    // The one that waits first: there is one at most.
    .orderBy(sql`decision IS NOT NULL`)
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && changeOf(row);
}

export function insertVenueChange(
  db: Database,
  change: Pick<VenueChange, 'id' | 'venueId' | 'proposed' | 'present' | 'proposedBy' | 'proposedAt'>,
): CompiledQuery {
  return db.query
    .insertInto('venue_changes')
    .values({
      id: change.id,
      venue_id: change.venueId,
      proposed: JSON.stringify(change.proposed),
      present: JSON.stringify(change.present),
      proposed_by: change.proposedBy,
      proposed_at: change.proposedAt,
      decision: null,
      decided_by: null,
      decided_at: null,
    })
    .compile();
}

export function updateVenueChange(
  db: Database,
  id: string,
  end: { decision: NonNullable<VenueChange['decision']>; by: string; at: string; reason: string },
): CompiledQuery {
  const { decision, by, at, reason } = end;
  return db.query
    .updateTable('venue_changes')
    .set({ decision, decided_by: by, decided_at: at, reason })
    .where('id', '=', id)
    .compile();
}

/** That a change still waits, as it was read. For `expectation`. */
export function changeStillWaits(id: string): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM venue_changes WHERE id = ${id} AND decision IS NULL)`;
}

function changeOf(row: {
  [Column in (typeof COLUMNS)[number]]: Column extends 'decision' | 'decided_by' | 'decided_at'
    ? string | null
    : string;
}): VenueChange {
  return {
    id: row.id,
    venueId: row.venue_id,
    proposed: JSON.parse(row.proposed) as Partial<ApprovedFacts>,
    present: JSON.parse(row.present) as Partial<ApprovedFacts>,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    decision: row.decision as VenueChange['decision'],
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
  };
}
