import type { Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { isLocalDate, monthsAfter } from '../../api/domain/calendar.ts';
import { epochMinutes, type LocalDate } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import type { AdminEnv } from '../admin-env.ts';
import { optionalDay, type DayRules } from '../form/time-fields.ts';
import { listAddress, type ListFilter } from '../list-address.ts';
import type { Filled } from '../form/filled.ts';

const PARTS = ['day', 'month', 'year'] as const;
const COMPARED_MONTHS = 3;
/** No register is older. */
const FIRST_DAY = '2000-01-01';

/** The address of a page of reports, narrowed down, of the same days. */
export type HrefOf = (page: string, filter?: ListFilter<string>) => string;

/** Whose reports are asked for, and of which days. */
export interface Asked {
  readonly authorityCode: string;
  readonly today: LocalDate;
  /** The day to look at. */
  readonly on: LocalDate;
  /** The day from which changes are told. */
  readonly since: LocalDate;
  /** As they were chosen, for the form and for what is wrong with it. */
  readonly days: Filled;
  /** What pages of the same days carry in their addresses: nothing where nothing was chosen. */
  readonly carried: ListFilter<'on' | 'since'>;
  readonly hrefOf: HrefOf;
}

/**
 * Reads the days of an address: `on=2026-03-01`, or what the form's three boxes sent. A day that is wrong is told, and the usual one
 * stands in for it: today, and three months before.
 */
export function readAsked(c: Context<AdminEnv>, { clock }: Pick<Deps, 'clock'>): Asked {
  const authorityCode = c.req.param('authority') ?? '';
  const today = londonDate(epochMinutes(clock.now()));
  const on = readDay(c, 'on', 'the day to look at', { notBefore: FIRST_DAY, notAfter: today });
  const since = readDay(c, 'since', 'the day to compare with', {
    notBefore: FIRST_DAY,
    notAfter: on.day ?? today,
  });
  const carried = { ...(on.day && { on: on.day }), ...(since.day && { since: since.day }) };
  const base = `/admin/councils/${encodeURIComponent(authorityCode)}/reports`;
  return {
    ...{ authorityCode, today, carried },
    on: on.day ?? today,
    since: since.day ?? monthsAfter(on.day ?? today, -COMPARED_MONTHS),
    days: { values: { ...on.values, ...since.values }, errors: { ...on.errors, ...since.errors } },
    hrefOf: (page, filter = {}) =>
      listAddress(page === '' ? base : `${base}/${page}`, { ...carried, ...filter }),
  };
}

interface ReadDay extends Filled {
  readonly day: LocalDate | null;
}

function readDay(c: Context, name: string, what: string, rules: DayRules): ReadDay {
  const whole = c.req.query(name) ?? '';
  const boxes = PARTS.map((part) => [part, c.req.query(`${name}-${part}`) ?? ''] as const);
  const typed = boxes.some(([, text]) => text.trim() !== '');
  const [year = '', month = '', day = ''] = isLocalDate(whole) ? whole.split('-') : ['', '', whole];
  const parts = typed ? boxes : Object.entries({ day, month, year });
  const read = optionalDay(what, rules).safeParse(new Map(parts));
  if (read.success)
    return { day: read.data, values: read.data === null ? {} : { [name]: read.data }, errors: {} };
  const values = Object.fromEntries(parts.map(([part, text]) => [`${name}-${part}`, text.slice(0, 20)]));
  return { day: null, values, errors: { [name]: read.error.issues[0]?.message ?? `Enter ${what}` } };
}
