import type { CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

/** An entry that stands for premises which are on the register under another one. */
export function updateDuplicate(db: Database, venueId: string, at: string): CompiledQuery {
  return db.query
    .updateTable('venues')
    .set({ standing: 'closed', review: '', updated_at: at })
    .where('id', '=', venueId)
    .compile();
}
