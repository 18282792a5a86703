import { sql } from 'kysely';
import { inScope, stillDue, type Keeper } from './retention-scope.ts';

/** Counts of loads, by their day. The sites stay: their snippets are in use. */
export const EMBED_LOADS: Keeper = {
  due: ({ scope, beforeDay }) => sql`SELECT l.site_id || '/' || l.day || '/' || l.part AS id, s.authority_code
    FROM embed_loads l JOIN embed_sites s ON s.id = l.site_id
    WHERE l.day < ${beforeDay} AND ${inScope('s.authority_code', scope)}`,
  letGo: (db, ids, due) => [
    sql`DELETE FROM embed_loads WHERE day < ${due.beforeDay}
      AND site_id || '/' || day || '/' || part IN ${stillDue(ids, EMBED_LOADS.due(due))}`.compile(db.query),
  ],
};
