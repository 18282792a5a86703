import { WEEKDAYS, type Session, type WeekHours } from '../../api/domain/hours.ts';
import type { FormValues } from '../form/read-form.ts';

/**
 * A grid of hours in a form: for each day, and for bank holidays, some stretches of two boxes each. The second box of
 * Friday's first stretch is `fr-1-closes`; a prefix sets two grids of one form apart.
 */

/** The rows of a grid: the days, and what holds on bank holidays. */
export const GRID_ROWS = [...WEEKDAYS, 'bh'] as const;
export type GridRow = (typeof GRID_ROWS)[number];

/** Stretches of one day that a form takes: far more than any place has. */
export const MOST_SESSIONS = 12;

export const BANK_HOLIDAY_CHOICES = ['as_usual', 'closed', 'own'] as const;

/** The name of a box. */
export function boxName(prefix: string, row: string, stretch: number, which: 'opens' | 'closes'): string {
  return `${prefix}${row}-${stretch}-${which}`;
}

/** What a grid starts with, for `filledWith`. */
export function hoursValues({ weekly, bankHolidays }: WeekHours, prefix = ''): Record<string, string> {
  const own = bankHolidays === 'as_usual' ? [] : bankHolidays;
  const choice = bankHolidays === 'as_usual' ? 'as_usual' : own.length === 0 ? 'closed' : 'own';
  return {
    ...Object.assign({}, ...WEEKDAYS.map((day) => sessionValues(weekly[day], prefix, day))),
    [`${prefix}bank-holidays`]: choice,
    ...sessionValues(own, prefix, 'bh'),
  };
}

/** What the boxes of one row start with. */
export function sessionValues(
  sessions: readonly Session[],
  prefix: string,
  row: string,
): Record<string, string> {
  return Object.fromEntries(
    sessions.flatMap(([opens, closes], place) => [
      [boxName(prefix, row, place + 1, 'opens'), opens],
      [boxName(prefix, row, place + 1, 'closes'), closes],
    ]),
  );
}

/** How many stretches a row shows: those that were typed or sent empty, and at least one. */
export function stretchesOf(values: FormValues, prefix: string, row: string): number {
  let last = 1;
  for (let stretch = 2; stretch <= MOST_SESSIONS; stretch += 1) {
    if (boxName(prefix, row, stretch, 'opens') in values || boxName(prefix, row, stretch, 'closes') in values)
      last = stretch;
  }
  return last;
}

/**
 * The form after a button that changes the grid and saves nothing: another stretch on a day, or Monday's times on other
 * days. Undefined where the form was sent by another button.
 */
export function rearranged(values: FormValues, prefix = ''): FormValues | undefined {
  const more = textIn(values, `${prefix}more`);
  if (more !== '') return withAnother(values, prefix, more);
  const copy = textIn(values, `${prefix}copy`);
  if (copy === '') return undefined;
  const days = copy === 'weekdays' ? WEEKDAYS.slice(1, 5) : WEEKDAYS.slice(1);
  return days.reduce((filled, day) => withTimesOf(filled, prefix, 'mo', day), values);
}

/** The same for the stretches of a form that has no grid, whose row is `day`. */
export function withAnotherStretch(values: FormValues): FormValues | undefined {
  if (textIn(values, 'more') !== 'day') return undefined;
  const next = stretchesOf(values, '', 'day') + 1;
  if (next > MOST_SESSIONS) return values;
  return { ...values, kind: 'own', [boxName('', 'day', next, 'opens')]: '' };
}

function withAnother(values: FormValues, prefix: string, row: string): FormValues {
  const next = stretchesOf(values, prefix, row) + 1;
  if (!isRow(row) || next > MOST_SESSIONS) return values;
  const choice: FormValues = row === 'bh' ? { [`${prefix}bank-holidays`]: 'own' } : {};
  return { ...values, ...choice, [boxName(prefix, row, next, 'opens')]: '' };
}

function withTimesOf(values: FormValues, prefix: string, from: GridRow, to: GridRow): FormValues {
  const ofRow = (row: GridRow) => new RegExp(`^${prefix}${row}-\\d+-(opens|closes)$`);
  const kept = Object.entries(values).filter(([name]) => !ofRow(to).test(name));
  const copied = Object.entries(values)
    .filter(([name]) => ofRow(from).test(name))
    .map(([name, value]) => [`${prefix}${to}${name.slice(prefix.length + from.length)}`, value] as const);
  return Object.fromEntries([...kept, ...copied]);
}

function isRow(row: string): row is GridRow {
  return (GRID_ROWS as readonly string[]).includes(row);
}

/** The last of what was sent under a name, trimmed. */
export function textIn(values: FormValues, name: string): string {
  const sent = Object.hasOwn(values, name) ? values[name] : undefined;
  return ((typeof sent === 'string' ? sent : sent?.at(-1)) ?? '').trim();
}
