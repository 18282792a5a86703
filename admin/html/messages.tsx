import type { Child, PropsWithChildren } from 'hono/jsx';

/** What is wrong with a form, by the name of the field, in the order of its fields. `form` is of the whole. */
export type FormErrors = Readonly<Record<string, string>>;

/** First on a page whose form came back: what is wrong, each with a link to its field. Focus goes there. */
export function ErrorSummary({ errors }: { errors: FormErrors }) {
  const list = Object.entries(errors);
  if (list.length === 0) return <></>;
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary" tabindex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">There is a problem</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {list.map(([name, message]) => (
              <li>{name === 'form' ? message : <a href={`#${encodeURIComponent(name)}`}>{message}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

export interface Notice {
  /** `done` says that something worked, and is read out at once. */
  readonly kind?: 'done' | 'information';
  /** A word above it; "Done" or "Important" where it is not said. */
  readonly title?: string;
  readonly text: Child;
}

/** Something to know that is not of this page alone, such as what the last form did. */
export function NotificationBanner({ kind = 'information', title, text }: Notice) {
  const done = kind === 'done';
  return (
    <div
      class={
        done ? 'govuk-notification-banner govuk-notification-banner--success' : 'govuk-notification-banner'
      }
      role={done ? 'alert' : 'region'}
      aria-labelledby="notice-title"
      data-module="govuk-notification-banner"
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="notice-title">
          {title ?? (done ? 'Done' : 'Important')}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof text === 'string' ? <p class="govuk-notification-banner__heading">{text}</p> : text}
      </div>
    </div>
  );
}

/** The end of a journey: what has been done. The words below it say what happens next. */
export function Panel({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <div class="govuk-panel govuk-panel--confirmation">
      <h1 class="govuk-panel__title">{title}</h1>
      <div class="govuk-panel__body">{children}</div>
    </div>
  );
}

/** Words set apart from those round them: a quotation, what an officer wrote. */
export function InsetText({ children }: PropsWithChildren) {
  return <div class="govuk-inset-text">{children}</div>;
}

/** What has consequences: "Everyone who looks for help will stop seeing this venue". */
export function WarningText({ children }: PropsWithChildren) {
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">Warning</span>
        {children}
      </strong>
    </div>
  );
}

/** More, for those who ask for it. */
export function Details({
  summary,
  open = false,
  children,
}: PropsWithChildren<{ summary: string; open?: boolean }>) {
  return (
    <details class="govuk-details" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}
