import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Insertable } from 'kysely';
import { boundsOf, type Boundary } from '../../api/domain/boundary.ts';
import { cellOf } from '../../api/domain/cells.ts';
import { isoInstant, type Clock } from '../../api/domain/clock.ts';
import type { Haven } from '../../api/domain/haven.ts';
import { addDays, localDate } from '../../api/domain/london-time.ts';
import { upsertAuthority } from '../../db/areas.ts';
import { createAreaIndex, type Area } from '../../db/import/area-index.ts';
import { migrate } from '../../db/migrate.node.ts';
import { loadReferenceData } from '../../db/reference-data.ts';
import type { Schema } from '../../db/schema.ts';
import { openSqlite, type SqliteRegister } from '../../db/sqlite.node.ts';
import { insertRows } from '../../db/writes.ts';
import { sharedData } from '../helpers/shared-data.ts';
import { BASE, TODAY } from './drawn-havens.ts';

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));
const AT = isoInstant(BASE);
const VENUES_A_WRITE = 1_000;
const DAY_MS = 86_400_000;

/** Ten past six in the evening, of the day on which everything is published or the one after it. */
export function benchClock(): Clock & { nextDay(): void } {
  const first = (BASE + 18 * 60 + 10) * 60_000;
  let later = false;
  return {
    now: () => first + (later ? DAY_MS : 0),
    nextDay: () => {
      later = !later;
    },
  };
}

/** A folder that is gone when the run ends, however it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'havens-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A register on disk in which these havens are accredited venues, London's in their authorities with the authorities'
 * outlines. Nothing is published yet.
 * @param onlyArea ONS code: no other authority is on the register
 */
export async function fillRegister(
  path: string,
  havens: readonly Haven[],
  { onlyArea }: { onlyArea?: string } = {},
): Promise<SqliteRegister> {
  const register = openSqlite(path);
  const db = register.database;
  migrate(register.connection, MIGRATIONS);
  await loadReferenceData({ db, clock: benchClock() });
  const authorities = londonAuthorities().filter(({ code }) => !onlyArea || code === onlyArea);
  await db.writeAll(authorities.map((authority) => upsertAuthority(db, authority, AT)));
  const areas = createAreaIndex([], authorities);
  for (let from = 0; from < havens.length; from += VENUES_A_WRITE) {
    const some = havens.slice(from, from + VENUES_A_WRITE);
    await db.writeAll([
      ...insertRows(
        db,
        'venues',
        some.map((haven) => venueRow(haven, areas.locate(haven).authorityCode)),
      ),
      ...insertRows(db, 'opening_hours', some.flatMap(hoursRow)),
      ...insertRows(db, 'hours_exceptions', some.flatMap(exceptionRows)),
      ...insertRows(db, 'accreditations', some.flatMap(accreditationRows)),
    ]);
  }
  return register;
}

function londonAuthorities(): Area[] {
  const { features } = JSON.parse(
    readFileSync(sharedData('boroughs', 'london-boroughs.geojson'), 'utf8'),
  ) as { features: { id: string; properties: Record<string, string>; geometry: Boundary }[] };
  return features.map(({ id, properties, geometry }) => ({
    code: id,
    name: Object.values(properties)[1] ?? id,
    boundary: geometry,
    bounds: boundsOf(geometry),
  }));
}

function venueRow(haven: Haven, authorityCode: string | null): Insertable<Schema['venues']> {
  return {
    id: haven.id,
    standing: 'registered',
    name: haven.name,
    kind: haven.kind,
    address: haven.address,
    town: haven.town,
    postcode: haven.postcode,
    lat: haven.lat,
    lon: haven.lon,
    cell: cellOf(haven),
    authority_code: authorityCode,
    ward_code: null,
    phone: haven.phone,
    website: haven.website,
    facilities: JSON.stringify(haven.facilities),
    age_policy: haven.agePolicy,
    uprn: null,
    fhrsid: null,
    source: 'bench',
    source_ref: haven.id,
    review: '',
    created_at: AT,
    updated_at: AT,
  };
}

function hoursRow({ id, opening }: Haven): Insertable<Schema['opening_hours']>[] {
  if (!opening) return [];
  return [
    {
      venue_id: id,
      purpose: 'opening',
      weekly: JSON.stringify(opening.weekly),
      bank_holidays: JSON.stringify(opening.bankHolidays),
      known_until: opening.knownUntil ?? null,
      source: 'osm',
      confirmed_on: null,
    },
  ];
}

function exceptionRows({ id, opening }: Haven): Insertable<Schema['hours_exceptions']>[] {
  return (opening?.exceptions ?? []).map(({ date, sessions }) => ({
    venue_id: id,
    purpose: 'opening',
    date,
    sessions: JSON.stringify(sessions),
  }));
}

function accreditationRows({ id, schemes, trainedOn, until }: Haven): Insertable<Schema['accreditations']>[] {
  const lastDay = addDays(localDate(Math.floor(until / 1440)), 7);
  return schemes.map((scheme_key) => ({
    venue_id: id,
    scheme_key,
    scheme_version: 1,
    state: 'accredited',
    valid_from: addDays(TODAY, -365),
    valid_to: lastDay,
    trained_on: trainedOn,
    training_until: lastDay,
    action_deadline: null,
    sequence: 1,
    updated_at: AT,
  }));
}
