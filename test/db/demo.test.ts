import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { SHOWABLE_STATES, STATES, step, type AccreditationState } from '../../api/domain/accreditation.ts';
import { contains, type Boundary } from '../../api/domain/boundary.ts';
import { cellOf } from '../../api/domain/cells.ts';
import { epochMinutes, type Ids } from '../../api/domain/clock.ts';
import { distanceMetres } from '../../api/domain/geo.ts';
import { havenOf, helpIntervals, type Haven } from '../../api/domain/haven.ts';
import { bankHolidayDates, londonDays, type Hours } from '../../api/domain/hours.ts';
import { addDays, londonDate, londonInstant, londonReading } from '../../api/domain/london-time.ts';
import { parsePostcode } from '../../api/domain/postcode.ts';
import { validateHours } from '../../api/domain/validate-hours.ts';
import { AGE_POLICIES, FACILITIES, VENUE_KINDS } from '../../api/domain/venue.ts';
import { randomIds } from '../../api/random-ids.ts';
import { fixedClock } from '../../api/system-clock.ts';
import { publishAll } from '../../api/usecases/publish-snapshots.ts';
import { upsertAuthority } from '../../db/areas.ts';
import { selectBankHolidayDates } from '../../db/bank-holidays.ts';
import { selectAuthorityArea } from '../../db/boundaries.ts';
import type { Database } from '../../db/database.ts';
import { isRegisterEmpty, loadDemo, loadDemoIfEmpty } from '../../db/demo.ts';
import { DEMO_OUTLINE } from '../../db/demo/outline.ts';
import { DEMO_TOWNS } from '../../db/demo/towns.ts';
import { selectVenueFacts, selectVenueSpots } from '../../db/havens.ts';
import { selectHavenCells } from '../../db/scopes.ts';
import { selectPlaces } from '../../db/places.ts';
import { TOWN_CENTRES } from '../../db/reference/places.ts';
import { SCHEME_RULES } from '../../db/reference/scheme-rules.ts';
import { selectPublications } from '../../db/snapshots.ts';
import { describeEachEngine, openMemory } from '../helpers/databases.ts';
import { hasSharedData, sharedData } from '../helpers/shared-data.ts';

const BARNET = 'E09000003';
const WALKED_IN_15_MINUTES = 960;

/** A leap day and the day before one would be, Christmas Eve, both clock changes near, an ordinary Sunday. */
const DAYS = ['2026-02-28', '2026-03-28', '2026-10-24', '2026-11-22', '2026-12-24', '2028-02-29'];

const noonOf = (day: string) => fixedClock((londonInstant(day) + 12 * 60) * 60_000);
const load = (db: Database, day = '2026-11-22', ids: Ids = randomIds) =>
  loadDemo({ db, clock: noonOf(day), ids });

function countingIds(): Ids {
  let last = 0;
  return { next: () => String((last += 1)).padStart(9, '0') };
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});
async function loaded(day?: string, ids?: Ids): Promise<Database> {
  const { database, close } = openMemory();
  closers.push(close);
  await load(database, day, ids);
  return database;
}

const TABLES = [
  'venues',
  'opening_hours',
  'hours_exceptions',
  'closures',
  'accreditations',
  'accreditation_events',
  'audit_events',
  'postcodes',
  'publications',
  'authorities',
] as const;

async function everything(db: Database) {
  const rows = await Promise.all(TABLES.map((table) => db.query.selectFrom(table).selectAll().execute()));
  return Object.fromEntries(TABLES.map((table, index) => [table, rows[index]]));
}

/** What the public could see at an instant, with when each can help. */
async function reader(db: Database, day: string) {
  const cells = await selectHavenCells(db);
  const ids = (await selectVenueSpots(db, cells)).map(({ id }) => id);
  const facts = await selectVenueFacts(db, { since: addDays(day, -1), ids });
  const from = londonInstant(day);
  const days = londonDays({
    from,
    to: from + 9 * 1440,
    bankHolidays: bankHolidayDates(await selectBankHolidayDates(db)),
  });
  const shown = (now: number): Haven[] =>
    facts.flatMap(
      (venue) => havenOf(venue, now, londonDate(now), (last) => londonInstant(addDays(last, 1))) ?? [],
    );
  const open = (now: number): Haven[] =>
    shown(now).filter((haven) =>
      helpIntervals(haven, days)?.some(({ start, end }) => start <= now && now < end),
    );
  return { shown, open };
}

