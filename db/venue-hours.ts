import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { LocalDate } from '../api/domain/clock.ts';
import type { BankHolidayPolicy, Hours, HoursException, Session, WeeklyTable } from '../api/domain/hours.ts';
import type { Database } from './database.ts';
import type { HoursExceptionRow, OpeningHoursRow } from './schema.ts';
import { insertRows } from './writes.ts';

/** When the doors are open, or when trained help is on hand. */
export type HoursPurpose = 'opening' | 'haven';

export type HoursPart = Omit<OpeningHoursRow, 'source' | 'confirmed_on'>;

/** A table as the register keeps it. */
export interface KeptHours {
  readonly hours: Hours;
  /** Who gave it: manager, officer, osm, csv, demo. */
  readonly source: string;
  /** The day a person last said that it is right. */
  readonly confirmedOn: LocalDate | null;
}

/** The tables of one venue. */
export type VenueHours = { readonly [Purpose in HoursPurpose]?: KeptHours };

/** The tables of a venue, with the exceptions of a day and later ones. */
export async function selectVenueHours(db: Database, venueId: string, since: LocalDate): Promise<VenueHours> {
  const rows = await db.query
    .selectFrom('opening_hours')
    .select(['venue_id', 'purpose', 'weekly', 'bank_holidays', 'known_until', 'source', 'confirmed_on'])
    .where('venue_id', '=', venueId)
    .execute();
  const exceptions = await db.query
    .selectFrom('hours_exceptions')
    .select(['venue_id', 'purpose', 'date', 'sessions'])
    .where('venue_id', '=', venueId)
    .where('date', '>=', since)
    .orderBy('date')
    .execute();
  const kept = (purpose: HoursPurpose): VenueHours => {
    const row = rows.find((each) => each.purpose === purpose);
    const hours = hoursOf(purpose, rows, exceptions);
    return row && hours ? { [purpose]: { hours, source: row.source, confirmedOn: row.confirmed_on } } : {};
  };
  return { ...kept('opening'), ...kept('haven') };
}

/** A table from its rows; undefined where there is none of that purpose. */
export function hoursOf(
  purpose: HoursPurpose,
  rows: readonly HoursPart[],
  exceptions: readonly HoursExceptionRow[],
): Hours | undefined {
  const row = rows.find((each) => each.purpose === purpose);
  if (!row) return undefined;
  return {
    weekly: JSON.parse(row.weekly) as WeeklyTable,
    bankHolidays: JSON.parse(row.bank_holidays) as BankHolidayPolicy,
    exceptions: exceptions
      .filter((each) => each.purpose === purpose)
      .map(({ date, sessions }): HoursException => ({ date, sessions: JSON.parse(sessions) as Session[] })),
    ...(row.known_until !== null && { knownUntil: row.known_until }),
  };
}

/** Writes a table, known from now on until it is changed; its exceptions stay. */
export function upsertVenueHours(
  db: Database,
  table: {
    venueId: string;
    purpose: HoursPurpose;
    weekly: WeeklyTable;
    bankHolidays: BankHolidayPolicy;
    source: string;
    confirmedOn: LocalDate;
  },
): CompiledQuery {
  const row = {
    weekly: JSON.stringify(table.weekly),
    bank_holidays: JSON.stringify(table.bankHolidays),
    known_until: null,
    source: table.source,
    confirmed_on: table.confirmedOn,
  };
  return db.query
    .insertInto('opening_hours')
    .values({ venue_id: table.venueId, purpose: table.purpose, ...row })
    .onConflict((conflict) => conflict.columns(['venue_id', 'purpose']).doUpdateSet(row))
    .compile();
}

/** Notes that a person has said the tables of a venue are right as they stand. */
export function confirmVenueHours(db: Database, venueId: string, on: LocalDate): CompiledQuery {
  return db.query
    .updateTable('opening_hours')
    .set({ confirmed_on: on })
    .where('venue_id', '=', venueId)
    .compile();
}

/** Takes a table back with all its exceptions. */
export function deleteVenueHours(db: Database, venueId: string, purpose: HoursPurpose): CompiledQuery[] {
  return (['hours_exceptions', 'opening_hours'] as const).map((table) =>
    db.query.deleteFrom(table).where('venue_id', '=', venueId).where('purpose', '=', purpose).compile(),
  );
}

/** What starts on days instead; replaces what was said of those days before. */
export function upsertExceptions(
  db: Database,
  venueId: string,
  purpose: HoursPurpose,
  exceptions: readonly HoursException[],
): CompiledQuery[] {
  return insertRows(
    db,
    'hours_exceptions',
    exceptions.map(({ date, sessions }) => ({
      venue_id: venueId,
      purpose,
      date,
      sessions: JSON.stringify(sessions),
    })),
    (insert) =>
      insert.onConflict((conflict) =>
        conflict
          .columns(['venue_id', 'purpose', 'date'])
          .doUpdateSet(({ ref }) => ({ sessions: ref('excluded.sessions') })),
      ),
  );
}

export function deleteException(
  db: Database,
  venueId: string,
  purpose: HoursPurpose,
  date: LocalDate,
): CompiledQuery {
  return db.query
    .deleteFrom('hours_exceptions')
    .where('venue_id', '=', venueId)
    .where('purpose', '=', purpose)
    .where('date', '=', date)
    .compile();
}

/** That a venue's table is still the one that was read; `undefined`: that there is none. For `expectation`. */
export function hoursAreStill(
  venueId: string,
  purpose: HoursPurpose,
  hours: Hours | undefined,
): RawBuilder<unknown> {
  const row = sql`FROM opening_hours WHERE venue_id = ${venueId} AND purpose = ${purpose}`;
  if (!hours) return sql`NOT EXISTS (SELECT 1 ${row})`;
  return sql`EXISTS (SELECT 1 ${row} AND json(weekly) = json(${JSON.stringify(hours.weekly)})
    AND json(bank_holidays) = json(${JSON.stringify(hours.bankHolidays)}) AND known_until IS ${hours.knownUntil ?? null})`;
}
