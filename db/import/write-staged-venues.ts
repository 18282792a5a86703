import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from '../database.ts';
import { VENUE_FACTS } from './judge-venue.ts';

/**
 * The statements that take staged changes into the register, for one writeAll. A venue that was registered since its row
 * was held against it is left alone: only prospects are written over.
 *
 * @param at instant, UTC ISO text
 */
export function writeStagedVenues(db: Database, at: string): CompiledQuery[] {
  return [updateReviews(at), updateVenues(at), insertVenues(at), ...replaceHours()].map((statement) =>
    statement.compile(db.query),
  );
}

const facts = sql.join(VENUE_FACTS.map((fact) => sql.ref(fact)));
const stagedFacts = sql.join(VENUE_FACTS.map((fact) => sql.ref(`s.${fact}`)));

function updateReviews(at: string): RawBuilder<unknown> {
  return sql`UPDATE venues SET review = s.review, updated_at = ${at}
    FROM temp.staged_venues AS s WHERE venues.id = s.id AND s.outcome = 'noted'`;
}

function updateVenues(at: string): RawBuilder<unknown> {
  return sql`UPDATE venues SET (${facts}, updated_at) = (${stagedFacts}, ${at})
    FROM temp.staged_venues AS s
    WHERE venues.id = s.id AND s.outcome = 'updated' AND venues.standing = 'prospect'`;
}

function insertVenues(at: string): RawBuilder<unknown> {
  return sql`INSERT INTO venues (id, source, source_ref, standing, ${facts}, created_at, updated_at)
    SELECT s.id, s.source, s.ref, 'prospect', ${stagedFacts}, ${at}, ${at}
    FROM temp.staged_venues AS s WHERE s.outcome = 'added'`;
}

function replaceHours(): RawBuilder<unknown>[] {
  // What is new is no one's yet, and looking 300,000 venues up again would take longer than writing their hours.
  const changed = sql`s.hours_changed = 1 AND (s.outcome = 'added'
    OR EXISTS (SELECT 1 FROM venues AS v WHERE v.id = s.id AND v.standing = 'prospect'))`;
  const replaced = sql`SELECT s.id FROM temp.staged_venues AS s WHERE s.outcome = 'updated' AND ${changed}`;
  // In order of the key: new ids are random, and a table of this size filled at random takes twice as long.
  return [
    sql`DELETE FROM opening_hours WHERE purpose = 'opening' AND venue_id IN (${replaced})`,
    sql`DELETE FROM hours_exceptions WHERE purpose = 'opening' AND venue_id IN (${replaced})`,
    sql`INSERT INTO opening_hours (venue_id, purpose, weekly, bank_holidays, known_until, source)
      SELECT s.id, 'opening', s.weekly, s.bank_holidays, s.known_until, iif(s.source = 'osm', 'osm', 'csv')
      FROM temp.staged_venues AS s WHERE ${changed} AND s.weekly IS NOT NULL ORDER BY s.id`,
    sql`INSERT INTO hours_exceptions (venue_id, purpose, date, sessions)
      SELECT s.id, 'opening', x.value ->> 0, x.value -> 1
      FROM temp.staged_venues AS s, json_each(s.exceptions) AS x WHERE ${changed} AND s.weekly IS NOT NULL`,
  ];
}
