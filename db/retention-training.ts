import { sql } from 'kysely';
import { eraseStaff } from './erase-staff.ts';
import { inScope, stillDue, type Keeper } from './retention-scope.ts';

/** admin/settings lets no scheme ask for training anew later than this: an older record counts nowhere any more. */
const LONGEST_REFRESH = '+36 months';

/**
 * Records of training, with other providers' certificates that became one or were refused. The newest of what somebody who
 * still works there has learnt is in use as long as it can count anywhere.
 */
export const TRAINING_RECORDS: Keeper = {
  due: ({ scope, before, beforeDay }) => sql`SELECT 'record/' || r.id AS id, v.authority_code
    FROM training_records r JOIN venues v ON v.id = r.venue_id JOIN staff_members m ON m.id = r.staff_id
    WHERE r.trained_on < ${beforeDay} AND r.recorded_at < ${before} AND ${inScope('v.authority_code', scope)}
      AND (r.revoked_at IS NOT NULL OR m.left_on < ${beforeDay} OR date(r.trained_on, ${LONGEST_REFRESH}) < ${beforeDay}
        OR EXISTS (SELECT 1 FROM training_records n WHERE n.staff_id = r.staff_id AND n.module_key = r.module_key
          AND n.revoked_at IS NULL AND (n.trained_on, n.id) > (r.trained_on, r.id)))
    UNION ALL SELECT 'certificate/' || c.id, v.authority_code
    FROM external_certificates c JOIN venues v ON v.id = c.venue_id
    WHERE c.verdict_at < ${before} AND c.sent_at < ${before} AND ${inScope('v.authority_code', scope)}
      AND NOT EXISTS (SELECT 1 FROM training_records r WHERE r.external_id = c.id)`,
  letGo: (db, ids, due) => {
    const gone = stillDue(ids, TRAINING_RECORDS.due(due));
    return [
      sql`DELETE FROM training_records WHERE 'record/' || id IN ${gone}`,
      sql`DELETE FROM external_certificates WHERE 'certificate/' || id IN ${gone}`,
      sql`DELETE FROM stored_files WHERE uploaded_at < ${due.before}
        AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.file_id = stored_files.id)
        AND NOT EXISTS (SELECT 1 FROM external_certificates c WHERE c.file_id = stored_files.id)`,
    ].map((statement) => statement.compile(db.query));
  },
};

/**
 * How somebody got to a record: their answers, the devices that they learnt on, the sessions that they were booked on. What a
 * record that is kept names stays with it.
 */
export const TRAINING_ATTEMPTS: Keeper = {
  due: ({ scope, before }) => sql`SELECT 'attempt/' || t.id AS id, v.authority_code
    FROM module_attempts t JOIN staff_members m ON m.id = t.staff_id JOIN venues v ON v.id = m.venue_id
    WHERE t.begun_at < ${before} AND coalesce(t.finished_at, t.begun_at) < ${before}
      AND ${inScope('v.authority_code', scope)}
      AND NOT EXISTS (SELECT 1 FROM training_records r WHERE r.attempt_id = t.id)
    UNION ALL SELECT 'device/' || l.token_hash, v.authority_code
    FROM learners l JOIN staff_members m ON m.id = l.staff_id JOIN venues v ON v.id = m.venue_id
    WHERE l.seen_at < ${before} AND ${inScope('v.authority_code', scope)}
    UNION ALL SELECT 'place/' || p.session_id || '/' || p.staff_id, s.authority_code
    FROM session_places p JOIN training_sessions s ON s.id = p.session_id
    WHERE s.starts_at < ${before} AND ${inScope('s.authority_code', scope)}`,
  letGo: (db, ids, due) => {
    const gone = stillDue(ids, TRAINING_ATTEMPTS.due(due));
    return [
      sql`DELETE FROM module_attempts WHERE 'attempt/' || id IN ${gone}`,
      sql`DELETE FROM learners WHERE 'device/' || token_hash IN ${gone}`,
      sql`DELETE FROM session_places WHERE 'place/' || session_id || '/' || staff_id IN ${gone}`,
    ].map((statement) => statement.compile(db.query));
  },
};

/** Who left a venue's staff: erased as they would be on a manager's word. That somebody was trained stays, without a name. */
export const LEFT_STAFF: Keeper = {
  due: ({ scope, before, beforeDay }) => sql`SELECT m.id, v.authority_code
    FROM staff_members m JOIN venues v ON v.id = m.venue_id
    WHERE m.left_on < ${beforeDay} AND m.updated_at < ${before} AND m.erased_at IS NULL
      AND ${inScope('v.authority_code', scope)}`,
  letGo: (db, ids, due, at) =>
    eraseStaff(db, sql`(SELECT id FROM ${stillDue(ids, LEFT_STAFF.due(due))})`, { today: due.beforeDay, at }),
};