const nameOf = ({ name }: { name: string }) => name;
const pointOf = ({ lat, lon }: { lat: number | null; lon: number | null }) => ({
  lat: lat ?? NaN,
  lon: lon ?? NaN,
});
/** The middle of each hour of a week. */
const hoursOfWeek = (day: string) =>
  Array.from({ length: 7 * 24 }, (_, hour) => londonInstant(day) + hour * 60 + 30);
const countBy = <Item>(items: readonly Item[], key: (item: Item) => string): Record<string, number> =>
  items.reduce<Record<string, number>>((counts, item) => {
    counts[key(item)] = (counts[key(item)] ?? 0) + 1;
    return counts;
  }, {});

describeEachEngine('loading the demo', (open) => {
  it('fills an empty register, and publishing shows its havens', async () => {
    const db = await open();
    expect(await isRegisterEmpty(db)).toBe(true);
    const { venues } = await load(db);
    expect(await isRegisterEmpty(db)).toBe(false);

    await publishAll({ db, clock: noonOf('2026-11-22') });
    const havens = await db.query.selectFrom('public_havens').select('id').execute();
    expect(havens.length).toBeGreaterThanOrEqual(60);
    expect(havens.length).toBeLessThan(venues);
    const publications = await selectPublications(db);
    expect(publications.every(({ changed, published }) => changed === published)).toBe(true);
  });

  it('is refused on a register that holds venues, and changes nothing there', async () => {
    const db = await open();
    await load(db);
    const before = await everything(db);
    await expect(load(db)).rejects.toMatchObject({ code: 'demo.register_not_empty', status: 409 });
    expect(await loadDemoIfEmpty({ db, clock: noonOf('2026-11-23'), ids: randomIds })).toBe(0);
    expect(await everything(db)).toEqual(before);
  });

  it('happens once where two processes start together', async () => {
    const db = await open();
    const both = await Promise.all(
      [1, 2].map(() => loadDemoIfEmpty({ db, clock: noonOf('2026-11-22'), ids: randomIds })),
    );
    const { length } = await db.query.selectFrom('venues').select('id').execute();
    expect(both.toSorted((a, b) => a - b)).toEqual([0, length]);
  });
});

