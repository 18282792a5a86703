import type { PropsWithChildren } from 'hono/jsx';
import { ButtonGroup } from './buttons.tsx';

/** A filter in use. */
export interface ActiveFilter {
  /** `Ward: Finchley Church End`. */
  readonly text: string;
  /** The list without it. */
  readonly removeHref: string;
}

/**
 * Narrows a list down: its fields are sent as a query, so that the list has an address that can be kept. It is closed
 * until it is wanted; what is in use stands below it, each with a way to drop it.
 * @param action the list's path
 */
export function FilterPanel({
  action,
  active = [],
  clearHref = action,
  open = false,
  summary = 'Filter this list',
  children,
}: PropsWithChildren<{
  action: string;
  active?: readonly ActiveFilter[];
  clearHref?: string;
  open?: boolean;
  /** What can be chosen here, where it is no list. */
  summary?: string;
}>) {
  return (
    <>
      <details class="filters" open={open}>
        <summary>
          {summary}
          {active.length > 0 && ` (${active.length} in use)`}
        </summary>
        <form method="get" action={action}>
          <div class="filters__fields">{children}</div>
          <ButtonGroup>
            <button type="submit" class="govuk-button">
              Apply filters
            </button>
            <a class="govuk-link" href={clearHref}>
              Clear all filters
            </a>
          </ButtonGroup>
        </form>
      </details>
      {active.length > 0 && (
        <ul class="filters__active" aria-label="Filters in use">
          {active.map(({ text, removeHref }) => (
            <li>
              <a href={removeHref}>
                <span class="govuk-visually-hidden">Remove the filter </span>
                {text} <span aria-hidden="true">✕</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
