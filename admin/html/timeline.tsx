import type { Child } from 'hono/jsx';

export interface TimelineEvent {
  readonly title: Child;
  /** When, in words. */
  readonly when: string;
  /** The same as UTC ISO text or a day, for machines. */
  readonly at: string;
  /** Who, by name or by role. */
  readonly by?: string | undefined;
  /** Why, or what exactly. */
  readonly body?: Child;
}

/** What happened, in the order given: newest first. */
export function Timeline({ events, empty }: { events: readonly TimelineEvent[]; empty?: Child }) {
  if (events.length === 0)
    return <p class="govuk-body empty-state">{empty ?? 'Nothing has happened yet.'}</p>;
  return (
    <ol class="timeline">
      {events.map(({ title, when, at, by, body }) => (
        <li>
          <p class="timeline__title">{title}</p>
          <p class="timeline__meta">
            <time datetime={at}>{when}</time>
            {by !== undefined && `, ${by}`}
          </p>
          {body !== undefined && <div class="timeline__body">{body}</div>}
        </li>
      ))}
    </ol>
  );
}
