import type BetterSqlite3 from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { LICENCE_LISTS, type LicenceFilter } from '../../api/domain/licence-lists.ts';
import { licencesWhere } from '../../db/licence-filter.ts';
import { countLicences, inListOrder, selectLicencePage } from '../../db/licence-pages.ts';
import { migrate } from '../../db/migrate.node.ts';
import { openSqlite, type SqliteRegister } from '../../db/sqlite.node.ts';
import { MIGRATIONS } from '../helpers/databases.ts';
import { seedLicences } from '../helpers/licences.ts';
import { addVenue, BARNET, seedRegister } from '../helpers/register.ts';

const OTHER = 'E09000007';
const TODAY = '2026-06-10';

/** What SQLite says that it does for a query. */
function planOf(connection: BetterSqlite3.Database, { sql, parameters }: CompiledQuery): string[] {
  const plan = connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  return plan.all(...parameters).map(({ detail }) => detail);
}

describe('lists of licences', () => {
  let register: SqliteRegister;
  afterEach(() => register.close());

  const open = async () => {
    register = openSqlite(':memory:');
    migrate(register.connection, MIGRATIONS);
    const { database: db } = register;
    await seedRegister(db);
    await db.writeAll([
      db.query
        .insertInto('authorities')
        .values({ code: OTHER, name: 'Camden', updated_at: '2026' })
        .compile(),
    ]);
    return db;
  };

  const filters: LicenceFilter[] = [undefined, ...LICENCE_LISTS].flatMap((list) => [
    { authorityCode: BARNET, list },
    { authorityCode: BARNET, list, ward: 'E05000001', town: 'Edgware', status: 'in_force', onSales: true },
    { authorityCode: BARNET, list, match: 'to_match' as const, text: 'swan', gone: true, likely: true },
  ]);

  it.each(filters)('look only at rows of their authority: %j', async (filter) => {
    const db = await open();
    const query = inListOrder(licencesWhere(db, filter, TODAY))
      .select(['l.id'])
      .limit(50)
      .compile();
    const plan = planOf(register.connection, query);
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
    expect(
      plan.some((step) =>
        /^SEARCH l USING (COVERING )?INDEX premises_licences_\w+ \(authority_code=\?/.test(step),
      ),
    ).toBe(true);
  });

  it('are the same whatever other authorities have', async () => {
    const db = await open();
    const venueIds = [await addVenue(db, { id: 'v1' }), await addVenue(db, { id: 'v2' })];
    await seedLicences(db, { authorityCode: BARNET, count: 300, venueIds });
    const read = async () =>
      Promise.all(
        filters.map(async (filter) => ({
          total: await countLicences(db, filter, TODAY),
          page: await selectLicencePage(db, filter, { today: TODAY, limit: 50, offset: 0 }),
        })),
      );
    const before = await read();
    expect(before[0]?.total).toBe(300);
    await seedLicences(db, { authorityCode: OTHER, count: 1_000 });
    expect(await read()).toEqual(before);
  });
});
