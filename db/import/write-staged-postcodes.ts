import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from '../database.ts';

/** The statements that take staged postcodes into the register, for one writeAll. The outward codes follow from them. */
export function writeStagedPostcodes(
  db: Database,
  { at, files, read, refused }: { at: string; files: string; read: number; refused: number },
): CompiledQuery[] {
  const statements: RawBuilder<unknown>[] = [
    sql`UPDATE temp.staged_postcodes AS s SET outcome = CASE
        WHEN NOT EXISTS (SELECT 1 FROM postcodes AS p WHERE p.postcode = s.postcode) THEN 'added'
        WHEN (s.lat, s.lon, s.quality, s.authority_code, s.ward_code) IS (
          SELECT p.lat, p.lon, p.quality, p.authority_code, p.ward_code
          FROM postcodes AS p WHERE p.postcode = s.postcode) THEN 'unchanged'
        ELSE 'updated' END`,
    sql`UPDATE postcodes SET (lat, lon, quality, authority_code, ward_code) =
          (s.lat, s.lon, s.quality, s.authority_code, s.ward_code)
        FROM temp.staged_postcodes AS s WHERE postcodes.postcode = s.postcode AND s.outcome = 'updated'`,
    sql`INSERT INTO postcodes (postcode, lat, lon, quality, authority_code, ward_code)
        SELECT postcode, lat, lon, quality, authority_code, ward_code FROM temp.staged_postcodes
        WHERE outcome = 'added' ORDER BY postcode`,
    rebuildOutcodes(),
    sql`INSERT INTO audit_events (authority_code, occurred_at, actor, action, subject, details)
        SELECT NULL, ${at}, 'import/postcodes', 'import.postcodes', 'register', json_object(
          'file', ${files}, 'read', ${read}, 'refused', ${refused},
          'added', count(*) FILTER (WHERE outcome = 'added'),
          'updated', count(*) FILTER (WHERE outcome = 'updated'))
        FROM temp.staged_postcodes HAVING count(*) FILTER (WHERE outcome <> 'unchanged') > 0`,
  ];
  return statements.map((statement) => statement.compile(db.query));
}

/** The middle of each outward code that was touched: the mean of its postcodes, to a metre. */
function rebuildOutcodes(): RawBuilder<unknown> {
  const outcode = sql`substr(p.postcode, 1, length(p.postcode) - 3)`;
  return sql`INSERT INTO outcodes (outcode, lat, lon, postcodes)
    SELECT ${outcode}, round(avg(p.lat), 5), round(avg(p.lon), 5), count(*)
    FROM postcodes AS p
    WHERE ${outcode} IN (
      SELECT substr(postcode, 1, length(postcode) - 3) FROM temp.staged_postcodes WHERE outcome <> 'unchanged')
    GROUP BY 1
    ON CONFLICT (outcode) DO UPDATE SET lat = excluded.lat, lon = excluded.lon, postcodes = excluded.postcodes`;
}
