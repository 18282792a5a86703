import { expect, it } from 'vitest';
import { londonInstant } from '../../../api/domain/london-time.ts';
import { findNearest } from '../../../api/usecases/find-nearest.ts';
import { listHavens } from '../../../api/usecases/list-havens.ts';
import { openStates } from '../../../api/usecases/open-states.ts';
import { publishDue } from '../../../api/usecases/publish-snapshots.ts';
import { snapshotReader } from '../../../api/usecases/read-snapshots.ts';
import { openSqlite } from '../../../db/sqlite.node.ts';
import { upsertBankHolidays } from '../../../db/bank-holidays.ts';
import { migrate } from '../../../db/migrate.node.ts';
import { MIGRATIONS } from '../../helpers/databases.ts';
import { independentHours } from '../../helpers/independent-hours.ts';
import { chooseSeed, pick, randomInteger, seededRandom } from '../../helpers/random-hours.ts';
import { addRandomVenue, type RandomVenue } from '../../helpers/random-venue.ts';
import { movableClock, seedRegister } from '../../helpers/register.ts';

// The whole way, from rows of the register to what a person reads, against a plain reading of the same facts: whatever
// the register holds, and however late the job is, nothing is shown that may not be, and nothing open that is shut.

const REGISTERS = 12;
const VENUES = 10;
const LOOKS = 40;
const DAYS_TO_BEGIN_ON = ['2026-03-27', '2026-10-23', '2026-12-22', '2026-08-28', '2027-03-26', '2026-06-10'];

const doors = independentHours(new Set(['2026-12-25', '2026-12-26', '2027-01-01']));
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

const iso = (at: number) => new Date(at * 60_000).toISOString();

/** The schemes under which a venue may be shown. */
function schemesAt({ closures, accreditations }: RandomVenue, at: number): string[] {
  const day = calendar.format(at * 60_000);
  if (closures.some(([starts, ends]) => starts <= at && at < ends)) return [];
  return accreditations
    .filter(({ from, last, suspended }) => !suspended && from <= day && day <= last)
    .map(({ scheme }) => scheme);
}

function isOpen({ hours }: RandomVenue, at: number): boolean {
  return hours.length > 0 && hours.every((table) => doors.isOpen(table, at));
}

interface Said {
  readonly id: string;
  readonly schemes: readonly string[];
  readonly open: boolean;
  readonly changesAt?: number;
}

/** What is not so of what was said of a venue at a minute. */
function falsehoods(venue: RandomVenue, at: number, { schemes, open, changesAt }: Said): string[] {
  const may = schemesAt(venue, at);
  const promised = changesAt === undefined ? at : open ? changesAt - 1 : changesAt;
  return [
    ...(schemes.length > 0 && schemes.every((key) => may.includes(key))
      ? []
      : [`shown as ${schemes.join()}`]),
    ...(open && !isOpen(venue, at) ? ['open'] : []),
    ...(changesAt !== undefined && !isOpen(venue, promised) ? [`open at ${iso(promised)}`] : []),
    ...(schemesAt(venue, promised).length > 0 ? [] : [`shown at ${iso(promised)}`]),
  ].map((what) => `${venue.id} is not ${what}, said at ${iso(at)}`);
}

const seed = chooseSeed();

it(`no place is shown that may not be, none is open that is shut, none promises longer than it can (HOURS_SEED=${seed})`, async () => {
  const random = seededRandom(seed);
  const wrong: string[] = [];
  let looked = 0;
  for (let round = 0; round < REGISTERS; round += 1) {
    const day = pick(random, DAYS_TO_BEGIN_ON);
    let at = londonInstant(day, randomInteger(random, 0, 1_439));
    const clock = movableClock(iso(at));
    const { database: db, connection, changeToken, close } = openSqlite(':memory:');
    migrate(connection, MIGRATIONS);
    await seedRegister(db);
    const holidays = ['2026-12-25', '2027-01-01'].map((date) => ({ date, title: 'a bank holiday' }));
    await db.writeAll(upsertBankHolidays(db, 'england-and-wales', holidays));
    const venues = new Map<string, RandomVenue>();
    for (let n = 0; n < VENUES; n += 1) {
      const id = `venue${String(n).padStart(4, '0')}`;
      venues.set(id, await addRandomVenue({ id, day, random, db, clock }));
    }
    const snapshots = snapshotReader(db, changeToken);

    for (let look = 0; look < LOOKS; look += 1) {
      at += pick(random, [1, 7, 61, 333, 700]);
      clock.set(iso(at));
      const inTime = random() < 0.5;
      if (inTime) await publishDue({ db, clock });

      const question = { point: { lat: 51.6, lon: -0.17 }, limit: 50 };
      const near = (await findNearest({ question, snapshots, clock })).found.map(
        ({ index: { snapshot }, row, ...said }): Said => ({
          ...said,
          id: snapshot.havens.id[row] ?? '',
          schemes: snapshot.schemes
            .filter((_, n) => (snapshot.havens.schemes[row] ?? 0) & (1 << n))
            .map(({ key }) => key),
        }),
      );
      const { havens } = await listHavens({ filter: {}, page: 1, perPage: 100, db, clock });
      const states = await openStates({ havens, db, clock });
      const listed = havens.map(({ id, schemes }, n): Said => ({ open: false, ...states[n], id, schemes }));

      for (const said of [...near, ...listed]) {
        const venue = venues.get(said.id);
        wrong.push(...(venue ? falsehoods(venue, at, said) : [`${said.id} is not there`]));
        looked += 1;
      }
      const all = [...venues.values()].filter((venue) => schemesAt(venue, at).length > 0).map(({ id }) => id);
      for (const shown of inTime ? [near, listed] : []) {
        const missing = all.filter((id) => !shown.some((said) => said.id === id));
        wrong.push(...missing.map((id) => `${id} is missing at ${iso(at)}`));
      }
    }
    close();
  }
  expect(wrong).toEqual([]);
  expect(looked).toBeGreaterThan(1_000);
});
