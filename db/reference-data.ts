import type { CompiledQuery, Insertable } from 'kysely';
import { epochMinutes, isoInstant, type Clock } from '../api/domain/clock.ts';
import { upsertAuthority } from './areas.ts';
import { writeAudited, type AuditEntry } from './audit.ts';
import { selectBankHolidayDates, upsertBankHolidays, type BankHoliday } from './bank-holidays.ts';
import type { Database } from './database.ts';
import { upsertHelpline } from './helplines.ts';
import { upsertPlace } from './places.ts';
import { insertPledge } from './pledges.ts';
import { REFERENCE_BANK_HOLIDAYS } from './reference/bank-holidays.ts';
import { BARNET } from './reference/barnet.ts';
import { REFERENCE_HELPLINES } from './reference/helplines.ts';
import { REFERENCE_OUTCODES, REFERENCE_PLACES } from './reference/places.ts';
import { REFERENCE_PLEDGES } from './reference/pledges.ts';
import { REFERENCE_SCHEMES, type ReferenceScheme } from './reference/schemes.ts';
import type { Schema } from './schema.ts';
import { insertRows } from './writes.ts';

/** How many rows of each kind were missing and were added. */
export interface ReferenceCounts {
  readonly authorities: number;
  readonly schemes: number;
  readonly helplines: number;
  readonly bankHolidays: number;
  readonly places: number;
  readonly outcodes: number;
  readonly pledges: number;
}

/**
 * Gives the register what it cannot work without: the schemes and their rules, helplines, bank holidays, the pledge, and the
 * places people search by. Adds what is missing by its key and changes nothing that is there, so an officer's edit stays; run
 * at every start.
 */
export async function loadReferenceData({
  db,
  clock,
}: {
  db: Database;
  clock: Clock;
}): Promise<ReferenceCounts> {
  const { counts, writes, events } = await missingReferenceData(db, isoInstant(epochMinutes(clock.now())));
  if (events.length > 0) await writeAudited(db, writes, events);
  return counts;
}

interface MissingReferenceData {
  readonly counts: ReferenceCounts;
  readonly writes: readonly CompiledQuery[];
  readonly events: readonly AuditEntry[];
}

/** What `loadReferenceData` writes, nothing where nothing is missing, to go together with other changes. */
export async function missingReferenceData(db: Database, at: string): Promise<MissingReferenceData> {
  const { query } = db;
  const known = {
    authorities: await keysOf(query.selectFrom('authorities').select('code as key')),
    schemes: await keysOf(query.selectFrom('schemes').select('key')),
    helplines: await keysOf(query.selectFrom('helplines').select('key')),
    places: await keysOf(query.selectFrom('places').select('id as key')),
    outcodes: await keysOf(query.selectFrom('outcodes').select('outcode as key')),
    pledges: await query.selectFrom('pledge_texts').select('version').execute(),
  };
  const authorities = [BARNET].filter(({ code }) => !known.authorities.has(code));
  const schemes = REFERENCE_SCHEMES.filter(({ key }) => !known.schemes.has(key));
  const helplines = REFERENCE_HELPLINES.filter(({ key }) => !known.helplines.has(key));
  const places = REFERENCE_PLACES.filter(({ id }) => !known.places.has(id));
  const outcodes = Object.entries(REFERENCE_OUTCODES)
    .filter(([outcode]) => !known.outcodes.has(outcode))
    .map(([outcode, [lat, lon]]) => ({ outcode, lat, lon, postcodes: 1 }));
  const pledges = REFERENCE_PLEDGES.filter(
    ({ version }) => !known.pledges.some((pledge) => pledge.version === version),
  );
  const bankHolidays = await missingBankHolidays(db);

  const counts = {
    authorities: authorities.length,
    schemes: schemes.length,
    helplines: helplines.length,
    bankHolidays: bankHolidays.length,
    places: places.length,
    outcodes: outcodes.length,
    pledges: pledges.length,
  };
  if (Object.values(counts).every((count) => count === 0)) return { counts, writes: [], events: [] };
  return {
    counts,
    writes: [
      ...authorities.map((authority) => upsertAuthority(db, authority, at)),
      ...insertSchemes(db, schemes),
      ...helplines.map((helpline) => upsertHelpline(db, helpline)),
      ...upsertBankHolidays(db, 'england-and-wales', bankHolidays),
      ...places.map((place) => upsertPlace(db, place)),
      ...insertMissing(db, 'outcodes', outcodes),
      ...pledges.map((pledge) => insertPledge(db, pledge)),
    ],
    events: [
      {
        authority_code: null,
        occurred_at: at,
        actor: 'job/reference',
        action: 'reference.added',
        subject: 'register',
        details: counts,
      },
    ],
  };
}

/** A year the register already knows is left alone: an import may have moved one of its days. */
async function missingBankHolidays(db: Database): Promise<readonly BankHoliday[]> {
  const years = new Set((await selectBankHolidayDates(db)).map((date) => date.slice(0, 4)));
  return REFERENCE_BANK_HOLIDAYS.filter(({ date }) => !years.has(date.slice(0, 4)));
}

function insertSchemes(db: Database, schemes: readonly ReferenceScheme[]): CompiledQuery[] {
  const heads = schemes.map(({ key, name, position, listed }) => ({
    key,
    name,
    position,
    listed: listed ? 1 : 0,
  }));
  const versions = schemes.map(({ key, version, rules, wording, effectiveFrom }) => ({
    scheme_key: key,
    version,
    rules: JSON.stringify(rules),
    wording: JSON.stringify(wording),
    effective_from: effectiveFrom,
  }));
  return [...insertMissing(db, 'schemes', heads), ...insertMissing(db, 'scheme_versions', versions)];
}

/** Two processes may start at once: the second finds the rows of the first. */
function insertMissing<Table extends 'schemes' | 'scheme_versions' | 'outcodes'>(
  db: Database,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): CompiledQuery[] {
  return insertRows(db, table, rows, (insert) => insert.onConflict((conflict) => conflict.doNothing()));
}

async function keysOf(query: {
  execute(): Promise<readonly { readonly key: string }[]>;
}): Promise<ReadonlySet<string>> {
  return new Set((await query.execute()).map(({ key }) => key));
}
