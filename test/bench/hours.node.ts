import { bankHolidayDates, londonDays, openIntervals, type Hours } from '../../api/domain/hours.ts';
import { HORIZON_MINUTES } from '../../api/domain/snapshot.ts';
import type { Bench } from './bench.ts';
import { BASE } from './drawn-havens.ts';
import { readBankHolidays } from './real-data.node.ts';
import { realHavens } from './real-havens.ts';
import { alternate, spreadOf } from './spread.ts';

const VENUES = 5_000;
const ROUNDS = 9;

export const hours: Bench = {
  name: 'hours',
  about: 'fourteen days of one venue, from its weekly table to intervals',
  method: `${VENUES} venues one after the other; time a venue; median of ${ROUNDS} alternated rounds; floor: copying the answers`,
  async run(report) {
    const tables = realHavens(50_000)
      .flatMap(({ haven: { opening } }) => opening ?? [])
      .slice(0, VENUES);
    const days = londonDays({
      from: BASE,
      to: BASE + HORIZON_MINUTES,
      bankHolidays: bankHolidayDates(readBankHolidays()),
    });
    const answers = tables.map((table) => openIntervals(table, days) ?? []);
    const times = await alternate(ROUNDS, {
      engine: () => each(tables, (table: Hours) => openIntervals(table, days)),
      copying: () => each(answers, (answer) => answer.map(({ start, end }) => ({ start, end }))),
    });
    report.add({
      what: 'fourteen days of a venue',
      ours: { value: spreadOf(times.engine), unit: 'µs' },
      beside: { what: 'copying the intervals', value: spreadOf(times.copying), unit: 'µs' },
    });
  },
};

function each<Item>(items: readonly Item[], work: (item: Item) => unknown): number {
  let kept: unknown;
  const began = performance.now();
  for (const item of items) kept = work(item) ?? kept;
  const took = performance.now() - began;
  if (kept === undefined) throw new Error('nothing was reckoned');
  return (took * 1_000) / items.length;
}
