import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS } from '../../admin/access.ts';
import { loadDemo } from '../../db/demo.ts';
import { demoBrowsers } from '../helpers/demo-browsers.ts';
import type { Database } from '../../db/database.ts';
import { countQueries } from '../helpers/counted-queries.ts';
import { openMemory } from '../helpers/databases.ts';
import { demoIds } from '../helpers/demo-ids.ts';
import { movableClock } from '../helpers/register.ts';
import { appOver } from '../helpers/app-over.ts';

/** Who asks, and whose the things are that the address names. */
const ASKING = 5;
/** A fixed small number, whatever the data. A manager's page of a venue shows all there is of that one venue, its training too. */
const MOST = { council: ASKING + 12, manager: ASKING + 25 };
/** Everything that is held of one person: each table that names people is asked once. */
const PERSONAL_DATA = /personal-data/;
const PAGES = Object.entries(ACCESS).filter(
  ([route, rule]) => route.startsWith('GET ') && rule.for !== 'anyone',
);
const ORIGIN = 'https://havens.example';

let db: Database;
let queries: () => number;
let close: () => void;
let ids: Readonly<Record<string, string>>;
let app: ReturnType<typeof appOver>;
const browserOf = demoBrowsers(() => app, ORIGIN);

beforeAll(async () => {
  const opened = openMemory();
  close = opened.close;
  db = opened.database;
  const clock = movableClock('2026-06-10T17:00:00Z');
  app = appOver(db, clock, ORIGIN);
  await loadDemo({ db, clock, ids: app.ids });
  ids = await demoIds(db);
  queries = countQueries(db);
}, 60_000);
afterAll(() => close());

describe('queries a page', () => {
  it.each(PAGES)('%s', async (route, rule) => {
    const role = rule.for === 'signed-in' ? 'officer' : (rule.for[0] ?? '');
    const browser = await browserOf(role);
    const path = (route.split(' ')[1] ?? '').replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'nothing');
    await browser.get(path);
    queries();
    await browser.get(path);
    const asked = queries();
    expect(asked).toBeGreaterThan(0);
    const most = role === 'manager' ? MOST.manager : MOST.council;
    expect(asked).toBeLessThanOrEqual(PERSONAL_DATA.test(route) ? ASKING + 55 : most);
  });
});
