import { describe, expect, it } from 'vitest';
import { isLocalDate, lastDayOfMonths, monthsAfter } from '../../../api/domain/calendar.ts';

describe('months that begin on a day', () => {
  it.each([
    ['2026-03-01', 12, '2027-02-28'],
    ['2026-11-22', 12, '2027-11-21'],
    ['2027-03-01', 12, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-01', 1, '2026-01-31'],
  ])('from %s for %i end on %s', (first, months, last) => {
    expect(lastDayOfMonths(first, months)).toBe(last);
  });
});

describe('the day so many months after', () => {
  it.each([
    ['2026-06-10', 3, '2026-09-10'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-02-28', 3, '2026-05-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2026-10-01', 3, '2027-01-01'],
  ])('%s, %i months on, is %s', (day, months, after) => {
    expect(monthsAfter(day, months)).toBe(after);
  });
});

describe('a day of the calendar', () => {
  it.each(['2026-02-28', '2028-02-29'])('is %s', (text) => expect(isLocalDate(text)).toBe(true));
  it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '01/02/2026', '', 'today'])(
    'is not %s',
    (text) => expect(isLocalDate(text)).toBe(false),
  );
});
