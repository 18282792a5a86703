import { describe, expect, it } from 'vitest';
import {
  bankHolidayDates,
  hoursKnownUntil,
  intersect,
  londonDays,
  minuteOfDay,
  openIntervals,
  weeklyTable,
  type Hours,
  type Interval,
  type Session,
} from '../../../api/domain/hours.ts';
import { addDays, londonInstant } from '../../../api/domain/london-time.ts';
import { independentHours } from '../../helpers/independent-hours.ts';
import { chooseSeed, pick, randomHours, randomInteger, seededRandom } from '../../helpers/random-hours.ts';

const BANK_HOLIDAYS = bankHolidayDates([
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-28'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-28'],
]);

function everyDay(...sessions: Session[]): Hours {
  return {
    weekly: weeklyTable(() => sessions),
    bankHolidays: 'as_usual',
    exceptions: [],
  };
}

const minutes = (text: string) => Date.parse(text) / 60_000;

function openBetween(hours: Hours, fromIso: string, toIso: string, bankHolidays = BANK_HOLIDAYS) {
  const stretch = londonDays({ from: minutes(fromIso), to: minutes(toIso), bankHolidays });
  return openIntervals(hours, stretch)?.map(({ start, end }) => [iso(start), iso(end)]);
}

function iso(instant: number): string {
  return new Date(instant * 60_000).toISOString().slice(0, 16);
}

describe('the operating day', () => {
  it('a bar open until 02:00 on Friday is still open at 01:30 on Saturday', () => {
    const bar: Hours = { ...everyDay(), weekly: { ...everyDay().weekly, fr: [['18:00', '02:00']] } };
    expect(openBetween(bar, '2026-11-28T01:30Z', '2026-11-28T01:31Z')).toHaveLength(1);
    expect(openBetween(bar, '2026-11-28T02:00Z', '2026-12-04T18:00Z')).toEqual([]);
  });

  it('an exception replaces what starts on that date, and leaves the night before alone', () => {
    const bar: Hours = {
      ...everyDay(['18:00', '02:00']),
      exceptions: [{ date: '2026-12-25', sessions: [] }],
    };
    expect(openBetween(bar, '2026-12-24T12:00Z', '2026-12-27T00:00Z')).toEqual([
      ['2026-12-24T18:00', '2026-12-25T02:00'],
      ['2026-12-26T18:00', '2026-12-27T00:00'],
    ]);
  });

  it('a bank holiday follows its policy, and an exception goes before it', () => {
    const shop: Hours = {
      ...everyDay(['09:00', '17:00']),
      bankHolidays: [['11:00', '15:00']],
      exceptions: [{ date: '2026-12-25', sessions: [] }],
    };
    expect(openBetween(shop, '2026-12-24T00:00Z', '2026-12-27T00:00Z')).toEqual([
      ['2026-12-24T09:00', '2026-12-24T17:00'],
      ['2026-12-26T11:00', '2026-12-26T15:00'],
    ]);
  });

  it('round the clock is one interval, also over a clock change', () => {
    const always = everyDay(['00:00', '24:00']);
    expect(openBetween(always, '2026-10-20T00:00Z', '2026-11-03T00:00Z')).toEqual([
      ['2026-10-20T00:00', '2026-11-03T00:00'],
    ]);
  });

  it('a close equal to the open is 24 hours later', () => {
    expect(
      openBetween(
        { ...everyDay(), exceptions: [{ date: '2026-06-01', sessions: [['10:00', '10:00']] }] },
        '2026-05-30T00:00Z',
        '2026-06-05T00:00Z',
      ),
    ).toEqual([['2026-06-01T09:00', '2026-06-02T09:00']]);
  });

  it('sessions that overlap or touch are one', () => {
    const hours = everyDay(['18:00', '01:00'], ['12:00', '15:00'], ['14:00', '18:00']);
    expect(openBetween(hours, '2026-01-12T06:00Z', '2026-01-13T06:00Z')).toEqual([
      ['2026-01-12T12:00', '2026-01-13T01:00'],
    ]);
  });
});

