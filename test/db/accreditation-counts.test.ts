import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CompiledQuery } from 'kysely';
import { NO_DATES, upsertAccreditation } from '../../db/accreditations.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { migrationNames } from '../../db/migrate.node.ts';
import { selectStateCounts } from '../../db/scheme-versions.ts';
import { openSqlite } from '../../db/sqlite.node.ts';
import { describeEachEngine, MIGRATIONS } from '../helpers/databases.ts';
import { addVenue, seedRegister } from '../helpers/register.ts';

const VENUES = ['v1', 'v2', 'v3'];
const SCHEMES = ['safe_haven', 'ask_for_angela'];
const AT = '2026-06-10T09:00:00.000Z';
const RUNS = 25;

/** One thing that happens to an accreditation; taking away what is not there does nothing. */
interface Step {
  readonly does: 'decide' | 'touch' | 'take away';
  readonly venueId: string;
  readonly schemeKey: string;
  readonly state: string;
  readonly version: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('decide' as const, 'decide' as const, 'touch' as const, 'take away' as const),
  venueId: fc.constantFrom(...VENUES),
  schemeKey: fc.constantFrom(...SCHEMES),
  state: fc.constantFrom('submitted', 'accredited', 'suspended'),
  version: fc.constantFrom(1, 2),
});

function writeOf(db: Database, { does, venueId, schemeKey, state, version }: Step): CompiledQuery {
  const key = { venue_id: venueId, scheme_key: schemeKey };
  if (does === 'decide')
    return upsertAccreditation(db, {
      ...{ ...key, ...NO_DATES, scheme_version: version, state, sequence: 1, updated_at: AT },
    });
  const own = <Query extends { where(column: string, operator: '=', value: string): Query }>(query: Query) =>
    query.where('venue_id', '=', venueId).where('scheme_key', '=', schemeKey);
  if (does === 'touch')
    return own(db.query.updateTable('accreditations').set({ valid_to: '2027-01-01' })).compile();
  return own(db.query.deleteFrom('accreditations')).compile();
}

describeEachEngine('how many venues are in each state under each version of a scheme', (open) => {
  async function aRegister() {
    const db = await open();
    await seedRegister(db);
    for (const id of VENUES) await addVenue(db, { id });
    await db.writeAll(
      SCHEMES.map((scheme_key) =>
        db.query
          .insertInto('scheme_versions')
          .values({ scheme_key, version: 2, rules: '{}', wording: '{"en":{}}', effective_from: '2026-01-01' })
          .compile(),
      ),
    );
    return db;
  }

  it('is kept right whatever happens to accreditations, one by one and many in one write', async () => {
    const db = await aRegister();
    const counted = async () => {
      const rows = await db.query
        .selectFrom('accreditations')
        .select(['scheme_key as schemeKey', 'scheme_version as version', 'state'])
        .select(({ fn }) => fn.countAll<number>().as('venues'))
        .groupBy(['scheme_key', 'scheme_version', 'state'])
        .orderBy('scheme_key')
        .orderBy('scheme_version')
        .orderBy('state')
        .execute();
      return rows;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
        async (writes) => {
          for (const steps of writes) await db.writeAll(steps.map((each) => writeOf(db, each)));
          const all = await counted();
          expect(await selectStateCounts(db)).toEqual(all);
          for (const key of SCHEMES)
            expect(await selectStateCounts(db, key)).toEqual(
              all.filter(({ schemeKey }) => schemeKey === key),
            );
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('is as it was where a write is undone', async () => {
    const db = await aRegister();
    const decided = (state: string): Step => ({
      ...{ does: 'decide', venueId: 'v1', schemeKey: 'safe_haven', state, version: 1 },
    });
    await db.writeAll([writeOf(db, decided('accredited'))]);
    const before = await selectStateCounts(db);
    const twice = db.query
      .insertInto('schemes')
      .values({ key: 'safe_haven', name: '', position: 0, listed: 1 });
    await expect(db.writeAll([writeOf(db, decided('suspended')), twice.compile()])).rejects.toThrow(
      ConflictError,
    );
    expect(await selectStateCounts(db)).toEqual(before);
    expect(before).toEqual([{ schemeKey: 'safe_haven', version: 1, state: 'accredited', venues: 1 }]);
  });
});

it('are counted in a register from before they were kept', async () => {
  const { connection, database: db, close } = openSqlite(':memory:');
  const run = (names: readonly string[]) => {
    for (const name of names) connection.exec(readFileSync(join(MIGRATIONS, name), 'utf8'));
  };
  const names = migrationNames(MIGRATIONS);
  const since = names.indexOf('0016_counts.sql');
  run(names.slice(0, since));
  await seedRegister(db);
  for (const venueId of VENUES) {
    await addVenue(db, { id: venueId });
    const given = {
      schemeKey: 'safe_haven',
      state: venueId === 'v1' ? 'suspended' : 'accredited',
      version: 1,
    };
    await db.writeAll([writeOf(db, { does: 'decide', venueId, ...given })]);
  }
  run(names.slice(since));
  const counts = await selectStateCounts(db);
  close();
  expect(counts).toEqual([
    { schemeKey: 'safe_haven', version: 1, state: 'accredited', venues: 2 },
    { schemeKey: 'safe_haven', version: 1, state: 'suspended', venues: 1 },
  ]);
});
