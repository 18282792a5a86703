import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedTonight, closureEnd } from '../../../api/domain/closing.ts';
import { comingHours } from '../../../api/domain/coming-hours.ts';
import { londonDays, openIntervals, type Hours, type Session } from '../../../api/domain/hours.ts';
import { merge } from '../../../api/domain/intervals.ts';
import { addDays, londonDate, londonInstant } from '../../../api/domain/london-time.ts';
import { everyDay } from '../../helpers/builders.ts';
import { randomHours, seededRandom } from '../../helpers/random-hours.ts';

const NO_HOLIDAYS: ReadonlySet<string> = new Set();
const at = (date: string, time: string) =>
  londonInstant(date, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));

function fortnight(date: string, bankHolidays = NO_HOLIDAYS) {
  const from = londonInstant(date);
  return londonDays({ from, to: londonInstant(addDays(date, 14)), bankHolidays });
}

function tonight(hours: Hours | undefined, date: string, time: string) {
  return closedTonight(hours, fortnight(date), at(date, time));
}

const LATE: Session = ['18:00', '02:00'];
const week = (sessions: Partial<Hours['weekly']>): Hours => ({
  ...everyDay(),
  weekly: { ...everyDay().weekly, ...sessions },
});

// 2026-06-12 is a Friday.
describe('“closed tonight”', () => {
  it('lasts until the end of the night under way, past midnight', () => {
    const hours = everyDay(LATE);
    const friday = {
      date: '2026-06-12',
      until: at('2026-06-13', '02:00'),
      opensAgain: at('2026-06-13', '18:00'),
    };
    expect(tonight(hours, '2026-06-12', '19:00')).toEqual(friday);
    expect(tonight(hours, '2026-06-12', '10:00')).toEqual(friday);
    expect(tonight(hours, '2026-06-13', '00:30')).toEqual(friday);
  });

  it('covers both stretches of the day, also in the break between them', () => {
    const hours = everyDay(['11:00', '15:00'], LATE);
    for (const time of ['09:00', '12:00', '16:00', '23:00'])
      expect(tonight(hours, '2026-06-12', time).until).toBe(at('2026-06-13', '02:00'));
  });

  it('means the next day on which it opens, where tonight it does not', () => {
    expect(tonight(week({ tu: [LATE] }), '2026-06-12', '19:00')).toMatchObject({
      date: '2026-06-16',
      until: at('2026-06-17', '02:00'),
    });
  });

  it('of a place that never shuts lasts until the morning', () => {
    const always = everyDay(['00:00', '24:00']);
    expect(tonight(always, '2026-06-12', '22:00').until).toBe(at('2026-06-13', '06:00'));
    expect(tonight(always, '2026-06-12', '03:00').until).toBe(at('2026-06-12', '06:00'));
    expect(tonight(always, '2026-06-12', '05:30').until).toBe(at('2026-06-13', '06:00'));
    expect(tonight(always, '2026-06-12', '22:00').opensAgain).toBe(at('2026-06-13', '06:00'));
  });

  it('lasts until the morning where nobody knows the hours, or nothing opens', () => {
    for (const hours of [undefined, everyDay()])
      expect(tonight(hours, '2026-06-12', '19:00')).toEqual({
        date: '2026-06-12',
        until: at('2026-06-13', '06:00'),
      });
  });

  it('leaves nothing of that night open, and lasts no longer than needed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 1439 }), (seed, minute) => {
        const hours = randomHours(seededRandom(seed), { around: '2026-10-25', spread: 4 });
        const days = fortnight('2026-10-24');
        const now = days.from + minute;
        const { until, date } = closedTonight(hours, days, now);
        expect(until).toBeGreaterThan(now);
        const coming = comingHours(hours, days);
        const goesOn = (openIntervals(hours, days) ?? []).some(
          ({ start, end }) => start < until && end > until,
        );
        const left = coming
          .filter((day) => day.date === date)
          .flatMap(({ stretches }) => stretches)
          .filter(({ end }) => end > until);
        // Something of that day is left only where the place goes on without a break.
        expect(left.length === 0 || goesOn).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('closed until a day', () => {
  const end = (hours: Hours | undefined, opensOn: string) => closureEnd(hours, fortnight(opensOn), opensOn);

  it('ends when the night before is over, so that a shut night has no tail', () => {
    expect(end(everyDay(LATE), '2026-06-12')).toBe(at('2026-06-12', '02:00'));
    expect(end(everyDay(['09:00', '17:00']), '2026-06-12')).toBe(at('2026-06-12', '00:00'));
    expect(end(undefined, '2026-06-12')).toBe(at('2026-06-12', '00:00'));
  });

  it('ends when that day opens, where the night before would run into it', () => {
    expect(end(everyDay(['10:00', '09:00'], ['06:00', '09:30']), '2026-06-12')).toBe(
      at('2026-06-12', '06:00'),
    );
    expect(end(everyDay(['00:00', '24:00']), '2026-06-12')).toBe(at('2026-06-12', '00:00'));
  });
});

describe('the days to come', () => {
  it('open at exactly the minutes that the public is told', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.constantFrom('2026-03-22', '2026-03-29', '2026-10-18', '2026-10-25', '2026-12-20', '2026-06-12'),
        (seed, date) => {
          const hours = randomHours(seededRandom(seed), { around: addDays(date, 3), spread: 6 });
          const days = fortnight(date, new Set(['2026-12-25', '2026-12-28', '2026-03-29', '2026-10-26']));
          const clipped = comingHours(hours, days)
            .flatMap(({ stretches }) => stretches)
            .map(({ start, end }) => ({ start: Math.max(start, days.from), end: Math.min(end, days.to) }))
            .filter(({ start, end }) => start < end);
          expect(merge(clipped)).toEqual(openIntervals(hours, days));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('say how much longer or shorter the nights are on which the clocks change', () => {
    const nights = (date: string) =>
      comingHours(everyDay(LATE), fortnight(date)).map(({ date: day, stretches, clockChange }) => [
        day,
        stretches.map(({ shiftMinutes }) => shiftMinutes),
        clockChange,
      ]);
    expect(nights('2026-10-24').slice(1, 3)).toEqual([
      ['2026-10-24', [60], undefined],
      ['2026-10-25', [0], 'back'],
    ]);
    expect(nights('2026-03-28').slice(1, 3)).toEqual([
      ['2026-03-28', [-60], undefined],
      ['2026-03-29', [0], 'forward'],
    ]);
    const skipped = comingHours(everyDay(['01:00', '02:00']), fortnight('2026-03-29'));
    expect(skipped[0]).toMatchObject({ date: '2026-03-29', stretches: [] });
  });

  it('begin with last night, where it is not over', () => {
    const first = (hours: Hours) => comingHours(hours, fortnight('2026-06-12'))[0]?.date;
    expect(first(everyDay(LATE))).toBe('2026-06-11');
    expect(first(everyDay(['18:00', '24:00']))).toBe('2026-06-12');
  });

  it('are fourteen, and say nothing past the last day that is known', () => {
    const hours = { ...everyDay(['09:00', '17:00']), knownUntil: '2026-06-14' };
    const days = comingHours(hours, fortnight('2026-06-12'));
    expect(days).toHaveLength(14);
    expect(days.filter(({ known }) => known).map(({ date }) => date)).toEqual([
      '2026-06-12',
      '2026-06-13',
      '2026-06-14',
    ]);
    expect(londonDate(days[3]?.stretches[0]?.start ?? londonInstant('2000-01-01'))).toBe('2000-01-01');
  });
});
