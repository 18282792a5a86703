import { join } from 'node:path';
import { ACCESS } from '../../admin/access.ts';
import { publishAll } from '../../api/usecases/publish-snapshots.ts';
import { randomIds } from '../../api/random-ids.ts';
import { insertCouncilRole, insertPerson, selectPersonByEmail } from '../../db/people.ts';
import { appOver } from '../helpers/app-over.ts';
import { Browser } from '../helpers/browser-of.ts';
import { countQueries } from '../helpers/counted-queries.ts';
import type { Bench } from './bench.ts';
import { benchClock, temporaryFolder } from './filled-register.node.ts';
import { realHavens } from './real-havens.ts';
import { alternate, millisecondsOf, spreadOf } from './spread.ts';
import { OWN, workedRegister } from './worked-register.node.ts';

const ROUNDS = 9;
const ORIGIN = 'https://havens.example';
const EMAIL = 'bench@council.example';

/** Own venues of those in all: a tenth of both, and a tenth of the others' alone. */
const SIZES = { full: [2_000, 50_000], alone: [2_000, 5_000], tenth: [200, 5_000] } as const;
type Size = keyof typeof SIZES;

/** Pages that an address of the authority alone opens, and lists whose names stand in it. */
const EXPORT = /csv$|letters$|export/;
const LISTS = { ':list': 'not-signed-up' } as const;

export const officer: Bench = {
  name: 'officer',
  about: 'each page of a council’s officers, with 2,000 venues of theirs and 50,000 in all',
  method: `the whole app in process, SQLite on disk; real venues in synthetic states; median of ${ROUNDS} alternated rounds a page`,
  async run(report) {
    const offices = { full: await open('full'), alone: await open('alone'), tenth: await open('tenth') };
    const pages = Object.entries(ACCESS)
      .filter(
        ([route, rule]) => /^GET \/admin\/councils\/:authority(\/|$)/.test(route) && Array.isArray(rule.for),
      )
      .map(([route]) =>
        (route.split(' ')[1] ?? '').replace(':authority', OWN).replace(':list', LISTS[':list']),
      )
      .filter((path) => !path.includes('/:'));
    for (const path of [...pages, `/admin/councils/${OWN}/venues/VENUE`]) {
      const ask = (size: Size) => offices[size].ask(path);
      if ((await ask('full')) !== 200) {
        report.note(`not measured: ${path} did not answer with a page`);
        continue;
      }
      const times = await alternate(ROUNDS, {
        full: () => millisecondsOf(() => ask('full')),
        alone: () => millisecondsOf(() => ask('alone')),
        tenth: () => millisecondsOf(() => ask('tenth')),
      });
      const queries = (['full', 'alone', 'tenth'] as const).map((size) => offices[size].queries(path));
      const counts = await Promise.all(queries);
      report.add({
        what: `${path.replace(`/admin/councils/${OWN}`, '…')}, ${counts[0]} queries`,
        ours: { value: spreadOf(times.full), unit: 'ms' },
        beside: { what: 'without others’ data', value: spreadOf(times.alone), unit: 'ms' },
        target: { of: 'ratio', atMost: 1.3 },
      });
      report.note(`with a tenth of all data ${spreadOf(times.tenth).median.toFixed(1)} ms`);
      // What is saved as a file is read a batch at a time.
      if (!EXPORT.test(path))
        report.check(new Set(counts).size === 1, `${path} asks as often whatever the data`);
    }
    for (const office of Object.values(offices)) office.close();
  },
};

async function open(size: Size) {
  const [own, all] = SIZES[size];
  const havens = realHavens(all).map(({ haven }) => haven);
  const register = await workedRegister(join(temporaryFolder(), 'register.sqlite'), havens, own);
  const db = register.database;
  const clock = benchClock();
  await publishAll({ db, clock });
  const { app, newestCode } = appOver(db, clock, ORIGIN);
  const at = new Date(clock.now()).toISOString();
  await db.writeAll([insertPerson(db, { id: randomIds.next(), email: EMAIL, name: 'Bench', at })]);
  const personId = (await selectPersonByEmail(db, EMAIL))?.id ?? '';
  await db.writeAll(
    (['officer', 'approver', 'administrator'] as const).map((role) =>
      insertCouncilRole(db, { authorityCode: OWN, personId, role, at, by: 'bench' }),
    ),
  );
  const browser = new Browser(app, ORIGIN);
  await browser.post('/admin/sign-in', { email: EMAIL });
  await browser.post('/admin/sign-in/code', { code: await newestCode(EMAIL) });
  const venueId = havens[0]?.id ?? '';
  const count = countQueries(db);
  const ask = async (path: string): Promise<number> => {
    const answer = await browser.get(path.replace('VENUE', venueId));
    await answer.arrayBuffer();
    return answer.status;
  };
  return {
    ask,
    async queries(path: string) {
      count();
      await ask(path);
      return count();
    },
    close: () => register.close(),
  };
}
