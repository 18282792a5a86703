import { z } from 'zod';
import {
  WEEKDAYS,
  weeklyTable,
  type BankHolidayPolicy,
  type Session,
  type WeekHours,
} from '../../api/domain/hours.ts';
import { readTime } from '../../api/domain/read-time.ts';
import { validateHours } from '../../api/domain/validate-hours.ts';
import { weekdayWords } from '../../api/html/time-words.ts';
import { single } from '../form/fields.ts';
import type { FormValues } from '../form/read-form.ts';
import { BANK_HOLIDAY_CHOICES, boxName, stretchesOf, type GridRow } from './hours-fields.ts';

export interface HoursGridRules {
  /** Sets two grids of one form apart. */
  readonly prefix?: string;
  /** A week in which nothing opens is taken where this is not set: a pop-up opens on dated days only. */
  readonly missing?: string;
}

/**
 * Reads a grid of hours: a week by operating day and what holds on bank holidays. A day without times is closed; a close
 * at or before the open is on the next day; midnight to midnight is the whole day.
 *
 * It reads the whole form, so it stands beside the other fields:
 *
 * @example
 * const form = await readForm(c, z.intersection(z.object({ key: text('…') }), hoursGrid()));
 * const again = rearranged(form.values); // a button that only changes the grid
 * if (again) return showPage({ values: again, errors: {} });
 */
export function hoursGrid({ prefix = '', missing }: HoursGridRules = {}) {
  return z.unknown().transform((sent, ctx): WeekHours => {
    const values = (sent ?? {}) as FormValues;
    const problems: Problem[] = [];
    const read = (row: GridRow) => readSessions(values, { prefix, row, name: ROW_NAMES[row] }, problems);
    const weekly = weeklyTable(read);
    const bankHolidays = readBankHolidays(values, prefix, read, problems);
    const hours = { weekly, bankHolidays };
    if (missing !== undefined && problems.length === 0 && WEEKDAYS.every((day) => weekly[day].length === 0))
      problems.push({ name: boxName(prefix, 'mo', 1, 'opens'), message: missing });
    // Nothing may be left for it to find: this is the register's own rule, looked at before anything is written.
    if (problems.length === 0) {
      const [problem] = validateHours({ ...hours, exceptions: [] });
      if (problem) problems.push({ name: boxName(prefix, 'mo', 1, 'opens'), message: problem.message });
    }
    for (const { name, message } of problems) ctx.addIssue({ code: 'custom', message, path: [name] });
    return problems.length > 0 ? z.NEVER : hours;
  });
}

export interface Problem {
  readonly name: string;
  readonly message: string;
}

const ROW_NAMES: Readonly<Record<GridRow, string>> = {
  mo: weekdayWords(0),
  tu: weekdayWords(1),
  we: weekdayWords(2),
  th: weekdayWords(3),
  fr: weekdayWords(4),
  sa: weekdayWords(5),
  su: weekdayWords(6),
  bh: 'bank holidays',
};

function readBankHolidays(
  values: FormValues,
  prefix: string,
  read: (row: GridRow) => readonly Session[],
  problems: Problem[],
): BankHolidayPolicy {
  const name = `${prefix}bank-holidays`;
  const choice = BANK_HOLIDAY_CHOICES.find((each) => each === single(values[name]));
  if (choice === undefined) problems.push({ name, message: 'Choose what holds on bank holidays' });
  if (choice === 'closed') return [];
  if (choice !== 'own') return 'as_usual';
  const before = problems.length;
  const sessions = read('bh');
  if (sessions.length === 0 && problems.length === before) {
    const message = 'Enter the times of bank holidays, or choose “Closed”';
    problems.push({ name: boxName(prefix, 'bh', 1, 'opens'), message });
  }
  return sessions;
}

/**
 * The stretches of one row, in order of the day; those with two empty boxes are left out.
 * @param problems to which each problem is added, with the name of its box
 */
export function readSessions(
  values: FormValues,
  { prefix, row, name }: { prefix: string; row: string; name: string },
  problems: Problem[],
): readonly Session[] {
  const sessions: Session[] = [];
  for (let stretch = 1; stretch <= stretchesOf(values, prefix, row); stretch += 1) {
    const opensBox = boxName(prefix, row, stretch, 'opens');
    const closesBox = boxName(prefix, row, stretch, 'closes');
    const [opens, closes] = [opensBox, closesBox].map((box) => single(values[box]).trim()) as [
      string,
      string,
    ];
    if (opens === '' && closes === '') continue;
    const [opening, closing] = [readTime(opens), readTime(closes)];
    if (opens === '') problems.push({ name: opensBox, message: `Enter when it opens on ${name}` });
    else if (opening === undefined || opening === '24:00')
      problems.push({ name: opensBox, message: `Opening on ${name} must be a time, like 6pm or 18:30` });
    if (closes === '') problems.push({ name: closesBox, message: `Enter when it closes on ${name}` });
    else if (closing === undefined)
      problems.push({ name: closesBox, message: `Closing on ${name} must be a time, like 11pm or 02:00` });
    if (opening === undefined || opening === '24:00' || closing === undefined) continue;
    if (opening === '00:00' && closing === '00:00') sessions.push(['00:00', '24:00']);
    else if (opening === closing)
      problems.push({
        name: closesBox,
        message: `It opens and closes at the same time on ${name}. For all day and night, enter midnight to midnight`,
      });
    else sessions.push([opening, closing]);
  }
  return sessions.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
