import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { EMPTY_FORM, filledWith } from '../../../admin/form/filled.ts';
import type { FormValues } from '../../../admin/form/read-form.ts';
import { hoursGrid } from '../../../admin/venue/hours-form.ts';
import { HoursGrid } from '../../../admin/venue/hours-grid.tsx';
import { hoursValues, rearranged } from '../../../admin/venue/hours-fields.ts';
import {
  londonDays,
  openIntervals,
  weeklyTable,
  type Session,
  type WeekHours,
} from '../../../api/domain/hours.ts';
import { londonInstant } from '../../../api/domain/london-time.ts';
import { validateHours } from '../../../api/domain/validate-hours.ts';
import { sessionLine, sessionsLine } from '../../../api/html/session-words.ts';
import { randomHours, seededRandom } from '../../helpers/random-hours.ts';

const CLOSED_WEEK: WeekHours = { weekly: weeklyTable(() => []), bankHolidays: 'as_usual' };

function read(values: FormValues, rules: Parameters<typeof hoursGrid>[0] = {}) {
  return hoursGrid(rules).safeParse(values);
}

function errorsOf({ error }: z.ZodSafeParseResult<unknown>): Record<string, string> {
  return Object.fromEntries(error?.issues.map(({ path, message }) => [path.join('-'), message]) ?? []);
}

const form = (more: Record<string, string>) => ({ 'bank-holidays': 'as_usual', ...more });

describe('a grid of hours', () => {
  it('a close before the open is on the next day, and is said so in words', () => {
    const { data } = read(form({ 'fr-1-opens': '6pm', 'fr-1-closes': '2am' }));
    expect(data?.weekly.fr).toEqual([['18:00', '02:00']]);
    expect(sessionsLine(data?.weekly.fr ?? [], 'fr')).toBe('Friday 6pm to 2am, closes next day (Saturday)');
  });

  it('midnight to midnight is all day and night, and a day without times is closed', () => {
    const { data } = read(form({ 'su-1-opens': 'midnight', 'su-1-closes': 'Midnight', 'mo-1-opens': ' ' }));
    expect(data?.weekly).toEqual({ ...CLOSED_WEEK.weekly, su: [['00:00', '24:00']] });
    expect(sessionsLine(data?.weekly.su ?? [], 'su')).toBe('Sunday all day and night');
    expect(sessionsLine([], 'mo')).toBe('Monday: closed');
  });

  it('until midnight is not “the next day”, and a very long stretch says how long', () => {
    expect(sessionLine(['18:00', '00:00'], 'fr')).toBe('6pm to midnight');
    expect(sessionLine(['09:00', '08:30'], 'su')).toBe(
      '9am to 8:30am, closes next day (Monday) (23 hours 30 minutes)',
    );
  });

  it('several stretches of a day are kept in the order of the day', () => {
    const { data } = read(
      form({ 'mo-1-opens': '18:00', 'mo-1-closes': '23:00', 'mo-2-opens': '11:30', 'mo-2-closes': '3pm' }),
    );
    expect(data?.weekly.mo).toEqual([
      ['11:30', '15:00'],
      ['18:00', '23:00'],
    ]);
  });

  it('names the box and the day of what is wrong', () => {
    const answer = read({
      'mo-1-opens': '9',
      'mo-1-closes': '17:00',
      'tu-1-opens': '09:00',
      'we-1-closes': '17:00',
      'th-1-opens': '24:00',
      'th-1-closes': '02:00',
      'fr-1-opens': '09:00',
      'fr-1-closes': '9am',
      'sa-2-opens': '25:00',
      'sa-2-closes': 'late',
    });
    expect(errorsOf(answer)).toEqual({
      'mo-1-opens': 'Opening on Monday must be a time, like 6pm or 18:30',
      'tu-1-closes': 'Enter when it closes on Tuesday',
      'we-1-opens': 'Enter when it opens on Wednesday',
      'th-1-opens': 'Opening on Thursday must be a time, like 6pm or 18:30',
      'fr-1-closes':
        'It opens and closes at the same time on Friday. For all day and night, enter midnight to midnight',
      'sa-2-opens': 'Opening on Saturday must be a time, like 6pm or 18:30',
      'sa-2-closes': 'Closing on Saturday must be a time, like 11pm or 02:00',
      'bank-holidays': 'Choose what holds on bank holidays',
    });
  });

  it('asks for the times of bank holidays where they are said to differ', () => {
    expect(errorsOf(read({ 'bank-holidays': 'own' }))).toEqual({
      'bh-1-opens': 'Enter the times of bank holidays, or choose “Closed”',
    });
    const own = read({ 'bank-holidays': 'own', 'bh-1-opens': '12:00', 'bh-1-closes': '1am' });
    expect(own.data?.bankHolidays).toEqual([['12:00', '01:00']]);
    expect(read({ 'bank-holidays': 'closed', 'bh-1-opens': '12:00' }).data?.bankHolidays).toEqual([]);
  });

  it('asks for the times of at least one day only where that is wanted', () => {
    expect(read(form({})).data).toEqual(CLOSED_WEEK);
    expect(errorsOf(read(form({}), { missing: 'Enter when it is open' }))).toEqual({
      'mo-1-opens': 'Enter when it is open',
    });
  });

  it('two grids of one form do not mix', () => {
    const values = {
      ...hoursValues({ ...CLOSED_WEEK, weekly: weeklyTable(() => [['09:00', '17:00']]) }, 'opening-'),
      ...hoursValues({ ...CLOSED_WEEK, weekly: weeklyTable(() => [['10:00', '16:00']]) }, 'haven-'),
    };
    expect(read(values, { prefix: 'opening-' }).data?.weekly.mo).toEqual([['09:00', '17:00']]);
    expect(read(values, { prefix: 'haven-' }).data?.weekly.mo).toEqual([['10:00', '16:00']]);
  });

  it('a button adds a stretch, or copies Monday, and keeps all that was typed', () => {
    const typed = form({ 'mo-1-opens': '9am', 'mo-1-closes': 'lat', 'sa-1-opens': '10', name: 'A & B' });
    expect(rearranged(typed)).toBeUndefined();
    expect(rearranged({ ...typed, more: 'mo' })).toMatchObject({ ...typed, 'mo-2-opens': '' });
    expect(rearranged({ ...typed, more: 'bh' })).toMatchObject({ 'bank-holidays': 'own', 'bh-2-opens': '' });
    expect(rearranged({ ...typed, more: 'constructor' })).toMatchObject(typed);
    const weekdays = rearranged({ ...typed, copy: 'weekdays' });
    expect(weekdays).toMatchObject({ ...typed, 'fr-1-opens': '9am', 'fr-1-closes': 'lat' });
    expect(weekdays).toHaveProperty('sa-1-opens', '10');
    const everyDay = rearranged({ ...typed, copy: 'all' });
    expect(everyDay).toMatchObject({ 'sa-1-opens': '9am', 'su-1-closes': 'lat', name: 'A & B' });
  });
});

