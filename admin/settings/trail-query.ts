import { isLocalDate } from '../../api/domain/calendar.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import type { TrailAsked } from '../../api/usecases/read-trail.ts';
import { single } from '../form/fields.ts';
import type { Filled } from '../form/filled.ts';

/** What can be asked of a trail, by the names of its fields. */
export const TRAIL_FIELDS = ['of', 'action', 'person', 'venue', 'from', 'to'] as const;
export type TrailField = (typeof TRAIL_FIELDS)[number];

/** What an address or a form asks for: days that are none are told, and narrow nothing down. */
export interface TrailQuery {
  readonly asked: TrailAsked;
  /** As it was typed, with what is wrong. */
  readonly form: Filled;
  /** The register's own trail, rather than the authority's. */
  readonly ofRegister: boolean;
}

const LONGEST = 100;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function readTrailQuery(sent: Readonly<Record<string, unknown>>, authorityCode: string): TrailQuery {
  const typed = (name: TrailField): string =>
    Object.hasOwn(sent, name) ? single(sent[name]).normalize('NFC').trim().slice(0, LONGEST) : '';
  const ofRegister = typed('of') === 'register';
  const errors: Record<string, string> = {};
  const dayOf = (name: 'from' | 'to'): LocalDate | undefined => {
    const day = readDay(typed(name));
    if (day === null) errors[name] = 'Enter a day like 27/3/2026';
    return day ?? undefined;
  };
  const [fromDay, toDay] = [dayOf('from'), dayOf('to')];
  if (fromDay && toDay && toDay < fromDay) errors['to'] = 'The last day must not be before the first';
  return {
    ofRegister,
    form: { values: Object.fromEntries(TRAIL_FIELDS.map((name) => [name, typed(name)])), errors },
    asked: {
      authorityCode: ofRegister ? null : authorityCode,
      action: typed('action') || undefined,
      person: typed('person') || undefined,
      venue: typed('venue') || undefined,
      fromDay,
      toDay,
    },
  };
}

/** A day as people write it, in one box: `27/3/2026`, `27 March 2026`, `2026-03-27`. Null where it is none. */
export function readDay(typed: string): LocalDate | null | undefined {
  if (typed === '') return undefined;
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed) ?? [];
  const [, day = d, month = m, year = y] =
    /^(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]+)[\s/.-]+(\d{4})$/i.exec(typed) ?? [];
  if (day === undefined || month === undefined || year === undefined) return null;
  const number = /^\d+$/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

/** The address of a page of the trail. */
export function trailAddress(
  path: string,
  values: Filled['values'],
  { without, before }: { without?: TrailField; before?: number } = {},
): string {
  const query = new URLSearchParams();
  for (const name of TRAIL_FIELDS) {
    const value = single(values[name]);
    if (value !== '' && name !== without) query.set(name, value);
  }
  if (before !== undefined) query.set('before', String(before));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