describe('the clock-change nights', () => {
  const night = everyDay(['22:00', '03:00']);
  const untilHalfPastOne = everyDay(['22:00', '01:30']);
  const smallHours = everyDay(['01:15', '01:45']);

  it('29 March 2026: 22:00 to 03:00 lasts four hours, 01:30 is the moment of the change, 01:15 to 01:45 does not exist', () => {
    expect(openBetween(night, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toEqual([
      ['2026-03-28T22:00', '2026-03-29T02:00'],
    ]);
    expect(openBetween(untilHalfPastOne, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toEqual([
      ['2026-03-28T22:00', '2026-03-29T01:00'],
    ]);
    expect(openBetween(smallHours, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toEqual([]);
  });

  it('25 October 2026: 22:00 to 03:00 lasts six hours, and 01:30 is the first of the two', () => {
    expect(openBetween(night, '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toEqual([
      ['2026-10-24T21:00', '2026-10-25T03:00'],
    ]);
    expect(openBetween(untilHalfPastOne, '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toEqual([
      ['2026-10-24T21:00', '2026-10-25T00:30'],
    ]);
    expect(openBetween(smallHours, '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toEqual([
      ['2026-10-25T00:15', '2026-10-25T00:45'],
    ]);
  });

  it('28 March 2027: 22:00 to 03:00 lasts four hours, and 01:30 is the moment of the change', () => {
    expect(openBetween(night, '2027-03-27T12:00Z', '2027-03-28T12:00Z')).toEqual([
      ['2027-03-27T22:00', '2027-03-28T02:00'],
    ]);
    expect(openBetween(untilHalfPastOne, '2027-03-27T12:00Z', '2027-03-28T12:00Z')).toEqual([
      ['2027-03-27T22:00', '2027-03-28T01:00'],
    ]);
  });

  it('31 October 2027: 22:00 to 03:00 lasts six hours, and 01:30 is the first of the two', () => {
    expect(openBetween(night, '2027-10-30T12:00Z', '2027-10-31T12:00Z')).toEqual([
      ['2027-10-30T21:00', '2027-10-31T03:00'],
    ]);
    expect(openBetween(untilHalfPastOne, '2027-10-30T12:00Z', '2027-10-31T12:00Z')).toEqual([
      ['2027-10-30T21:00', '2027-10-31T00:30'],
    ]);
  });

  it.each(['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'])(
    '%s: every minute of the night is what the independent evaluator says, for 100 random weeks',
    (date) => {
      const seed = chooseSeed();
      const random = seededRandom(seed);
      const independent = independentHours(BANK_HOLIDAYS);
      const from = londonInstant(addDays(date, -1), 21 * 60);
      const stretch = londonDays({ from, to: from + 600, bankHolidays: BANK_HOLIDAYS });
      const wrong: string[] = [];
      for (let draw = 0; draw < 100; draw += 1) {
        const hours = randomHours(random, { around: date, spread: 1, step: pick(random, [1, 15, 30]) });
        const intervals = openIntervals(hours, stretch) ?? [];
        for (let at = from; at < from + 600; at += 1) {
          const expected = independent.isOpen(hours, at);
          if (isOpen(intervals, at) !== expected) wrong.push(described(seed, hours, at, expected));
        }
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});

describe('against an independent evaluator', () => {
  it('agrees on 120,000 random draws of a week with exceptions, a stretch and an instant in it', () => {
    const seed = chooseSeed();
    console.log(`hours property test: HOURS_SEED=${seed}`);
    const random = seededRandom(seed);
    const independent = independentHours(BANK_HOLIDAYS);
    const notable = [...BANK_HOLIDAYS, '2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'];
    const wrong: string[] = [];
    let opens = 0;
    for (let draw = 0; draw < 120_000; draw += 1) {
      const day =
        random() < 0.5
          ? addDays(pick(random, notable), randomInteger(random, -1, 2))
          : addDays('2026-01-02', randomInteger(random, 0, 725));
      const hours = randomHours(random, { around: day, spread: 2 });
      const at = aTellingInstant(random, hours, day);
      const from = at - randomInteger(random, 0, 2 * 1440);
      const to = at + randomInteger(random, 1, 2 * 1440);
      const intervals = openIntervals(hours, londonDays({ from, to, bankHolidays: BANK_HOLIDAYS })) ?? [];
      const expected = independent.isOpen(hours, at);
      opens += Number(expected);
      if (isOpen(intervals, at) !== expected || !wellFormed(intervals, from, to)) {
        wrong.push(described(seed, hours, at, expected));
      }
    }
    expect(wrong).toEqual([]);
    expect(opens).toBeGreaterThan(20_000);
    expect(opens).toBeLessThan(100_000);
  }, 300_000);
});

describe('hours known for a time only', () => {
  const seasonal: Hours = { ...everyDay(['18:00', '02:00']), knownUntil: '2026-12-31' };

  it('are known through the last day, and nothing opens after it', () => {
    expect(iso(hoursKnownUntil(seasonal))).toBe('2027-01-01T00:00');
    expect(openBetween(seasonal, '2026-12-31T12:00Z', '2027-01-14T12:00Z')).toEqual([
      ['2026-12-31T18:00', '2027-01-01T02:00'],
    ]);
  });

  it('are not guessed at once that day is over', () => {
    expect(openBetween(seasonal, '2027-01-01T00:00Z', '2027-01-14T12:00Z')).toBeUndefined();
  });

  it('hold for ever where no such day is given', () => {
    expect(hoursKnownUntil(everyDay())).toBe(Infinity);
  });
});

describe('bank holidays', () => {
  it('count Christmas, Boxing and New Year’s Day themselves beside their substitutes', () => {
    const dates = bankHolidayDates(['2027-12-27', '2027-12-28']);
    expect([...dates].filter((date) => date < '2028').toSorted()).toEqual([
      '2027-01-01',
      '2027-12-25',
      '2027-12-26',
      '2027-12-27',
      '2027-12-28',
    ]);
  });

  it('hold New Year’s Day of a year that is not published yet', () => {
    const bankHolidays = bankHolidayDates(['2027-12-27', '2027-12-28']);
    const shop: Hours = { ...everyDay(['09:00', '17:00']), bankHolidays: [] };
    expect(openBetween(shop, '2027-12-31T17:00Z', '2028-01-03T00:00Z', bankHolidays)).toEqual([
      ['2028-01-02T09:00', '2028-01-02T17:00'],
    ]);
  });
});

describe('the minutes two lists share', () => {
  it('are those in both, for random lists', () => {
    const random = seededRandom(7);
    for (let draw = 0; draw < 500; draw += 1) {
      const [a, b] = [randomIntervals(random), randomIntervals(random)];
      const both = intersect(a, b);
      expect(wellFormed(both, 0, 200)).toBe(true);
      for (let at = 0; at < 200; at += 1) expect(isOpen(both, at)).toBe(isOpen(a, at) && isOpen(b, at));
    }
  });
});

function isOpen(intervals: readonly Interval[], at: number): boolean {
  return intervals.some(({ start, end }) => start <= at && at < end);
}

function wellFormed(intervals: readonly Interval[], from: number, to: number): boolean {
  return intervals.every(
    ({ start, end }, place) =>
      start < end && start >= from && end <= to && start > (intervals[place - 1]?.end ?? -Infinity),
  );
}

/** Half of all instants are within a minute of a door's opening or closing: that is where mistakes are. */
function aTellingInstant(random: () => number, hours: Hours, day: string): number {
  const sessions = [
    ...Object.values(hours.weekly),
    ...hours.exceptions.map((exception) => exception.sessions),
  ]
    .flat()
    .flat();
  if (random() < 0.5 || sessions.length === 0) return londonInstant(day, randomInteger(random, 0, 1439));
  return londonInstant(day, minuteOfDay(pick(random, sessions))) + randomInteger(random, -1, 1);
}

function randomIntervals(random: () => number): Interval[] {
  const edges = new Set(Array.from({ length: 12 }, () => randomInteger(random, 0, 199)));
  const ordered = [...edges].toSorted((a, b) => a - b);
  return ordered.flatMap((start, place) => {
    const end = ordered[place + 1];
    return place % 2 === 0 && end !== undefined ? [{ start, end }] : [];
  });
}

function described(seed: number, hours: Hours, at: number, expected: boolean): string {
  const state = expected ? 'open' : 'closed';
  return `HOURS_SEED=${seed}: at ${iso(at)} expected ${state} for ${JSON.stringify(hours)}`;
}