describe('any table', () => {
  const seeds = fc.integer({ min: 0, max: 2 ** 31 });

  it('that a form accepts reads back as the same table, and opens at the same minutes', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const hours = randomHours(seededRandom(seed), { around: '2026-10-25', spread: 5 });
        const first = read(hoursValues(hours));
        // What a form refuses: a stretch that ends when it begins, which the register can hold.
        const all = [
          ...Object.values(hours.weekly),
          hours.bankHolidays === 'as_usual' ? [] : hours.bankHolidays,
        ];
        const refusable = all
          .flat()
          .some(([opens, closes]: Session) => opens === closes && opens !== '00:00');
        expect(first.success).toBe(!refusable);
        if (!first.success) return;
        expect(validateHours({ ...first.data, exceptions: [] })).toEqual([]);
        expect(read(hoursValues(first.data)).data).toEqual(first.data);
        const from = londonInstant('2026-10-20');
        const days = londonDays({ from, to: from + 14 * 1440, bankHolidays: new Set(['2026-10-26']) });
        const exceptions = hours.exceptions;
        expect(openIntervals({ ...first.data, exceptions }, days)).toEqual(openIntervals(hours, days));
      }),
      { numRuns: 2_000 },
    );
  });

  it('whatever is typed, is either a table that can be kept or a problem with a box of the page', () => {
    const typed = fc.oneof(
      fc.constantFrom('', '9am', '18:30', 'midnight', '24:00', '2am', '00:00', '1800', '6', '<b>'),
      fc.string(),
    );
    const names = fc
      .constantFrom('mo', 'fr', 'su', 'bh')
      .chain((row) =>
        fc.tuple(fc.constant(row), fc.integer({ min: 0, max: 13 }), fc.constantFrom('opens', 'closes')),
      );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(names, typed), { maxLength: 20 }),
        fc.option(fc.constantFrom('as_usual', 'closed', 'own', 'x')),
        (boxes, bankHolidays) => {
          const values: FormValues = {
            ...Object.fromEntries(boxes.map(([name, text]) => [name.join('-'), text])),
            ...(bankHolidays !== null && { 'bank-holidays': bankHolidays }),
          };
          const answer = read(values);
          const page = String(<HoursGrid form={{ values, errors: errorsOf(answer) }} />);
          const kept = answer.data ?? CLOSED_WEEK;
          expect(validateHours({ ...kept, exceptions: [] })).toEqual([]);
          const named = Object.keys(errorsOf(answer));
          expect(named.length > 0).toBe(!answer.success);
          expect(named.filter((name) => !page.includes(`id="${name}"`))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the page of a grid', () => {
  it('says below each stretch what it means, also without JavaScript', () => {
    const values = hoursValues({
      weekly: { ...CLOSED_WEEK.weekly, fr: [['18:00', '02:00']] },
      bankHolidays: [['12:00', '01:00']],
    });
    const page = String(<HoursGrid form={filledWith(values)} />);
    expect(page).toContain('6pm to 2am, closes next day (Saturday)');
    expect(page).toContain('Midday to 1am, closes the next day');
    expect(page.match(/>Closed<\/p>/g)).toHaveLength(6);
  });

  it('sends the form when Enter is pressed in a box, not a button of the grid', () => {
    const first = /<button[^>]*>/.exec(String(<HoursGrid form={EMPTY_FORM} />))?.[0] ?? '';
    expect(first).toContain('type="submit"');
    expect(first).not.toContain('name=');
  });
});