describe('the demo register', () => {
  it('marks its area and every one of its cells as changed', async () => {
    const db = await loaded();
    const cells = await db.query.selectFrom('venues').select('cell').distinct().execute();
    const scopes = (await selectPublications(db)).map(({ scope }) => scope);
    expect(scopes.toSorted()).toEqual(
      [`area/${BARNET}`, ...cells.map(({ cell }) => `cell/11-${cell}`)].toSorted(),
    );
    expect(cells.length).toBeGreaterThan(1);
  });

  it('keeps the official boundary where one was imported', async () => {
    const { database: db, close } = openMemory();
    closers.push(close);
    const official: Boundary = {
      type: 'Polygon',
      coordinates: [
        [
          [-0.3, 51.5],
          [-0.1, 51.5],
          [-0.1, 51.7],
          [-0.3, 51.5],
        ],
      ],
    };
    await db.writeAll([
      upsertAuthority(db, { code: BARNET, name: 'Barnet', boundary: official }, '2026-01-01T00:00:00.000Z'),
    ]);
    await load(db);
    expect((await selectAuthorityArea(db, BARNET))?.boundary).toEqual(official);
  });

  it('gives the same rows for the same day, and an id of its own to each venue', async () => {
    const [first, second] = [
      await loaded('2026-11-22', countingIds()),
      await loaded('2026-11-22', countingIds()),
    ];
    expect(await everything(first)).toEqual(await everything(second));
    const venues = await (
      await loaded()
    ).query
      .selectFrom('venues')
      .select(['id', 'source_ref', 'name'])
      .execute();
    for (const key of ['id', 'source_ref', 'name'] as const) {
      expect(new Set(venues.map((venue) => venue[key])).size).toBe(venues.length);
    }
  });

  it('has every kind, every scheme, every state, every facility and every age policy', async () => {
    const db = await loaded();
    const venues = await db.query.selectFrom('venues').selectAll().execute();
    const accreditations = await db.query.selectFrom('accreditations').selectAll().execute();
    expect(new Set(venues.map(({ kind }) => kind))).toEqual(new Set(VENUE_KINDS));
    expect(new Set(venues.map(({ standing }) => standing))).toEqual(
      new Set(['prospect', 'registered', 'closed']),
    );
    expect(new Set(venues.flatMap(({ facilities }) => JSON.parse(facilities) as string[]))).toEqual(
      new Set(FACILITIES),
    );
    expect(new Set(venues.map(({ age_policy }) => age_policy))).toEqual(new Set(AGE_POLICIES));
    expect(new Set(venues.map(({ town }) => town))).toEqual(new Set(Object.keys(DEMO_TOWNS)));
    expect(new Set(accreditations.map(({ state }) => state))).toEqual(new Set(STATES));
    expect(new Set(accreditations.map(({ scheme_key }) => scheme_key))).toEqual(
      new Set(Object.keys(SCHEME_RULES)),
    );
    const schemesOfVenue = Object.values(countBy(accreditations, ({ venue_id }) => venue_id));
    expect(schemesOfVenue.filter((count) => count > 1).length).toBeGreaterThan(10);
  });

  it('shows about 60 havens of every kind and scheme, and hides what must not be shown', async () => {
    const db = await loaded();
    const { shown } = await reader(db, '2026-11-22');
    const havens = shown(epochMinutes(noonOf('2026-11-22').now()));
    expect(havens.length).toBeGreaterThanOrEqual(60);
    expect(havens.length).toBeLessThanOrEqual(75);
    expect(new Set(havens.map(({ kind }) => kind))).toEqual(new Set(VENUE_KINDS));
    expect(new Set(havens.flatMap(({ schemes }) => schemes))).toEqual(new Set(Object.keys(SCHEME_RULES)));
    expect(havens.filter(({ opening }) => !opening)).toHaveLength(2);
    expect(havens.filter(({ help }) => help).length).toBeGreaterThan(3);

    const names = new Set(havens.map(nameOf));
    const hidden = {
      lapsed: 'The Paper Weasel',
      suspended: 'Paper Rook Bar',
      'training ended yesterday': 'Paper Stork Restaurant',
      'accreditation ended yesterday': 'Paper Tulip Café',
      'closed for repairs': 'Paper Anchor Leisure Centre',
      'its scheme hides an open action plan': 'Paper Sail Advice Centre',
      'past the deadline of its action plan': 'The Paper Magpie',
      revoked: 'Paper Wasp Club',
      withdrawn: 'Paper Gull Café',
      'closed down': 'Paper Pump Sports Hall',
      draft: 'Paper Acorn Toys',
      prospect: 'The Paper Nettle',
    };
    const onRegister = new Set((await db.query.selectFrom('venues').select('name').execute()).map(nameOf));
    for (const [reason, name] of Object.entries(hidden)) {
      const labelled = `${name} (demo)`;
      expect({ reason, onRegister: onRegister.has(labelled), shown: names.has(labelled) }).toEqual({
        reason,
        onRegister: true,
        shown: false,
      });
    }
  });

  it('has havens that end today, tomorrow and within days, and hides each after its last day', async () => {
    const db = await loaded();
    const { shown } = await reader(db, '2026-11-22');
    const at = (day: string) => new Set(shown(londonInstant(day, 600)).map(nameOf));
    const lastDays = [
      ['Paper Raft Café (demo)', '2026-11-22'],
      ['Paper Drum Youth Centre (demo)', '2026-11-23'],
      ['The Paper Hedgehog (demo)', '2026-11-24'],
      ['The Paper Stag (demo)', '2026-11-25'],
    ] as const;
    for (const [name, last] of lastDays) {
      expect({ name, onLast: at(last).has(name), after: at(addDays(last, 1)).has(name) }).toEqual({
        name,
        onLast: true,
        after: false,
      });
    }
    const leisureCentre = 'Paper Boat Leisure Centre (demo)';
    expect(at('2026-11-25')).not.toContain(leisureCentre);
    expect(at('2026-11-28')).toContain(leisureCentre);
  });
});

