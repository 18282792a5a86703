import type { CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

/** A person on a device, or the code by which they go on elsewhere. Instants, UTC ISO text. */
export interface Learner {
  readonly tokenHash: string;
  readonly staffId: string;
  readonly seenAt: string;
  readonly endedAt: string | null;
}

export async function selectLearner(db: Database, tokenHash: string): Promise<Learner | undefined> {
  const row = await db.query
    .selectFrom('learners')
    .select(['token_hash', 'staff_id', 'seen_at', 'ended_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return (
    row && {
      ...{ tokenHash: row.token_hash, staffId: row.staff_id },
      ...{ seenAt: row.seen_at, endedAt: row.ended_at },
    }
  );
}

/** Refused with a ConflictError where the same form began it before. */
export function insertLearner(
  db: Database,
  { tokenHash, staffId, at }: { readonly tokenHash: string; readonly staffId: string; readonly at: string },
): CompiledQuery {
  return db.query
    .insertInto('learners')
    .values({ token_hash: tokenHash, staff_id: staffId, begun_at: at, seen_at: at })
    .compile();
}

/** Somebody is still at it. */
export function updateLearnerSeen(db: Database, tokenHash: string, at: string): CompiledQuery {
  return db.query
    .updateTable('learners')
    .set({ seen_at: at })
    .where('token_hash', '=', tokenHash)
    .where('seen_at', '<', at)
    .compile();
}

/** The next person takes the device. */
export function updateLearnerEnded(db: Database, tokenHash: string, at: string): CompiledQuery {
  return db.query
    .updateTable('learners')
    .set({ ended_at: at })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .compile();
}
