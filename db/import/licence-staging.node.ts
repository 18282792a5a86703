import type BetterSqlite3 from 'better-sqlite3';
import type { JudgedLicence } from './judge-licence.ts';

/** As many as are worked on together. */
export const ROWS_AT_ONCE = 500;

/** A row of the file as it waits: what it says, and how to report it. */
export interface StagedLicence {
  readonly line: number;
  readonly licence: JudgedLicence;
  readonly cells: readonly string[];
}

/** Two rows of one licence: the older one is not taken. */
export interface Superseded {
  readonly older: StagedLicence;
  readonly newerLine: number;
}

/**
 * Rows on their way to the register, in a temporary table (see venue-staging.node.ts for the why): the newest of each licence.
 */
export interface LicenceStaging {
  /** Runs the work on many rows at once: locking and flushing for each would take ten times as long. */
  together(work: () => void): void;
  /** @returns the older of two rows of one licence; undefined where this is its first */
  add(row: StagedLicence): Superseded | undefined;
  /** The rows that were taken, in runs, in the order of the file. */
  runs(most: number): Iterable<readonly StagedLicence[]>;
  /** The lines of other rows with this row's number, at other postcodes. */
  linesOfSameNumber(licence: JudgedLicence): readonly number[];
  has(authorityCode: string, key: string): boolean;
}

interface Row {
  readonly line: number;
  readonly licence: string;
  readonly cells: string;
}

export function stageLicences(connection: BetterSqlite3.Database): LicenceStaging {
  connection.exec(`
    DROP TABLE IF EXISTS temp.staged_licences;
    PRAGMA temp.journal_mode = OFF;
    PRAGMA temp.cache_size = -16000;
    CREATE TEMP TABLE staged_licences (
      authority_code TEXT NOT NULL,
      key TEXT NOT NULL,       -- number@postcode
      line INTEGER NOT NULL,
      licence TEXT NOT NULL,   -- JSON
      cells TEXT NOT NULL,     -- JSON
      PRIMARY KEY (authority_code, key)
    );`);
  const select = connection.prepare<[string, string], Row>(
    'SELECT line, licence, cells FROM temp.staged_licences WHERE authority_code = ? AND key = ?',
  );
  const put = connection.prepare(
    'INSERT INTO temp.staged_licences VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET line = excluded.line, licence = excluded.licence, cells = excluded.cells',
  );
  const page = connection.prepare<[number, number], Row & { readonly place: number }>(
    'SELECT rowid AS place, line, licence, cells FROM temp.staged_licences WHERE rowid > ? ORDER BY rowid LIMIT ?',
  );
  const sameNumber = connection.prepare<[string, string, string], { key: string; line: number }>(
    `SELECT key, line FROM temp.staged_licences
     WHERE authority_code = ? AND key >= ? AND key < ? ORDER BY line`,
  );

  return {
    together: connection.transaction((work) => work()),

    add(row) {
      const { authorityCode, key } = row.licence;
      const before = select.get(authorityCode, key);
      const other = before && read(before);
      if (other && isNewer(other, row)) return { older: row, newerLine: other.line };
      put.run(authorityCode, key, row.line, JSON.stringify(row.licence), JSON.stringify(row.cells));
      return other && { older: other, newerLine: row.line };
    },

    *runs(most) {
      for (let after = 0; ;) {
        const rows = page.all(after, most);
        const last = rows.at(-1);
        if (!last) return;
        yield rows.map(read);
        after = last.place;
      }
    },

    linesOfSameNumber({ authorityCode, key }) {
      const number = numberOfKey(key);
      return sameNumber
        .all(authorityCode, ...keysOfNumber(number))
        .filter((other) => other.key !== key && numberOfKey(other.key) === number)
        .map(({ line }) => line);
    },

    has: (authorityCode, key) => select.get(authorityCode, key) !== undefined,
  };
}

/** `number@postcode` */
export function numberOfKey(key: string): string {
  return key.slice(0, key.lastIndexOf('@'));
}

/** From where to before where the keys of a number lie: A follows @. */
export function keysOfNumber(number: string): readonly [from: string, before: string] {
  return [`${number}@`, `${number}A`];
}

function read({ line, licence, cells }: Row): StagedLicence {
  return { line, licence: JSON.parse(licence) as JudgedLicence, cells: JSON.parse(cells) as string[] };
}

/** By the day of issue, then the first day, then the place in the file: registers add at the end. */
function isNewer(a: StagedLicence, b: StagedLicence): boolean {
  for (const fact of ['issued_on', 'starts_on'] as const) {
    const [x, y] = [a.licence.facts[fact] ?? '', b.licence.facts[fact] ?? ''];
    if (x !== y) return x > y;
  }
  return a.line > b.line;
}
