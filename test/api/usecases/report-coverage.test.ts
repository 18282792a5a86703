import { expect, it } from 'vitest';
import { HOURS_A_WEEK } from '../../../api/domain/coverage.ts';
import { coverageOf } from '../../../api/domain/coverage-report.ts';
import { londonInstant } from '../../../api/domain/london-time.ts';
import { readReport } from '../../../api/usecases/read-report.ts';
import { upsertBankHolidays } from '../../../db/bank-holidays.ts';
import { openMemory } from '../../helpers/databases.ts';
import { independentHours } from '../../helpers/independent-hours.ts';
import { chooseSeed, pick, randomInteger, seededRandom } from '../../helpers/random-hours.ts';
import { addRandomVenue, type RandomVenue } from '../../helpers/random-venue.ts';
import { BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

// Hour by hour over random registers, against a plain reading of what was put into them: Intl's clock, no interval.

const REGISTERS = 6;
const VENUES = 8;
/** Each with the Monday of the week after it: both clock changes, Christmas, and nothing special. */
const WEEKS = [
  ['2026-03-19', '2026-03-23'],
  ['2026-10-12', '2026-10-19'],
  ['2026-12-20', '2026-12-21'],
  ['2026-06-10', '2026-06-15'],
] as const;

const doors = independentHours(new Set(['2026-12-25', '2026-12-26', '2027-01-01']));
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
const clockFace = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  timeStyle: 'short',
});

function isShown({ closures, accreditations }: RandomVenue, at: number, scheme?: string): boolean {
  const day = calendar.format(at * 60_000);
  return (
    !closures.some(([starts, ends]) => starts <= at && at < ends) &&
    accreditations.some(
      (each) =>
        (scheme === undefined || each.scheme === scheme) &&
        !each.suspended &&
        each.from <= day &&
        day <= each.last,
    )
  );
}

/** Hours that are known no longer when the week begins are not known: the end of a night that began before is not counted. */
function helps({ hours }: RandomVenue, at: number, monday: string): boolean {
  const known = hours.every(({ knownUntil }) => knownUntil === undefined || knownUntil >= monday);
  return known && hours.length > 0 && hours.every((table) => doors.isOpen(table, at));
}

const struck = new Map<string, number>();

/** The first minute of a day at which the clock has come to an hour. */
function strikes(date: string, hour: number): number {
  const known = struck.get(`${date} ${hour}`);
  if (known !== undefined) return known;
  const reads = `${String(hour).padStart(2, '0')}:00`;
  let at = londonInstant(date);
  while (clockFace.format(at * 60_000) < reads) at += 1;
  struck.set(`${date} ${hour}`, at);
  return at;
}

const seed = chooseSeed();

it(`a haven is counted at an hour when, and only when, it is shown and its help is there then (HOURS_SEED=${seed})`, async () => {
  const random = seededRandom(seed);
  const wrong: string[] = [];
  let opened = 0;
  for (let round = 0; round < REGISTERS; round += 1) {
    const [today, monday] = pick(random, WEEKS);
    const clock = movableClock(
      new Date(londonInstant(today, randomInteger(random, 0, 1_439)) * 60_000).toISOString(),
    );
    const { database: db, close } = openMemory();
    await seedRegister(db);
    const holidays = ['2026-12-25', '2027-01-01'].map((date) => ({ date, title: 'a bank holiday' }));
    await db.writeAll(upsertBankHolidays(db, 'england-and-wales', holidays));
    const venues: RandomVenue[] = [];
    for (let n = 0; n < VENUES; n += 1) {
      venues.push(await addRandomVenue({ id: `venue${n}`, day: monday, random, db, clock }));
    }

    const report = await readReport({ authorityCode: BARNET, on: today, db, clock });
    for (const scheme of [undefined, 'safe_haven', 'ask_for_angela']) {
      const given = { today: report.today, bankHolidays: report.frame.bankHolidays };
      const { week, open, unknown } = coverageOf(report.venues, given, { scheme });
      expect(week.from).toBe(monday);
      expect(week.instants).toHaveLength(HOURS_A_WEEK);
      const covers = new Map([...open, ...unknown].map(({ venue, cover }) => [venue.id, cover]));
      week.instants.forEach((at, hour) => {
        const date = new Date(Date.parse(monday) + Math.floor(hour / 24) * 86_400_000)
          .toISOString()
          .slice(0, 10);
        const due = strikes(date, hour % 24);
        if (at !== due) wrong.push(`hour ${hour} of ${monday} is at ${at} and not ${due}`);
        for (const venue of venues) {
          const is = isShown(venue, at, scheme) && helps(venue, at, monday);
          const said = covers.get(venue.id)?.open[hour] ?? false;
          if (is) opened += 1;
          if (is !== said) wrong.push(`${venue.id} at hour ${hour} of ${monday} is ${is ? '' : 'not '}open`);
        }
      });
    }
    close();
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(opened).toBeGreaterThan(500);
});
