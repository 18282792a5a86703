import { describe, expect, it } from 'vitest';
import { weeklyTable, type Hours, type Session } from '../../../api/domain/hours.ts';
import { isLocalDate } from '../../../api/domain/calendar.ts';
import { validateHours } from '../../../api/domain/validate-hours.ts';

function weekOf(...sessions: Session[]): Hours {
  return {
    weekly: weeklyTable(() => sessions),
    bankHolidays: 'as_usual',
    exceptions: [],
  };
}

describe('what a table of hours may say', () => {
  it.each<Session>([
    ['00:00', '24:00'],
    ['18:00', '02:00'],
    ['10:00', '10:00'],
    ['23:59', '00:00'],
  ])('%s to %s is kept', (opens, closes) => {
    expect(validateHours(weekOf([opens, closes]))).toEqual([]);
  });

  it('sessions that overlap are kept, on the day and into the next', () => {
    expect(validateHours(weekOf(['10:00', '14:00'], ['12:00', '18:00'], ['17:00', '12:00']))).toEqual([]);
  });

  it.each(['9:00', '25:00', '12:60', '24:00', '', '12.00', '12:00 ', 'noon'])(
    'an opening of “%s” is refused, naming the day and the session',
    (opens) => {
      const friday: Session[] = [
        ['12:00', '13:00'],
        [opens, '23:00'],
      ];
      expect(validateHours({ ...weekOf(), weekly: { ...weekOf().weekly, fr: friday } })).toEqual([
        { field: 'weekly.fr[1]', message: `Friday: “${opens}” is not an opening time from 00:00 to 23:59` },
      ]);
    },
  );

  it.each(['26:00', '24:01', '1:30', 'late'])('a closing of “%s” is refused', (closes) => {
    expect(validateHours({ ...weekOf(), bankHolidays: [['18:00', closes]] })).toEqual([
      {
        field: 'bankHolidays[0]',
        message: `Bank holidays: “${closes}” is not a closing time from 00:00 to 24:00`,
      },
    ]);
  });

  it('a dated change names its date, needs a real one, and has it once', () => {
    const problems = validateHours({
      ...weekOf(),
      exceptions: [
        { date: '2026-12-25', sessions: [] },
        { date: '2026-02-30', sessions: [] },
        { date: '2026-12-25', sessions: [['12:00', '30:00']] },
      ],
      knownUntil: '31/12/2026',
    });
    expect(problems.map(({ field }) => field)).toEqual([
      'exceptions[1].date',
      'exceptions[2].date',
      'exceptions[2].sessions[0]',
      'knownUntil',
    ]);
  });

  it.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['20260101', false],
    ['2026-01-01T00:00', false],
    ['', false],
  ])('“%s” is a date: %s', (text, expected) => {
    expect(isLocalDate(text)).toBe(expected);
  });
});
