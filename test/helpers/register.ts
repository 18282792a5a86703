import type { Insertable } from 'kysely';
import { cellOf } from '../../api/domain/cells.ts';
import type { Clock } from '../../api/domain/clock.ts';
import type { Hours } from '../../api/domain/hours.ts';
import type { SchemeRules } from '../../api/domain/scheme.ts';
import type { Database } from '../../db/database.ts';
import { insertPledge } from '../../db/pledges.ts';
import { REFERENCE_PLEDGES } from '../../db/reference/pledges.ts';
import type { VenueRow } from '../../db/schema.ts';
import { everyDay } from './builders.ts';

export const BARNET = 'E09000003';

/** A clock that a test sets: the only thing about time that is faked. */
export function movableClock(iso: string): Clock & { set(iso: string): void } {
  let now = Date.parse(iso);
  return {
    now: () => now,
    set: (later) => {
      now = Date.parse(later);
    },
  };
}

const RULES: SchemeRules = {
  training: {
    ...{ minimumTrained: 2, currentShare: 0.8, refreshMonths: 12, newStarterDays: 14, graceDays: 28 },
    ...{ modules: ['safe_haven_welcome'], headcountMonths: 3 },
  },
  accreditationMonths: 12,
  visitRequired: false,
  secondApprover: false,
  shownWhileActionRequired: true,
  evidence: { required: [], atLeastOneOf: [] },
};

/** A square authority of about 14 × 14 km around North Finchley, the two main schemes, and the pledge. */
export async function seedRegister(db: Database): Promise<void> {
  const square = [
    [-0.28, 51.55],
    [-0.08, 51.55],
    [-0.08, 51.68],
    [-0.28, 51.68],
    [-0.28, 51.55],
  ];
  const schemes = ['safe_haven', 'ask_for_angela'];
  const wording = (name: string) => ({ en: { name, summary: name, say: `Say ${name}`, staffWill: 'Help' } });
  await db.writeAll([
    db.query
      .insertInto('authorities')
      .values({
        code: BARNET,
        name: 'Barnet',
        boundary: JSON.stringify({ type: 'Polygon', coordinates: [square] }),
        west: -0.28,
        south: 51.55,
        east: -0.08,
        north: 51.68,
        updated_at: '2026-01-01T00:00:00.000Z',
      })
      .compile(),
    ...REFERENCE_PLEDGES.map((pledge) => insertPledge(db, pledge)),
    ...schemes.flatMap((key, position) => [
      db.query.insertInto('schemes').values({ key, name: key, position, listed: 1 }).compile(),
      db.query
        .insertInto('scheme_versions')
        .values({
          scheme_key: key,
          version: 1,
          rules: JSON.stringify(RULES),
          wording: JSON.stringify(wording(key)),
          effective_from: '2020-01-01',
        })
        .compile(),
    ]),
  ]);
}

/** Adds a prospect at North Finchley; a test states only what matters to it. */
export async function addVenue(
  db: Database,
  {
    opening = everyDay(['00:00', '24:00']),
    help,
    ...given
  }: Partial<Insertable<VenueRow>> & { opening?: Hours | null; help?: Hours } = {},
): Promise<string> {
  const id = given.id ?? 'k3f9x2m4q';
  const lat = given.lat ?? 51.6135;
  const lon = given.lon ?? -0.1765;
  const venue: Insertable<VenueRow> = {
    id,
    standing: 'prospect',
    name: 'The Paper Lantern',
    kind: 'cafe',
    address: '1 Example Street',
    town: 'North Finchley',
    postcode: 'N12 0QG',
    authority_code: BARNET,
    ward_code: null,
    phone: '020 7946 0001',
    website: '',
    facilities: '["seat"]',
    age_policy: 'all_ages',
    uprn: null,
    fhrsid: null,
    source: 'test',
    source_ref: id,
    review: '',
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    ...given,
    lat,
    lon,
    cell: cellOf({ lat, lon }),
  };
  const writes = [db.query.insertInto('venues').values(venue).compile()];
  for (const [purpose, table] of Object.entries({ opening, haven: help })) {
    if (!table) continue;
    const hours = {
      venue_id: id,
      purpose,
      weekly: JSON.stringify(table.weekly),
      bank_holidays: JSON.stringify(table.bankHolidays),
      known_until: table.knownUntil ?? null,
      source: 'test',
      confirmed_on: null,
    };
    writes.push(db.query.insertInto('opening_hours').values(hours).compile());
  }
  await db.writeAll(writes);
  return id;
}

/** Other rules of a scheme than those that tests begin with. */
export async function setRules(db: Database, schemeKey: string, given: Partial<SchemeRules>): Promise<void> {
  await db.writeAll([
    db.query
      .updateTable('scheme_versions')
      .set({ rules: JSON.stringify({ ...RULES, ...given }) })
      .where('scheme_key', '=', schemeKey)
      .compile(),
  ]);
}
