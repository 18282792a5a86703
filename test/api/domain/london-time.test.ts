import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayNumber,
  instantOfWall,
  localDate,
  londonDate,
  londonInstant,
  londonReading,
  wallAt,
  weekdayIndex,
} from '../../../api/domain/london-time.ts';

const intl = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  calendar: 'gregory',
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const INTL_WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function intlReading(instant: number) {
  const parts = Object.fromEntries(
    intl.formatToParts(instant * 60_000).map(({ type, value }) => [type, value]),
  );
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    weekday: INTL_WEEKDAYS.indexOf(parts['weekday'] ?? ''),
    hour: Number(parts['hour']),
    minute: Number(parts['minute']),
  };
}

const minutes = (iso: string) => Date.parse(iso) / 60_000;
const iso = (instant: number) => new Date(instant * 60_000).toISOString().slice(0, 16);

describe('the London clock by own arithmetic', () => {
  it('reads what Intl reads at every hour from 2020 to 2040', () => {
    const wrong: string[] = [];
    for (let at = minutes('2020-01-01T00:00Z'); at < minutes('2041-01-01T00:00Z'); at += 60) {
      const { date, weekday, hour } = londonReading(at);
      const expected = intlReading(at);
      if (date !== expected.date || weekday !== expected.weekday || hour !== expected.hour)
        wrong.push(iso(at));
    }
    expect(wrong).toEqual([]);
  });

  it('reads what Intl reads at every minute around each clock change from 2020 to 2040', () => {
    const wrong: string[] = [];
    for (let year = 2020; year <= 2040; year += 1) {
      for (const month of ['03', '10']) {
        const sunday = [25, 26, 27, 28, 29, 30, 31].find(
          (day) => weekdayIndex(dayNumber(`${year}-${month}-${day}`)) === 6,
        );
        const change = minutes(`${year}-${month}-${sunday}T01:00Z`);
        expect(wallAt(change) - wallAt(change - 1), `${year}-${month}`).toBe(month === '03' ? 61 : -59);
        for (let at = change - 120; at <= change + 120; at += 1) {
          if (JSON.stringify(londonReading(at)) !== JSON.stringify(intlReading(at))) wrong.push(iso(at));
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gives each wall time its first instant: no earlier minute of that date reads as late', () => {
    assert(
      property(
        integer({ min: dayNumber('2020-01-01'), max: dayNumber('2040-12-31') }),
        integer({ min: 0, max: 1439 }),
        (day, minute) => {
          const date = localDate(day);
          const instant = londonInstant(date, minute);
          const reads = (at: number) => {
            const reading = intlReading(at);
            return reading.date === date ? reading.hour * 60 + reading.minute : undefined;
          };
          expect(reads(instant)).toBeGreaterThanOrEqual(minute);
          expect(reads(instant - 1) ?? -1).toBeLessThan(minute);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe('a time the clocks skip or repeat', () => {
  it('01:30 on the spring night is the moment of the change', () => {
    expect(iso(londonInstant('2026-03-29', 90))).toBe('2026-03-29T01:00');
    expect(iso(londonInstant('2026-03-29', 59))).toBe('2026-03-29T00:59');
    expect(iso(londonInstant('2026-03-29', 120))).toBe('2026-03-29T01:00');
    expect(iso(londonInstant('2026-03-29', 121))).toBe('2026-03-29T01:01');
  });

  it('01:30 on the autumn night is the first of the two', () => {
    expect(iso(londonInstant('2026-10-25', 90))).toBe('2026-10-25T00:30');
    expect(iso(londonInstant('2026-10-25', 60))).toBe('2026-10-25T00:00');
    expect(iso(londonInstant('2026-10-25', 120))).toBe('2026-10-25T02:00');
  });

  it('comes back to itself for every instant but the second half of the repeated hour', () => {
    for (let at = minutes('2026-10-24T00:00Z'); at < minutes('2026-10-26T00:00Z'); at += 1) {
      const repeated = at >= minutes('2026-10-25T01:00Z') && at < minutes('2026-10-25T02:00Z');
      expect(instantOfWall(wallAt(at))).toBe(repeated ? at - 60 : at);
    }
  });
});

describe('days of the calendar', () => {
  it('adds days over months, years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('a London date begins an hour before the UTC one in summer', () => {
    expect(londonDate(minutes('2026-07-01T22:59Z'))).toBe('2026-07-01');
    expect(londonDate(minutes('2026-07-01T23:00Z'))).toBe('2026-07-02');
    expect(iso(londonInstant('2026-07-02'))).toBe('2026-07-01T23:00');
    expect(iso(londonInstant('2026-07-01', 1440))).toBe('2026-07-01T23:00');
  });
});
