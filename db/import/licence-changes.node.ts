import type BetterSqlite3 from 'better-sqlite3';
import { asksFor, readCondition } from '../../api/domain/licence-conditions.ts';
import type { Ids } from '../../api/domain/clock.ts';
import { splitConditions } from '../../api/domain/split-conditions.ts';
import { FACT_COLUMNS } from '../licence-rows.ts';
import type { JudgedLicence } from './judge-licence.ts';
import type { KnownLicence, LicenceMerge, MergedRow } from './merge-licence.ts';

/** What an import writes of a licence; the other columns of `premises_licences` are an officer's. */
export const WRITTEN_COLUMNS = [
  ...FACT_COLUMNS,
  'ward_code',
  'town',
  'lat',
  'lon',
  'supervisor_before',
  'supervisor_since',
  'checked_on',
  'checked_by',
  'extracted_on',
  'imported',
] as const satisfies readonly (keyof MergedRow)[];

/** Changes held against the register, in temporary tables, until they are written at once. */
export interface LicenceChanges {
  readonly counts: {
    readonly added: number;
    readonly updated: number;
    readonly touched: number;
    readonly unchanged: number;
  };
  /** @returns the id that the licence has, or will have */
  put(licence: JudgedLicence, known: KnownLicence | undefined, merge: LicenceMerge): string;
}

export function stageLicenceChanges(connection: BetterSqlite3.Database, ids: Ids): LicenceChanges {
  connection.exec(`
    DROP TABLE IF EXISTS temp.licence_changes;
    DROP TABLE IF EXISTS temp.condition_changes;
    CREATE TEMP TABLE licence_changes (
      id TEXT PRIMARY KEY,
      outcome TEXT NOT NULL,     -- added, updated or touched
      version INTEGER,           -- of the row it was held against
      authority_code TEXT NOT NULL,
      source_ref TEXT NOT NULL,
      conditions_changed INTEGER NOT NULL,
      ${WRITTEN_COLUMNS.join(', ')}
    );
    CREATE TEMP TABLE condition_changes (
      licence_id TEXT NOT NULL, position INTEGER NOT NULL, annex, text, tags, refresh_months, asks_for
    );`);
  const columns = [
    'id',
    'outcome',
    'version',
    'authority_code',
    'source_ref',
    'conditions_changed',
    ...WRITTEN_COLUMNS,
  ];
  const insert = connection.prepare(
    `INSERT INTO temp.licence_changes (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const insertCondition = connection.prepare(
    'INSERT INTO temp.condition_changes VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const isTaken = connection
    .prepare<[string, string], number>(
      'SELECT EXISTS (SELECT 1 FROM premises_licences WHERE id = ?) OR EXISTS (SELECT 1 FROM temp.licence_changes WHERE id = ?)',
    )
    .pluck();
  const newId = (): string => {
    const id = ids.next();
    return isTaken.get(id, id) === 1 ? newId() : id;
  };
  const counts = { added: 0, updated: 0, touched: 0, unchanged: 0 };

  return {
    counts,

    put({ authorityCode, key, conditions }, known, { outcome, row, conditionsChanged }) {
      const id = known?.id ?? newId();
      counts[outcome] += 1;
      if (outcome === 'unchanged') return id;
      insert.run(
        ...[id, outcome, known?.version ?? null, authorityCode, key, conditionsChanged ? 1 : 0],
        ...WRITTEN_COLUMNS.map((column) => row[column]),
      );
      if (!conditionsChanged) return id;
      for (const [place, { annex, text }] of splitConditions(conditions ?? '').entries()) {
        const { tags, refreshMonths } = readCondition(text);
        insertCondition.run(id, place + 1, annex, text, JSON.stringify(tags), refreshMonths, asksFor(tags));
      }
      return id;
    },
  };
}
