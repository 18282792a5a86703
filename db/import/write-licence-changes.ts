import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from '../database.ts';

/** Who is said to have added what an import adds. */
export const LICENCE_IMPORTER = 'import/licences';
/** `premises_licences.source` of what an import adds. */
export const LICENCE_SOURCE = 'licences-csv';

/**
 * The statements that take staged changes into the register, for one write. A licence that was changed since its row was held
 * against it is left alone: the next import sees what still differs.
 *
 * @param columns that an import writes
 * @param at instant, UTC ISO text
 */
export function writeLicenceChanges(db: Database, columns: readonly string[], at: string): CompiledQuery[] {
  const facts = sql.join(columns.map((column) => sql.ref(column)));
  const staged = sql.join(columns.map((column) => sql.ref(`s.${column}`)));
  return [update(facts, staged, at), insert(facts, staged, at), ...replaceConditions(at), trainingOf(at)].map(
    (statement) => statement.compile(db.query),
  );
}

type Sql = RawBuilder<unknown>;

function update(facts: Sql, staged: Sql, at: string): Sql {
  return sql`UPDATE premises_licences
    SET (source_ref, ${facts}, version, updated_at) = (s.source_ref, ${staged}, s.version + 1, ${at})
    FROM temp.licence_changes AS s
    WHERE premises_licences.id = s.id AND s.outcome <> 'added' AND premises_licences.version = s.version`;
}

function insert(facts: Sql, staged: Sql, at: string): Sql {
  return sql`INSERT INTO premises_licences (id, authority_code, source, source_ref, ${facts}, updated_at)
    SELECT s.id, s.authority_code, ${LICENCE_SOURCE}, s.source_ref, ${staged}, ${at}
    FROM temp.licence_changes AS s WHERE s.outcome = 'added'`;
}

/** Where the venues stand whose licences were written is worked out anew: a condition may ask for training more often. */
function trainingOf(at: string): Sql {
  return sql`INSERT INTO training_changes (venue_id, changed_at)
    SELECT DISTINCT l.venue_id, ${at} FROM premises_licences AS l
    JOIN temp.licence_changes AS s ON s.id = l.id WHERE l.venue_id IS NOT NULL
    ON CONFLICT (venue_id) DO UPDATE SET changed_at = excluded.changed_at`;
}

/** Only where the licence was written just now; what an officer added stays, after what the file holds. */
function replaceConditions(at: string): Sql[] {
  const changed = sql`SELECT s.id FROM temp.licence_changes AS s JOIN premises_licences AS l ON l.id = s.id
    WHERE s.conditions_changed = 1 AND l.version = coalesce(s.version + 1, 1)`;
  return [
    sql`DELETE FROM licence_conditions WHERE added_by = ${LICENCE_IMPORTER} AND licence_id IN (${changed})`,
    sql`INSERT INTO licence_conditions
        (id, licence_id, position, annex, text, tags, refresh_months, asks_for, added_by, added_at)
      SELECT c.licence_id || '-' || c.position, c.licence_id, c.position, c.annex, c.text, c.tags, c.refresh_months, c.asks_for,
        ${LICENCE_IMPORTER}, ${at}
      FROM temp.condition_changes AS c WHERE c.licence_id IN (${changed})`,
  ];
}
