import type { LocalDate } from '../../api/domain/clock.ts';
import { daysUntil, TASKS } from '../../api/domain/tasks.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { kindWords } from '../../api/html/haven-words.ts';
import { TASKS_A_PAGE, type Queue, type Task } from '../../api/usecases/list-queue.ts';
import { DataTable, type Column } from '../html/data-table.tsx';
import { FilterPanel } from '../html/filter-panel.tsx';
import { StatTiles } from '../html/figures.tsx';
import { Pagination, ShownCount } from '../html/pagination.tsx';
import { StateTag, Tag } from '../html/tags.tsx';
import { SelectField } from '../html/text-fields.tsx';
import { dayOf } from '../instants.ts';
import { listAddress } from '../list-address.ts';
import { councilAddress, taskAddress, venueAddress } from './addresses.ts';
import { BulkBar, ChooseBox } from './bulk-bar.tsx';
import {
  activeFilters,
  KIND_OPTIONS,
  schemeOptions,
  STATE_OPTIONS,
  TASK_OPTIONS,
  wardOptions,
  type QueueQuery,
} from './queue-query.ts';

export interface QueuePageProps {
  readonly authorityCode: string;
  readonly queue: Queue;
  readonly query: QueueQuery;
  readonly today: LocalDate;
  /** Whether whoever looks may work on what is listed, and may suspend. */
  readonly works: boolean;
  readonly decides: boolean;
  readonly administers: boolean;
}

/** What waits for the council, the most urgent first. */
export function QueuePage(props: QueuePageProps) {
  const { authorityCode, queue, query, works, decides } = props;
  const path = councilAddress(authorityCode, 'queue');
  const { tasks, total, page, choices, counts } = queue;
  const late = counts
    .filter(({ task }) => query.task === undefined || query.task === task)
    .reduce((sum, count) => sum + count.late, 0);
  return (
    <>
      <h1>Work queue</h1>
      <p>
        {choices.authorityName}: {total} {total === 1 ? 'thing waits' : 'things wait'}
        {late > 0 && `, ${late} of them for too long`}.
      </p>
      <Counts path={path} queue={queue} query={query} />
      <FilterPanel action={path} active={filtersIn(path, query, queue)}>
        <SelectField name="task" label="To do" options={TASK_OPTIONS} value={query.task} />
        <SelectField name="scheme" label="Scheme" options={schemeOptions(choices)} value={query.scheme} />
        <SelectField name="ward" label="Ward" options={wardOptions(choices)} value={query.ward} />
        <SelectField name="kind" label="Kind of place" options={KIND_OPTIONS} value={query.kind} />
        <SelectField name="state" label="State" options={STATE_OPTIONS} value={query.state} />
      </FilterPanel>
      <ShownCount page={page} perPage={TASKS_A_PAGE} total={total} what={total === 1 ? 'task' : 'tasks'} />
      <form method="post">
        <DataTable
          caption="What waits, the most urgent first"
          captionHidden
          columns={columns(props)}
          rows={tasks}
          empty="Nothing waits here."
        />
        {works && tasks.some(isCase) && <BulkBar authorityCode={authorityCode} decides={decides} />}
      </form>
      <Pagination
        page={page}
        pages={Math.ceil(total / TASKS_A_PAGE)}
        hrefOf={(each) => listAddress(path, { ...query }, each)}
      />
    </>
  );
}

function filtersIn(path: string, query: QueueQuery, { choices }: Queue) {
  return activeFilters(
    path,
    { ...query },
    {
      task: TASK_OPTIONS,
      scheme: schemeOptions(choices),
      ward: wardOptions(choices),
      kind: KIND_OPTIONS,
      state: STATE_OPTIONS,
    },
  );
}

/** How much there is of each kind, in the order in which kinds are urgent. */
function Counts({ path, queue: { counts }, query }: { path: string; queue: Queue; query: QueueQuery }) {
  const kinds = (Object.keys(TASKS) as (keyof typeof TASKS)[]).flatMap((task) => {
    const count = counts.find((each) => each.task === task);
    return count ?? [];
  });
  if (kinds.length === 0) return <></>;
  return (
    <StatTiles
      tiles={kinds.map(({ task, all, late }) => ({
        label: TASKS[task],
        value: all,
        href: listAddress(path, { ...query, task }),
        note: late > 0 ? `${late} late` : undefined,
      }))}
    />
  );
}

/** A task that is about a venue under a scheme can be chosen for what is done to many at once. */
function isCase(task: Task): boolean {
  return task.venueId !== null && task.schemeKey !== null;
}

function columns({
  queue: { choices },
  authorityCode,
  today,
  works,
  administers,
}: QueuePageProps): readonly Column<Task>[] {
  const schemeName = (key: string | null) => choices.schemes.find((scheme) => scheme.key === key)?.name ?? '';
  const all: (Column<Task> | false)[] = [
    {
      heading: 'Venue',
      cell: (task) =>
        task.venueId === null ? (
          task.name
        ) : (
          <>
            <a class="govuk-link" href={venueAddress(authorityCode, task.venueId)}>
              {task.name}
            </a>
            <br />
            <span class="muted">
              {[task.kind && kindWords(task.kind), task.town, task.wardName].filter(Boolean).join(', ')}
            </span>
          </>
        ),
    },
    works && {
      heading: 'Choose',
      cell: (task) =>
        task.venueId !== null && task.schemeKey !== null ? (
          <ChooseBox
            venueId={task.venueId}
            schemeKey={task.schemeKey}
            label={`${task.name}, ${schemeName(task.schemeKey)}`}
            place={`${task.task}${task.ref}`}
          />
        ) : (
          ''
        ),
    },
    {
      heading: 'To do',
      cell: (task) => {
        const href = taskAddress(authorityCode, task, administers);
        if (href === undefined) return TASKS[task.task];
        return (
          <a class="govuk-link" href={href}>
            {TASKS[task.task]}
          </a>
        );
      },
    },
    { heading: 'Scheme', cell: ({ schemeKey }) => schemeName(schemeKey) || 'All' },
    { heading: 'State', cell: ({ state }) => (state === null ? '' : <StateTag state={state} />) },
    { heading: 'Waits', cell: ({ since }) => ageWords(since, today) },
    { heading: 'By', cell: ({ due }) => <Due due={due} today={today} /> },
  ];
  return all.filter((column) => column !== false);
}

function ageWords(since: string, today: LocalDate): string {
  const days = -daysUntil(since.length > 10 ? dayOf(since) : since, today);
  if (days <= 0) return 'Since today';
  return days === 1 ? '1 day' : `${days} days`;
}

function Due({ due, today }: { due: LocalDate; today: LocalDate }) {
  const days = daysUntil(due, today);
  if (days < 0) return <Tag tone="red">{days === -1 ? '1 day late' : `${-days} days late`}</Tag>;
  if (days === 0) return <Tag tone="orange">Today</Tag>;
  return <>{dateWords(due)}</>;
}
