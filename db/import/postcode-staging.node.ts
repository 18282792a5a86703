import type BetterSqlite3 from 'better-sqlite3';

export interface StagedPostcode {
  /** Without the space, `N120QG`. */
  readonly postcode: string;
  readonly lat: number;
  readonly lon: number;
  readonly quality: number;
  readonly authority_code: string | null;
  readonly ward_code: string | null;
}

/** Postcodes on their way to the register; see venue-staging.node.ts for the why. */
export interface PostcodeStaging {
  /** Runs the work on many rows at once: locking and flushing for each would take ten times as long. */
  together(work: () => void): void;
  /** @returns where the same postcode is already from; undefined where this row was taken in */
  add(row: StagedPostcode, origin: string): string | undefined;
  /** Holds every row against the register as it now is. */
  compare(): { readonly added: number; readonly updated: number; readonly unchanged: number };
}

export function stagePostcodes(connection: BetterSqlite3.Database): PostcodeStaging {
  connection.exec(`
    DROP TABLE IF EXISTS temp.staged_postcodes;
    PRAGMA temp.journal_mode = OFF;
    PRAGMA temp.cache_size = -32000;
    CREATE TEMP TABLE staged_postcodes (
      postcode TEXT PRIMARY KEY, lat, lon, quality, authority_code, ward_code,
      origin TEXT NOT NULL,    -- line 12 of n.csv
      outcome TEXT             -- added, updated or unchanged
    );`);
  const insert = connection.prepare(
    `INSERT INTO temp.staged_postcodes (postcode, lat, lon, quality, authority_code, ward_code, origin)
     VALUES (@postcode, @lat, @lon, @quality, @authority_code, @ward_code, @origin) ON CONFLICT DO NOTHING`,
  );
  const originOf = connection
    .prepare<[string], string>('SELECT origin FROM temp.staged_postcodes WHERE postcode = ?')
    .pluck();
  return {
    together: connection.transaction((work) => work()),

    add(row, origin) {
      return insert.run({ ...row, origin }).changes === 1 ? undefined : originOf.get(row.postcode);
    },

    compare() {
      connection.exec(`
        UPDATE temp.staged_postcodes AS s SET outcome = CASE
          WHEN NOT EXISTS (SELECT 1 FROM postcodes AS p WHERE p.postcode = s.postcode) THEN 'added'
          WHEN (s.lat, s.lon, s.quality, s.authority_code, s.ward_code) IS (
            SELECT p.lat, p.lon, p.quality, p.authority_code, p.ward_code
            FROM postcodes AS p WHERE p.postcode = s.postcode) THEN 'unchanged'
          ELSE 'updated' END`);
      const row = connection
        .prepare<[], ReturnType<PostcodeStaging['compare']>>(
          `SELECT count(*) FILTER (WHERE outcome = 'added') AS added,
                  count(*) FILTER (WHERE outcome = 'updated') AS updated,
                  count(*) FILTER (WHERE outcome = 'unchanged') AS unchanged
           FROM temp.staged_postcodes`,
        )
        .get();
      return row ?? { added: 0, updated: 0, unchanged: 0 };
    },
  };
}
