import { LICENCE_STATUSES, type LicenceStatus } from '../../api/domain/licence.ts';
import {
  MATCH_STATES,
  type LicenceFilter,
  type LicenceList,
  type MatchState,
} from '../../api/domain/licence-lists.ts';
import type { LicencePlaces } from '../../api/usecases/list-licences.ts';
import type { ActiveFilter } from '../html/filter-panel.tsx';
import { MATCH_WORDS, STATUS_WORDS } from './words.ts';

/** What a list's address can narrow it down by, as it was typed; empty where it does not. */
export interface ListQuery {
  readonly text: string;
  readonly status: string;
  readonly ward: string;
  readonly town: string;
  readonly match: string;
  /** `yes` */
  readonly on: string;
  /** `yes` */
  readonly gone: string;
}

const LONGEST = 100;

/** Words that mean nothing are no filter. */
export function readListQuery(asked: (name: string) => string | undefined): ListQuery {
  const text = (name: string) => (asked(name) ?? '').trim().slice(0, LONGEST);
  const oneOf = (name: string, words: readonly string[]) => words.find((word) => word === text(name)) ?? '';
  return {
    text: text('text'),
    status: oneOf('status', LICENCE_STATUSES),
    ward: text('ward'),
    town: text('town'),
    match: oneOf('match', MATCH_STATES),
    on: oneOf('on', ['yes']),
    gone: oneOf('gone', ['yes']),
  };
}

/** The page that an address asks for; the first where it asks for none. */
export function readPageNumber(asked: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(asked ?? '') ? Number(asked) : 1;
}

export function filterOf(query: ListQuery, authorityCode: string, list?: LicenceList): LicenceFilter {
  const { text, status, ward, town, match, on, gone } = query;
  return {
    authorityCode,
    ...(list !== undefined && { list }),
    ...(text !== '' && { text }),
    ...(status !== '' && { status }),
    ...(ward !== '' && { ward }),
    ...(town !== '' && { town }),
    ...(match !== '' && { match: match as MatchState }),
    ...(on !== '' && { onSales: true }),
    ...(gone !== '' && { gone: true }),
  };
}

/** The address of a list with what narrows it down, but for what is changed. */
export function hrefOf(
  path: string,
  query: ListQuery,
  changed: Partial<ListQuery> & { page?: number } = {},
): string {
  const { page, ...filters } = changed;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...filters }))
    if (value !== '') search.set(name, value);
  if (page !== undefined && page > 1) search.set('page', String(page));
  return search.size === 0 ? path : `${path}?${search}`;
}

/** What narrows a list down, each with the list without it. */
export function activeFilters(
  path: string,
  query: ListQuery,
  { wards }: LicencePlaces,
): readonly ActiveFilter[] {
  const { text, status, ward, town, match, on, gone } = query;
  const all: readonly (readonly [keyof ListQuery, string])[] = [
    ['text', `“${text}”`],
    ['status', `Status: ${STATUS_WORDS[status as LicenceStatus]?.words ?? status}`],
    [
      'ward',
      `Ward: ${ward === 'none' ? 'not known' : (wards.find(({ code }) => code === ward)?.name ?? ward)}`,
    ],
    ['town', `Town centre: ${town}`],
    ['match', MATCH_WORDS[match as MatchState] ?? match],
    ['on', on && 'Alcohol to drink there'],
    ['gone', gone && 'No longer in the newest extract'],
  ];
  return all
    .filter(([name]) => query[name] !== '')
    .map(([name, words]) => ({ text: words, removeHref: hrefOf(path, query, { [name]: '' }) }));
}