describe.each(DAYS)('the demo loaded on %s', (day) => {
  it('has something open in every hour of the week, and a handful in the small hours', async () => {
    const { open } = await reader(await loaded(day), day);
    const counts = hoursOfWeek(day).map((now) => ({ now: londonReading(now), count: open(now).length }));
    expect(counts.filter(({ count }) => count < 8)).toEqual([]);
    expect(counts.filter(({ now, count }) => now.hour === 3 && count > 20)).toEqual([]);
  });

  it('has something open within a walk of most town centres by day and of many by night', async () => {
    const { open } = await reader(await loaded(day), day);
    const towns = hoursOfWeek(day).map((now) => {
      const havens = open(now);
      const served = (Object.keys(DEMO_TOWNS) as (keyof typeof DEMO_TOWNS)[]).filter((town) => {
        const [lat, lon] = TOWN_CENTRES[town];
        return havens.some((haven) => distanceMetres(haven, { lat, lon }) <= WALKED_IN_15_MINUTES);
      });
      return { now: londonReading(now), served: served.length };
    });
    const byDay = towns.filter(({ now }) => now.hour >= 12 && now.hour < 20 && !now.date.endsWith('-12-25'));
    expect(byDay.filter(({ served }) => served < 16)).toEqual([]);
    expect(towns.filter(({ served }) => served < 10)).toEqual([]);
  });

  it('tells a lawful history: numbered from 1, in order of time, never in the future, ending in the state', async () => {
    const db = await loaded(day);
    const events = await db.query
      .selectFrom('accreditation_events')
      .selectAll()
      .orderBy('venue_id')
      .orderBy('sequence')
      .execute();
    const accreditations = await db.query.selectFrom('accreditations').selectAll().execute();
    const now = new Date(noonOf(day).now()).toISOString();
    const latest = new Map<string, (typeof events)[number]>();
    const previous = new Map<string, (typeof events)[number]>();
    for (const event of events) {
      const before = previous.get(event.venue_id);
      expect(event.sequence).toBe((before?.sequence ?? 0) + 1);
      expect(event.decided_at >= (before?.decided_at ?? '') && event.decided_at < now).toBe(true);
      const key = `${event.venue_id} ${event.scheme_key}`;
      const from = latest.get(key)?.to_state ?? null;
      expect(event.from_state).toBe(from);
      const lawful =
        from === null ? 'draft' : step(from as AccreditationState, event.to_state as AccreditationState);
      expect(event.to_state).toBe(lawful);
      latest.set(key, event);
      previous.set(event.venue_id, event);
    }
    expect(latest.size).toBe(accreditations.length);
    for (const { venue_id, scheme_key, state, sequence, updated_at } of accreditations) {
      expect(latest.get(`${venue_id} ${scheme_key}`)).toMatchObject({
        to_state: state,
        sequence,
        decided_at: updated_at,
      });
    }
    const audit = await db.query
      .selectFrom('audit_events')
      .select(['action', 'subject', 'occurred_at'])
      .where('action', 'like', 'accreditation.%')
      .orderBy('id')
      .execute();
    expect(audit).toHaveLength(events.length);
    expect(audit.map(({ occurred_at }) => occurred_at)).toEqual(
      audit.map(({ occurred_at }) => occurred_at).toSorted(),
    );
  });

  it('dates what can be shown around the day, with a reason wherever a state needs one', async () => {
    const db = await loaded(day);
    const accreditations = await db.query.selectFrom('accreditations').selectAll().execute();
    for (const {
      state,
      valid_from,
      valid_to,
      trained_on,
      training_until,
      action_deadline,
    } of accreditations) {
      if (!(SHOWABLE_STATES as readonly string[]).includes(state)) continue;
      expect(valid_from && valid_from < day).toBe(true);
      expect(valid_to && valid_to >= addDays(day, -1)).toBe(true);
      expect(trained_on && trained_on <= day).toBe(true);
      expect(training_until && training_until >= addDays(day, -1)).toBe(true);
      expect(action_deadline === null).toBe(state !== 'action_required');
      // The reminder goes out 90 days before the end, so an accreditation that ends sooner is due for renewal.
      const due = (valid_to ?? '') < addDays(day, 90) ? 'renewal_due' : 'accredited';
      expect([due, 'action_required']).toContain(state);
    }
    const silent = await db.query
      .selectFrom('accreditation_events')
      .select('to_state')
      .where('to_state', 'in', [
        'more_information_needed',
        'action_required',
        'suspended',
        'lapsed',
        'withdrawn',
        'declined',
        'revoked',
      ])
      .where('reason', '=', '')
      .execute();
    expect(silent).toEqual([]);
  });

  it('has no broken reference and no hours that the domain would refuse', async () => {
    const db = await loaded(day);
    expect((await sql`PRAGMA foreign_key_check`.execute(db.query)).rows).toEqual([]);
    const tables = await db.query.selectFrom('opening_hours').selectAll().execute();
    const exceptions = await db.query.selectFrom('hours_exceptions').selectAll().execute();
    expect(exceptions.length).toBeGreaterThan(50);
    for (const table of tables) {
      const hours: Hours = {
        weekly: JSON.parse(table.weekly) as Hours['weekly'],
        bankHolidays: JSON.parse(table.bank_holidays) as Hours['bankHolidays'],
        exceptions: exceptions
          .filter(({ venue_id, purpose }) => venue_id === table.venue_id && purpose === table.purpose)
          .map(({ date, sessions }) => ({
            date,
            sessions: JSON.parse(sessions) as Hours['exceptions'][number]['sessions'],
          })),
        ...(table.known_until !== null && { knownUntil: table.known_until }),
      };
      expect(validateHours(hours)).toEqual([]);
    }
    expect(exceptions.every(({ date }) => date >= day)).toBe(true);
  });
});

