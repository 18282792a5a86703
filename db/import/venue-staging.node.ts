import type BetterSqlite3 from 'better-sqlite3';
import type { Ids } from '../../api/domain/clock.ts';
import { VENUE_FACTS, type JudgedVenue } from './judge-venue.ts';
import {
  mergeVenue,
  type HoursTexts,
  type KnownVenue,
  type NewVenueDefaults,
  type VenueChange,
  type VenueFactValues,
} from './merge-venue.ts';

export interface VenueChangeCounts {
  readonly added: number;
  /** Those noted among them. */
  readonly updated: number;
  readonly unchanged: number;
  /** Registered venues, of which only the review changes. */
  readonly noted: number;
}

/**
 * Changes on their way to the register, in temporary tables of this connection: on disk, so that memory stays flat, and
 * gone with the connection, however it ends (dropping them would take a second). The register is first touched when all of the file has been read.
 */
export interface VenueStaging {
  /** Runs the work on many rows at once: locking and flushing for each would take ten times as long. */
  together(work: () => void): void;
  /** @returns the line of the row that has the same key already; undefined where this one was taken in */
  add(venue: JudgedVenue, line: number): number | undefined;
  /** Replaces new ids that are taken: rare at 45 random bits, but not at 300,000 rows never. */
  makeIdsUnique(): void;
  readonly counts: VenueChangeCounts;
}

const HOURS = [
  'weekly',
  'bank_holidays',
  'known_until',
  'exceptions',
] as const satisfies readonly (keyof HoursTexts)[];
const DROP = 'DROP TABLE IF EXISTS temp.staged_keys; DROP TABLE IF EXISTS temp.staged_venues;';

/** @param connection of the register that will be written: temporary tables are seen by no other */
export function stageVenues(
  connection: BetterSqlite3.Database,
  ids: Ids,
  defaults: NewVenueDefaults,
): VenueStaging {
  connection.exec(`
    ${DROP}
    -- Nobody needs a half-read file back, so nothing is journaled.
    PRAGMA temp.journal_mode = OFF;
    -- In KiB; without it SQLite goes to disk for nearly every row.
    PRAGMA temp.cache_size = -16000;
    CREATE TEMP TABLE staged_keys (source TEXT, ref TEXT, line INTEGER, PRIMARY KEY (source, ref)) WITHOUT ROWID;
    CREATE TEMP TABLE staged_venues (
      id TEXT NOT NULL,
      source TEXT NOT NULL,
      ref TEXT NOT NULL,
      outcome TEXT NOT NULL,   -- added, updated or noted
      ${VENUE_FACTS.join(', ')},
      hours_changed INTEGER NOT NULL,
      ${HOURS.join(', ')}
    );`);
  const keep = keeper(connection);
  const known = knownVenues(connection);
  const counts = { added: 0, updated: 0, unchanged: 0, noted: 0 };
  const claim = connection.prepare('INSERT INTO temp.staged_keys VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const lineOf = connection
    .prepare<[string, string], number>('SELECT line FROM temp.staged_keys WHERE source = ? AND ref = ?')
    .pluck();

  return {
    counts,
    together: connection.transaction((work) => work()),

    add(venue, line) {
      const { source, ref } = venue;
      if (claim.run(source, ref, line).changes === 0) return lineOf.get(source, ref);
      const before = known(venue);
      const change = mergeVenue(venue, before, defaults);
      counts[change.outcome] += 1;
      if (change.outcome === 'noted') counts.updated += 1;
      if (change.outcome !== 'unchanged') keep(before?.id ?? ids.next(), venue, change);
      return undefined;
    },

    makeIdsUnique() {
      const taken = connection
        .prepare<[], number>(
          `SELECT rowid FROM temp.staged_venues WHERE outcome = 'added' AND (
             id IN (SELECT id FROM venues)
             OR id IN (SELECT id FROM temp.staged_venues GROUP BY id HAVING count(*) > 1))`,
        )
        .pluck();
      const replace = connection.prepare('UPDATE temp.staged_venues SET id = ? WHERE rowid = ?');
      for (let rows = taken.all(); rows.length > 0; rows = taken.all()) {
        for (const row of rows) replace.run(ids.next(), row);
      }
    },
  };
}

/** Puts one change into the table. */
function keeper(connection: BetterSqlite3.Database) {
  const columns = ['id', 'source', 'ref', 'outcome', ...VENUE_FACTS, 'hours_changed', ...HOURS];
  const insert = connection.prepare(
    `INSERT INTO temp.staged_venues (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (
    id: string,
    { source, ref }: JudgedVenue,
    change: Exclude<VenueChange, { outcome: 'unchanged' }>,
  ) => {
    const { outcome } = change;
    const facts = VENUE_FACTS.map((fact) =>
      change.outcome !== 'noted' ? change.facts[fact] : fact === 'review' ? change.review : null,
    );
    const hours = change.outcome === 'noted' ? undefined : change.hours;
    insert.run(
      id,
      source,
      ref,
      outcome,
      ...facts,
      hours ? 1 : 0,
      ...HOURS.map((column) => hours?.[column] ?? null),
    );
  };
}

interface HoursRow extends HoursTexts {
  readonly source: string;
}

const NO_HOURS: HoursTexts = { weekly: null, bank_holidays: null, known_until: null, exceptions: '[]' };

/**
 * Finds the venue that has a row's key, with its opening hours where the row speaks of them. Two statements: joined, SQLite
 * prepares a filter over the hours for every venue, which takes ten times as long.
 */
function knownVenues(
  connection: BetterSqlite3.Database,
): (row: JudgedVenue) => (KnownVenue & { readonly id: string }) | undefined {
  const selectVenue = connection.prepare<
    [string, string],
    VenueFactValues & { id: string; standing: string }
  >(`SELECT id, standing, ${VENUE_FACTS.join(', ')} FROM venues WHERE source = ? AND source_ref = ?`);
  const selectHours = connection.prepare<[string], HoursRow>(
    `SELECT weekly, bank_holidays, known_until, source, (
        SELECT json_group_array(json_array(x.date, json(x.sessions)) ORDER BY x.date)
        FROM hours_exceptions AS x WHERE x.venue_id = h.venue_id AND x.purpose = 'opening') AS exceptions
     FROM opening_hours AS h WHERE h.venue_id = ? AND h.purpose = 'opening'`,
  );
  return ({ source, ref, hours_stated }) => {
    const venue = selectVenue.get(source, ref);
    if (!venue) return undefined;
    const hours = hours_stated === 1 ? selectHours.get(venue.id) : undefined;
    return {
      id: venue.id,
      standing: venue.standing,
      facts: venue,
      hours: hours ?? NO_HOURS,
      hoursSource: hours?.source ?? null,
    };
  };
}
