import type { CompiledQuery } from 'kysely';
import { epochMinutes, isoInstant, type EpochMinutes } from '../api/domain/clock.ts';
import type { Database } from './database.ts';

/** A time during which a venue is hidden under every scheme. */
export interface Closure {
  readonly id: string;
  readonly starts: EpochMinutes;
  /** Null until someone reopens. */
  readonly ends: EpochMinutes | null;
  readonly reason: string;
}

/** The closures of a venue that are under way or to come. */
export async function selectClosures(
  db: Database,
  venueId: string,
  now: EpochMinutes,
): Promise<readonly Closure[]> {
  const rows = await db.query
    .selectFrom('closures')
    .select(['id', 'starts_at', 'ends_at', 'reason'])
    .where('venue_id', '=', venueId)
    .where(({ eb, or }) => or([eb('ends_at', 'is', null), eb('ends_at', '>', isoInstant(now))]))
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, starts_at, ends_at, reason }) => ({
    id,
    starts: epochMinutes(Date.parse(starts_at)),
    ends: ends_at === null ? null : epochMinutes(Date.parse(ends_at)),
    reason,
  }));
}

/** Adds a closure; does nothing where its id is taken: the same form was sent twice. */
export function insertClosure(db: Database, venueId: string, closure: Closure): CompiledQuery {
  const { id, starts, ends, reason } = closure;
  return db.query
    .insertInto('closures')
    .values({
      id,
      venue_id: venueId,
      starts_at: isoInstant(starts),
      ends_at: ends === null ? null : isoInstant(ends),
      reason,
    })
    .onConflict((conflict) => conflict.doNothing())
    .compile();
}

/** When a closure of this id ends, also one that is over; undefined where there is none. */
export async function selectClosureEnd(
  db: Database,
  venueId: string,
  id: string,
): Promise<EpochMinutes | null | undefined> {
  const row = await db.query
    .selectFrom('closures')
    .select('ends_at')
    .where('venue_id', '=', venueId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  return row.ends_at === null ? null : epochMinutes(Date.parse(row.ends_at));
}

/**
 * Lets every closure of a venue that is under way at a minute end then.
 * @param but the id of one that is left as it is
 */
export function endClosures(db: Database, venueId: string, now: EpochMinutes, but = ''): CompiledQuery {
  return db.query
    .updateTable('closures')
    .set({ ends_at: isoInstant(now) })
    .where('venue_id', '=', venueId)
    .where('id', '<>', but)
    .where('starts_at', '<=', isoInstant(now))
    .where(({ eb, or }) => or([eb('ends_at', 'is', null), eb('ends_at', '>', isoInstant(now))]))
    .compile();
}