describe('what the demo says of the world', () => {
  it('is plainly invented: labelled names, drama numbers, reserved addresses on the web', async () => {
    const db = await loaded();
    for (const { name, phone, website, address } of await db.query
      .selectFrom('venues')
      .selectAll()
      .execute()) {
      expect(name).toMatch(/^(The )?Paper.* \(demo\)$/);
      expect(phone).toMatch(/^(020 7946 0\d{3})?$/);
      expect(website).toMatch(/^(https:\/\/[a-z-]+\.example\/)?$/);
      expect(address).toMatch(/^\d+ (Example Street|Sample Road|Specimen Lane|Demo Parade|Pretend Place)$/);
    }
    const numbers = (await db.query.selectFrom('venues').select('phone').execute())
      .map(({ phone }) => phone)
      .filter(Boolean);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('finds its own places by demo postcode, outward code and town', async () => {
    const db = await loaded();
    const venue = await db.query
      .selectFrom('venues')
      .selectAll()
      .where('name', '=', 'The Paper Lantern (demo)')
      .executeTakeFirstOrThrow();
    expect(await selectPlaces(db, { text: venue.postcode })).toMatchObject([
      { label: venue.postcode, lat: venue.lat, lon: venue.lon, accuracyMetres: 100 },
    ]);
    expect(await selectPlaces(db, { text: 'n12' })).toMatchObject([{ label: 'N12', kind: 'outcode' }]);
    expect((await selectPlaces(db, { text: 'north finch' }))[0]).toMatchObject({ label: 'North Finchley' });
  });

  it('puts each venue in its cell, inside the rough outline, with a postcode that reads like one', async () => {
    const venues = await (await loaded()).query.selectFrom('venues').selectAll().execute();
    const wrong = venues.filter((venue) => {
      const point = pointOf(venue);
      const placed = venue.cell === cellOf(point) && contains(DEMO_OUTLINE, point);
      return !placed || !parsePostcode(venue.postcode) || venue.authority_code !== BARNET;
    });
    expect(wrong).toEqual([]);
  });
});

describe.skipIf(!hasSharedData)('the demo on the real map', () => {
  it('puts every venue inside the borough, at a postcode that nobody has', async () => {
    const { features } = JSON.parse(readFileSync(sharedData('wards', 'barnet-borough.geojson'), 'utf8')) as {
      features: { geometry: Boundary }[];
    };
    const borough = features[0]?.geometry;
    if (!borough) throw new Error('the borough has no outline');
    const assigned = new Set(
      readFileSync(sharedData('postcodes', 'barnet-postcodes.csv'), 'utf8')
        .split('\n')
        .map((line) => line.split(',')[0] ?? ''),
    );
    const venues = await (await loaded()).query.selectFrom('venues').selectAll().execute();
    expect(venues.filter((venue) => !contains(borough, pointOf(venue))).map(nameOf)).toEqual([]);
    expect(venues.filter(({ postcode }) => assigned.has(postcode)).map(nameOf)).toEqual([]);
  });
});
