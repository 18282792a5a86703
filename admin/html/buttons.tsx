import type { PropsWithChildren } from 'hono/jsx';
import { classes } from './field.tsx';

export interface ButtonLook {
  /** `main` is the one thing to do next; `warning` for what cannot be undone with ease. */
  readonly kind?: 'main' | 'secondary' | 'warning';
}

const LOOK = {
  main: undefined,
  secondary: 'govuk-button--secondary',
  warning: 'govuk-button--warning',
} as const;

/** Sends its form, once: a second click within a second does nothing. */
export function Button({
  kind = 'main',
  name,
  value,
  formAction,
  children,
}: PropsWithChildren<ButtonLook & { name?: string; value?: string; formAction?: string }>) {
  return (
    <button
      type="submit"
      class={classes('govuk-button', LOOK[kind])}
      data-module="govuk-button"
      data-prevent-double-click="true"
      name={name}
      value={value}
      formaction={formAction}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({
  kind = 'main',
  href,
  children,
}: PropsWithChildren<ButtonLook & { href: string }>) {
  return (
    <a
      class={classes('govuk-button', LOOK[kind])}
      href={href}
      role="button"
      draggable={false}
      data-module="govuk-button"
    >
      {children}
    </a>
  );
}

/** Buttons and links side by side. */
export function ButtonGroup({ children }: PropsWithChildren) {
  return <div class="govuk-button-group">{children}</div>;
}

/** The end of a form that changes one thing: its button, and the way back that changes nothing. */
export function SendOrCancel({ kind, cancel, children }: PropsWithChildren<ButtonLook & { cancel: string }>) {
  return (
    <ButtonGroup>
      <Button {...(kind && { kind })}>{children}</Button>
      <a class="govuk-link" href={cancel}>
        Cancel
      </a>
    </ButtonGroup>
  );
}

/** Prints the page; not there without JavaScript, where the browser's own menu does it. */
export function PrintButton({ children = 'Print this page' }: PropsWithChildren) {
  return (
    <button type="button" class="govuk-button govuk-button--secondary" data-print hidden>
      {children}
    </button>
  );
}
