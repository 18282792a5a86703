import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from '../database.ts';

/**
 * The statements that take staged postcodes into the register, for one write, once they were compared with it. The outward
 * codes follow from them.
 */
export function writeStagedPostcodes(db: Database): CompiledQuery[] {
  const statements: RawBuilder<unknown>[] = [
    sql`UPDATE postcodes SET (lat, lon, quality, authority_code, ward_code) =
          (s.lat, s.lon, s.quality, s.authority_code, s.ward_code)
        FROM temp.staged_postcodes AS s WHERE postcodes.postcode = s.postcode AND s.outcome = 'updated'`,
    sql`INSERT INTO postcodes (postcode, lat, lon, quality, authority_code, ward_code)
        SELECT postcode, lat, lon, quality, authority_code, ward_code FROM temp.staged_postcodes
        WHERE outcome = 'added' ORDER BY postcode`,
    rebuildOutcodes(),
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
