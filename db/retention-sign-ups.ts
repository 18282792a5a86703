import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import { ENDED } from './retention-casework.ts';
import { inScope, stillDue, type Due, type Keeper } from './retention-scope.ts';

/**
 * Evidence of accreditations that have ended, and what a manager took back: with its files. Never what was added or judged
 * since the period began.
 */
export const EVIDENCE: Keeper = {
  due: ({
    scope,
    before,
  }) => sql`SELECT e.id, v.authority_code FROM evidence e JOIN venues v ON v.id = e.venue_id
    WHERE e.added_at < ${before} AND coalesce(e.verdict_at, e.added_at) < ${before} AND ${inScope('v.authority_code', scope)}
      AND (
        e.removed_at < ${before}
        OR EXISTS (SELECT 1 FROM accreditations a WHERE a.venue_id = e.venue_id AND a.scheme_key = e.scheme_key
          AND a.state IN ${ENDED} AND a.updated_at < ${before})
      )`,
  letGo: (db, ids, due) => letGoOfEvidence(db, stillDue(ids, EVIDENCE.due(due)), due),
};

/** Sign-ups that were never sent and that nobody has touched since: with the evidence that stands in them. */
export const SIGN_UPS: Keeper = {
  due: ({ scope, before }) => sql`SELECT s.id, s.authority_code FROM sign_ups s
    WHERE s.state IN ('open', 'set_aside') AND s.updated_at < ${before} AND ${inScope('s.authority_code', scope)}
      AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.sign_up_id = s.id AND (e.venue_id IS NOT NULL OR e.added_at >= ${before}))`,
  letGo: (db, ids, due) => {
    const gone = stillDue(ids, SIGN_UPS.due(due));
    return [
      ...letGoOfEvidence(db, sql`(SELECT id FROM evidence WHERE sign_up_id IN ${gone})`, due),
      sql`DELETE FROM sign_ups WHERE id IN ${gone}`.compile(db.query),
    ];
  },
};

/**
 * Evidence, then the files that nothing holds any more: a file comes into the register in one write with its evidence, and a
 * copy of an application shares it.
 */
function letGoOfEvidence(db: Database, gone: RawBuilder<unknown>, { before }: Due): CompiledQuery[] {
  return [
    sql`DELETE FROM evidence WHERE id IN ${gone}`,
    sql`DELETE FROM stored_files WHERE uploaded_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.file_id = stored_files.id)
      AND NOT EXISTS (SELECT 1 FROM external_certificates c WHERE c.file_id = stored_files.id)`,
  ].map((statement) => statement.compile(db.query));
}
