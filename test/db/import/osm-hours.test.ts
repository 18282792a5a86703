import { describe, expect, it } from 'vitest';
import { bankHolidayDates, weeklyTable, type Hours } from '../../../api/domain/hours.ts';
import { osmHoursReader, readOsmHours } from '../../../db/import/osm-hours.ts';
import { differencesFromLibrary } from '../../helpers/osm-library-word.ts';
import { READABLE_OSM_STRINGS, UNREADABLE_OSM_STRINGS } from '../../helpers/osm-strings.ts';

const PUBLISHED = [
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-28'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30'],
  ...['2027-12-27', '2027-12-28'],
];
const BANK_HOLIDAYS = bankHolidayDates(PUBLISHED);
const RANGE = { from: '2026-11-22', to: '2027-12-31', bankHolidays: BANK_HOLIDAYS };

function read(text: string, options = RANGE): Hours {
  const reading = readOsmHours(text, options);
  if ('unknown' in reading) throw new Error(`${text} ${reading.unknown}`);
  return reading.hours;
}

function reasonFor(text: string, options = RANGE): string {
  const reading = readOsmHours(text, options);
  return 'unknown' in reading ? reading.unknown : 'read';
}

describe('a string that a table can hold', () => {
  it.each(READABLE_OSM_STRINGS)('%s is open at just the half-hours at which the library says so', (text) => {
    const said = text.replace(/[\s;]+$/, '');
    expect(differencesFromLibrary(read(text), said, { ...RANGE, every: 30 })).toEqual([]);
  });

  it('becomes a week', () => {
    expect(read('Mo-Th 11:30-24:00, Fr,Sa 11:30-04:00, Su 11:30-21:30')).toEqual({
      weekly: {
        ...weeklyTable(() => [['11:30', '24:00']]),
        fr: [['11:30', '04:00']],
        sa: [['11:30', '04:00']],
        su: [['11:30', '21:30']],
      },
      bankHolidays: 'as_usual',
      exceptions: [],
    });
  });

  it('that closes at 26:00 closes at 02:00 the next day', () => {
    expect(read('Sa 12:00-26:00').weekly.sa).toEqual([['12:00', '02:00']]);
  });

  it('round the clock is each day from 00:00 to 24:00', () => {
    expect(read('24/7').weekly).toEqual(weeklyTable(() => [['00:00', '24:00']]));
  });

  it('with dates has them as exceptions, and is known until the last day looked at', () => {
    expect(read('Mo-Fr 09:00-17:00; Dec 24 10:00-13:00; Dec 25-26 off')).toMatchObject({
      exceptions: [
        { date: '2026-12-24', sessions: [['10:00', '13:00']] },
        { date: '2026-12-25', sessions: [] },
        { date: '2027-12-24', sessions: [['10:00', '13:00']] },
      ],
      knownUntil: '2027-12-31',
    });
  });

  it('whose dates are over is known until the last day looked at', () => {
    expect(read('Mo-Su 10:00-18:00; 2019 Dec 25 off')).toMatchObject({
      exceptions: [],
      knownUntil: '2027-12-31',
    });
  });
});

describe('bank holidays of a string', () => {
  it.each([
    ['Mo-Fr 09:30-17:30', 'as_usual'],
    ['Mo-Fr 09:30-17:30; PH off', []],
    ['Mo-Fr 16:15-21:15; PH,Sa-Su 10:45-21:45', [['10:45', '21:45']]],
    ['Mo-Sa 10:00-18:00; PH 10:00-18:00', [['10:00', '18:00']]],
    ['PH off; Mo-Fr 09:00-17:00', 'as_usual'],
  ])('%s is the policy %j, and holds until changed', (text, policy) => {
    const hours = read(text);
    expect(hours.bankHolidays).toEqual(policy);
    expect(hours).toMatchObject({ exceptions: [] });
    expect(hours.knownUntil).toBeUndefined();
  });

  it('that look at the weekday are known for the days looked at only', () => {
    const spring = { ...RANGE, from: '2027-04-01', to: '2027-09-30' };
    expect(read('Mo-Fr 09:00-17:00; PH Mo 10:00-12:00', spring)).toMatchObject({
      bankHolidays: 'as_usual',
      exceptions: ['2027-05-03', '2027-05-31', '2027-08-30'].map((date) => ({
        date,
        sessions: [['10:00', '12:00']],
      })),
      knownUntil: '2027-09-30',
    });
  });

  it('take a day that only our own list has', () => {
    const options = { ...RANGE, bankHolidays: bankHolidayDates([...PUBLISHED, '2027-06-11']) };
    expect(read('Mo-Fr 09:00-17:00; PH off', options)).toEqual(read('Mo-Fr 09:00-17:00; PH off'));
    expect(reasonFor('Mo-Fr 09:00-17:00; PH off; Jun 11 10:00-12:00', options)).toContain('2027-06-11');
    expect(reasonFor('Mo-Fr 09:00-17:00; Jun 11 10:00-12:00', options)).toBe('read');
  });
});

describe('a string that is not read', () => {
  it.each(UNREADABLE_OSM_STRINGS)('“%s” says why: %s', (text, reason) => {
    expect(reasonFor(text)).toContain(reason);
  });

  it('is too long where OpenStreetMap could not hold it', () => {
    expect(reasonFor(`Mo-Fr 09:00-17:00${' '.repeat(300)}`)).toBe('is longer than 255 characters');
    expect(reasonFor(';'.repeat(10_000_000))).toBe('is longer than 255 characters');
  });

  it('leaves the process its own Date', () => {
    const zoned = Date;
    expect(reasonFor('Mo-Fr 09:00-')).toContain('cannot be read');
    expect(Date).toBe(zoned);
  });
});

describe('reading', () => {
  it('wants eight weeks or more to look over', () => {
    expect(() => readOsmHours('24/7', { ...RANGE, to: '2026-12-25' })).toThrow(RangeError);
  });

  it('remembers a string', () => {
    const reader = osmHoursReader(RANGE);
    expect(reader('Mo-Fr 09:00-17:00')).toBe(reader('Mo-Fr 09:00-17:00'));
    expect(reader('Mo-Fr 18:00+')).toEqual({ unknown: 'has no closing time (“+”)' });
  });
});
