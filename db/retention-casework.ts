import { sql } from 'kysely';
import { inScope, stillDue, type Keeper } from './retention-scope.ts';

/** States in which an accreditation has come to its end. */
export const ENDED = sql`('declined', 'revoked', 'withdrawn', 'lapsed')`;

/** Concerns that were closed, but for those that an open plan or a visit to come is about. */
export const CLOSED_CONCERNS: Keeper = {
  due: ({ scope, before }) => sql`SELECT c.id, c.authority_code FROM concerns c
    WHERE c.state = 'closed' AND c.closed_at < ${before} AND ${inScope('c.authority_code', scope)}
      AND NOT EXISTS (SELECT 1 FROM action_plans p WHERE p.concern_id = c.id AND p.closed_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM visits w WHERE w.concern_id = c.id AND w.state = 'planned')`,
  letGo: (db, ids, due) => {
    const gone = stillDue(ids, CLOSED_CONCERNS.due(due));
    return [
      // First, while it can still be told which are to go: what goes on being kept forgets them.
      sql`UPDATE visits SET concern_id = NULL WHERE concern_id IN ${gone}`,
      sql`UPDATE action_plans SET concern_id = NULL WHERE concern_id IN ${gone}`,
      sql`DELETE FROM concerns WHERE id IN ${gone}`,
    ].map((statement) => statement.compile(db.query));
  },
};

/**
 * What was written about visits: brief, notes, answers. That there was a visit, when, and how it went stays: reports and the
 * rule of a second failure go by it. One that has not been talked over, that an open plan or a retest to come stands on, is
 * in use.
 */
export const VISIT_NOTES: Keeper = {
  due: ({ scope, before, beforeDay }) => sql`SELECT w.id, w.authority_code FROM visits w
    WHERE w.state <> 'planned' AND w.planned_at < ${before} AND w.due_on < ${beforeDay}
      AND (w.state = 'called_off' OR (w.recorded_at < ${before} AND w.debriefed_on < ${beforeDay}))
      AND (w.brief <> '' OR w.notes <> '' OR w.debrief_note <> '' OR w.called_off_because <> '' OR w.rubric IS NOT NULL)
      AND ${inScope('w.authority_code', scope)}
      AND NOT EXISTS (SELECT 1 FROM action_plans p WHERE p.visit_id = w.id AND p.closed_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM visits r WHERE r.retest_of = w.id AND r.state = 'planned')`,
  letGo: (db, ids, due) => [
    sql`UPDATE visits SET brief = '', notes = '', debrief_note = '', called_off_because = '', rubric = NULL
      WHERE id IN ${stillDue(ids, VISIT_NOTES.due(due))}`.compile(db.query),
  ],
};

/** Checks of training, but for the newest of an accreditation that has not ended: it stands on that. */
export const TRAINING_CHECKS: Keeper = {
  due: ({ scope, before, beforeDay }) => sql`SELECT t.id, v.authority_code FROM training_checks t
    JOIN venues v ON v.id = t.venue_id
    WHERE t.checked_at < ${before} AND t.training_until < ${beforeDay} AND ${inScope('v.authority_code', scope)}
      AND (
        EXISTS (SELECT 1 FROM training_checks n WHERE n.venue_id = t.venue_id AND n.scheme_key = t.scheme_key
          AND (n.checked_at, n.id) > (t.checked_at, t.id))
        OR NOT EXISTS (SELECT 1 FROM accreditations a WHERE a.venue_id = t.venue_id AND a.scheme_key = t.scheme_key
          AND a.state NOT IN ${ENDED})
      )`,
  letGo: (db, ids, due) => [
    sql`DELETE FROM training_checks WHERE id IN ${stillDue(ids, TRAINING_CHECKS.due(due))}`.compile(db.query),
  ],
};

/**
 * Licences that the newest extract of their authority's register does not hold any more, nor any since the period began, and
 * that nobody has touched since. One that is matched with a venue is in use while an accreditation there has not ended.
 */
export const LICENCES: Keeper = {
  due: ({ scope, before, beforeDay }) => sql`SELECT l.id, l.authority_code FROM premises_licences l
    WHERE l.extracted_on < ${beforeDay} AND l.updated_at < ${before} AND ${inScope('l.authority_code', scope)}
      AND l.extracted_on < (SELECT max(n.extracted_on) FROM premises_licences n WHERE n.authority_code = l.authority_code)
      AND NOT EXISTS (SELECT 1 FROM accreditations a WHERE a.venue_id = l.venue_id AND a.state NOT IN ${ENDED})`,
  letGo: (db, ids, due) => [
    sql`DELETE FROM premises_licences WHERE id IN ${stillDue(ids, LICENCES.due(due))}`.compile(db.query),
  ],
};
