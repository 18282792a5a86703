import type { Child } from 'hono/jsx';
import { Tag, type Tone } from './tags.tsx';

export interface SummaryRow {
  readonly key: string;
  readonly value: Child;
  /** Where it is changed; the link says "Change" and, for those who hear it, what. */
  readonly change?: string | undefined;
  /** Another word for the link, such as "Add". */
  readonly changeWord?: string;
}

/** Facts, each with its name. With a title it stands in a card of its own. */
export function SummaryList({
  rows,
  title,
  action,
}: {
  rows: readonly SummaryRow[];
  title?: string;
  /** Of the whole card: a link beside its title. */
  action?: { readonly href: string; readonly text: string };
}) {
  const changes = rows.some(({ change }) => change !== undefined);
  const list = (
    <dl class="govuk-summary-list">
      {rows.map((row) => (
        <SummaryListRow row={row} changes={changes} {...(title !== undefined && { title })} />
      ))}
    </dl>
  );
  if (title === undefined) return list;
  return (
    <div class="govuk-summary-card">
      <div class="govuk-summary-card__title-wrapper">
        <h2 class="govuk-summary-card__title">{title}</h2>
        {action !== undefined && (
          <div class="govuk-summary-card__actions">
            <a class="govuk-link" href={action.href}>
              {action.text}
              <span class="govuk-visually-hidden"> ({title})</span>
            </a>
          </div>
        )}
      </div>
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  );
}

function SummaryListRow({
  row: { key, value, change, changeWord = 'Change' },
  changes,
  title,
}: {
  row: SummaryRow;
  changes: boolean;
  title?: string;
}) {
  const without = changes && change === undefined ? ' govuk-summary-list__row--no-actions' : '';
  return (
    <div class={`govuk-summary-list__row${without}`}>
      <dt class="govuk-summary-list__key">{key}</dt>
      <dd class="govuk-summary-list__value">{value}</dd>
      {change !== undefined && (
        <dd class="govuk-summary-list__actions">
          <a class="govuk-link" href={change}>
            {changeWord}
            <span class="govuk-visually-hidden">
              {' '}
              {key}
              {title !== undefined && ` (${title})`}
            </span>
          </a>
        </dd>
      )}
    </div>
  );
}

export interface Task {
  readonly title: string;
  /** Where it is done; none while it cannot be yet. */
  readonly href?: string | undefined;
  readonly hint?: string | undefined;
  /** "Completed" is plain text; what still wants doing has a tone. */
  readonly status: string;
  readonly tone?: Tone | undefined;
}

/**
 * What there is to do, and how far each has come.
 * @param id sets the lists of one page apart
 */
export function TaskList({ tasks, id = 'task' }: { tasks: readonly Task[]; id?: string }) {
  return (
    <ul class="govuk-task-list">
      {tasks.map((task, place) => (
        <TaskItem task={task} id={`${id}-${place + 1}`} />
      ))}
    </ul>
  );
}

function TaskItem({ task: { title, href, hint, status, tone }, id }: { task: Task; id: string }) {
  const describedBy = `${hint === undefined ? '' : `${id}-hint `}${id}-status`;
  return (
    <li
      class={
        href === undefined
          ? 'govuk-task-list__item'
          : 'govuk-task-list__item govuk-task-list__item--with-link'
      }
    >
      <div class="govuk-task-list__name-and-hint">
        {href === undefined ? (
          <div>{title}</div>
        ) : (
          <a class="govuk-link govuk-task-list__link" href={href} aria-describedby={describedBy}>
            {title}
          </a>
        )}
        {hint !== undefined && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {hint}
          </div>
        )}
      </div>
      <div
        class={
          href === undefined
            ? 'govuk-task-list__status govuk-task-list__status--cannot-start-yet'
            : 'govuk-task-list__status'
        }
        id={`${id}-status`}
      >
        {tone === undefined ? status : <Tag tone={tone}>{status}</Tag>}
      </div>
    </li>
  );
}
