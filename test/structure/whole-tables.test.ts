import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS } from '../../admin/access.ts';
import { loadDemo } from '../../db/demo.ts';
import { createQuery } from '../../db/dialect.ts';
import { migrate } from '../../db/migrate.node.ts';
import { openSqlite, type SqliteRegister } from '../../db/sqlite.node.ts';
import { appOver } from '../helpers/app-over.ts';
import { demoBrowsers } from '../helpers/demo-browsers.ts';
import { MIGRATIONS } from '../helpers/databases.ts';
import { demoIds } from '../helpers/demo-ids.ts';
import { movableClock } from '../helpers/register.ts';

/** Tables that do not grow with the venues, and mail: what is sent is let go of after a while. */
const MAY_BE_READ_WHOLE = new Set([
  ...['authorities', 'schemes', 'scheme_versions', 'accreditation_counts', 'pledge_texts', 'helplines'],
  'outbox',
]);
/** Everything that is held of one person is looked for wherever it may be: rarely, and the whole register is meant. */
const PERSONAL_DATA = /personal-data/;
const PAGES = Object.entries(ACCESS)
  .filter(([route, rule]) => route.startsWith('GET ') && rule.for !== 'anyone')
  .filter(([route]) => !PERSONAL_DATA.test(route));
const ORIGIN = 'https://havens.example';

interface Step {
  readonly opcode: string;
  readonly p1: number;
  readonly p2: number;
}

let register: SqliteRegister;
let ids: Readonly<Record<string, string>>;
let app: ReturnType<typeof appOver>;
let tables: ReadonlyMap<number, string>;
const asked = new Set<string>();
const browserOf = demoBrowsers(() => app, ORIGIN);

beforeAll(async () => {
  register = openSqlite(':memory:');
  const { connection, database: db } = register;
  migrate(connection, MIGRATIONS);
  const query = createQuery(async ({ sql, parameters }) => {
    asked.add(sql);
    return connection.prepare(sql).all(...parameters);
  });
  Object.assign(db, { query });
  const clock = movableClock('2026-06-10T17:00:00Z');
  app = appOver(db, clock, ORIGIN);
  await loadDemo({ db, clock, ids: app.ids });
  ids = await demoIds(db);
  const roots = connection
    .prepare<[], { rootpage: number; tbl_name: string }>(
      'SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0',
    )
    .all();
  tables = new Map(roots.map(({ rootpage, tbl_name }) => [rootpage, tbl_name]));
}, 60_000);
afterAll(() => register.close());

/** Tables of which a query reads every row, or every entry of an index: its program begins at one end of them. */
function readWhole(sql: string): string[] {
  const unbound = (sql.match(/\?/g) ?? []).map(() => null);
  const steps = register.connection.prepare<unknown[], Step>(`EXPLAIN ${sql}`).all(...unbound);
  const cursors = new Map(
    steps.filter(({ opcode }) => opcode === 'OpenRead').map(({ p1, p2 }) => [p1, tables.get(p2) ?? '']),
  );
  return steps
    .filter(({ opcode, p1 }) => ['Rewind', 'Last', 'Count'].includes(opcode) && cursors.has(p1))
    .map(({ p1 }) => cursors.get(p1) ?? '');
}

describe('a page of who is signed in reads no table whole that grows with the register', () => {
  it.each(PAGES)('%s', async (route, rule) => {
    const role = rule.for === 'signed-in' ? 'officer' : (rule.for[0] ?? '');
    const browser = await browserOf(role);
    const path = (route.split(' ')[1] ?? '').replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'nothing');
    asked.clear();
    await browser.get(path);
    expect(asked.size).toBeGreaterThan(0);
    const whole = [...asked].flatMap((sql) =>
      readWhole(sql)
        .filter((table) => !MAY_BE_READ_WHOLE.has(table))
        .map((table) => `${table}: ${sql}`),
    );
    expect(whole).toEqual([]);
  });

  it('and what does is told', () => {
    expect(readWhole('SELECT count(*) FROM venues')).toEqual(['venues']);
    expect(readWhole('SELECT state, count(*) FROM accreditations GROUP BY state')).toEqual([
      'accreditations',
    ]);
    expect(readWhole("SELECT name FROM venues WHERE name LIKE '%bar'")).toEqual(['venues']);
    expect(readWhole('SELECT name FROM venues WHERE id = ?')).toEqual([]);
    expect(readWhole('SELECT name FROM venues WHERE authority_code = ?')).toEqual([]);
  });
});
