import type { Context } from 'hono';
import { STATES } from '../../api/domain/accreditation.ts';
import { TASK_KINDS, TASKS, type TaskKind } from '../../api/domain/tasks.ts';
import { VENUE_KINDS, type VenueKind } from '../../api/domain/venue.ts';
import { kindWords } from '../../api/html/haven-words.ts';
import type { CouncilChoices } from '../../api/usecases/list-queue.ts';
import type { ActiveFilter } from '../html/filter-panel.tsx';
import { STATE_WORDS } from '../html/tags.tsx';
import type { Option } from '../html/text-fields.tsx';
import { listAddressWithout, type ListFilter } from '../list-address.ts';

/** What a query asks for that is looked up in the register as it stands: anything there is finds nothing. */
const TOKEN = /^[\w.-]{1,40}$/;
const LAST_PAGE = 100_000;

/** One value of a query; undefined where it is empty, or nothing that such a value can be. */
export function token(c: Context, name: string): string | undefined {
  const value = c.req.query(name);
  return value !== undefined && TOKEN.test(value) ? value : undefined;
}

export function oneOf<Value extends string>(
  c: Context,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const asked = c.req.query(name);
  return values.find((value) => value === asked);
}

export function pageOf(c: Context): number {
  const page = Number(c.req.query('page'));
  return Number.isInteger(page) && page >= 1 ? Math.min(page, LAST_PAGE) : 1;
}

export interface QueueQuery {
  readonly task: TaskKind | undefined;
  readonly scheme: string | undefined;
  readonly ward: string | undefined;
  readonly kind: VenueKind | undefined;
  readonly state: (typeof STATES)[number] | undefined;
}

export function queueQuery(c: Context): QueueQuery {
  return {
    task: oneOf(c, 'task', TASK_KINDS),
    scheme: token(c, 'scheme'),
    ward: token(c, 'ward'),
    kind: oneOf(c, 'kind', VENUE_KINDS),
    state: oneOf(c, 'state', STATES),
  };
}

/** The choices of a select, with "all of them" first. */
export function anyOf(options: readonly Option[], words = 'Any'): readonly Option[] {
  return [{ value: '', text: words }, ...options];
}

export const TASK_OPTIONS = anyOf(
  TASK_KINDS.map((value) => ({ value, text: TASKS[value] })),
  'Everything',
);
export const STATE_OPTIONS = anyOf(STATES.map((value) => ({ value, text: STATE_WORDS[value].words })));
export const KIND_OPTIONS = anyOf(VENUE_KINDS.map((value) => ({ value, text: kindWords(value) })));

export function schemeOptions({ schemes }: CouncilChoices): readonly Option[] {
  return anyOf(schemes.map(({ key, name }) => ({ value: key, text: name })));
}

export function wardOptions({ wards }: CouncilChoices): readonly Option[] {
  return anyOf(wards.map(({ code, name }) => ({ value: code, text: name })));
}

const NAMES: Readonly<Record<string, string>> = {
  task: 'To do',
  scheme: 'Scheme',
  ward: 'Ward',
  kind: 'Kind of place',
  state: 'State',
  shown: 'Shown to the public',
  standing: 'On the register as',
  search: 'Search',
};

/** The filters in use, each with the list without it. */
export function activeFilters<Name extends string>(
  path: string,
  filter: ListFilter<Name>,
  options: Partial<Record<Name, readonly Option[]>>,
): readonly ActiveFilter[] {
  return (Object.entries(filter) as [Name, string | undefined][]).flatMap(([name, value]) => {
    if (value === undefined || value === '') return [];
    const words = options[name]?.find((option) => option.value === value)?.text ?? value;
    return [{ text: `${NAMES[name] ?? name}: ${words}`, removeHref: listAddressWithout(path, filter, name) }];
  });
}
