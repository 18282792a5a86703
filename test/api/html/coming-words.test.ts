import { describe, expect, it } from 'vitest';
import { comingHours } from '../../../api/domain/coming-hours.ts';
import { londonDays, type Hours } from '../../../api/domain/hours.ts';
import { addDays, londonInstant } from '../../../api/domain/london-time.ts';
import { closureWords, comingLine, dayNotes } from '../../../api/html/coming-words.ts';
import { everyDay } from '../../helpers/builders.ts';

const HOLIDAYS = new Map([['2026-08-31', 'Summer bank holiday']]);

/** How a day reads in the fortnight that begins on another. */
function reads(hours: Hours, from: string, date: string) {
  const start = londonInstant(from);
  const bankHolidays = new Set(HOLIDAYS.keys());
  const days = londonDays({ from: start, to: londonInstant(addDays(from, 14)), bankHolidays });
  const day = comingHours(hours, days).find((each) => each.date === date);
  return day && [comingLine(day), ...dayNotes(day, HOLIDAYS)];
}

describe('a day to come', () => {
  it('says that it closes on the next day, and on which', () => {
    expect(reads(everyDay(['18:00', '02:00']), '2026-06-10', '2026-06-12')).toEqual([
      '6pm to 2am, closes next day (Saturday)',
    ]);
    expect(reads(everyDay(['11:00', '15:00'], ['18:00', '00:00']), '2026-06-10', '2026-06-12')).toEqual([
      '11am to 3pm; and 6pm to midnight',
    ]);
  });

  it('says how much longer or shorter the night is on which the clocks change', () => {
    const late = everyDay(['18:00', '04:00']);
    expect(reads(late, '2026-10-20', '2026-10-24')).toEqual([
      '6pm to 4am, closes next day (Sunday). The clocks go back: 1 hour longer',
    ]);
    expect(reads(late, '2026-10-20', '2026-10-25')?.[1]).toBe('Clocks go back 1 hour at 2am');
    expect(reads(late, '2026-03-24', '2026-03-28')?.[0]).toContain('The clocks go forward: 1 hour shorter');
    expect(reads(everyDay(['01:30', '05:00']), '2026-03-24', '2026-03-29')).toEqual([
      '1:30am to 5am. The clocks go forward: 30 minutes shorter',
      'Clocks go forward 1 hour at 1am',
    ]);
    expect(reads(everyDay(['01:00', '02:00']), '2026-03-24', '2026-03-29')?.[0]).toBe('Closed');
  });

  it('names the bank holiday, and that it was changed', () => {
    const hours = { ...everyDay(['09:00', '17:00']), bankHolidays: [] };
    expect(reads(hours, '2026-08-25', '2026-08-31')).toEqual(['Closed', 'Summer bank holiday']);
    const changed = {
      ...hours,
      exceptions: [{ date: '2026-08-31', sessions: [['10:00', '12:00'] as const] }],
    };
    expect(reads(changed, '2026-08-25', '2026-08-31')).toEqual([
      '10am to midday',
      'Summer bank holiday',
      'Changed for this day',
    ]);
  });

  it('is not known past the last day that is', () => {
    const hours = { ...everyDay(['09:00', '17:00']), knownUntil: '2026-06-11' };
    expect(reads(hours, '2026-06-10', '2026-06-12')).toEqual(['Not known']);
  });
});

it('a closure says until when, or that someone has to end it', () => {
  const now = londonInstant('2026-06-12', 22 * 60);
  expect(closureWords(londonInstant('2026-06-13', 120), now)).toBe('until 2am');
  expect(closureWords(londonInstant('2026-06-20'), now)).toBe('until midnight on Saturday 20 June');
  expect(closureWords(null, now)).toBe('until someone reopens it');
});
