export interface PaginationProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
  /** Sets apart where a page has more than one: "Pages of venues". */
  readonly label?: string;
}

/** The pages of a list: the first, the last, and those near this one. Nothing where there is only one. */
export function Pagination({ page, pages, hrefOf, label = 'Pages' }: PaginationProps) {
  if (pages <= 1) return <></>;
  return (
    <nav class="govuk-pagination" aria-label={label}>
      {page > 1 && <Step rel="prev" href={hrefOf(page - 1)} />}
      <ul class="govuk-pagination__list">
        {pagesShown(page, pages).map((each) =>
          each === 'gap' ? (
            <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
          ) : (
            <li class={`govuk-pagination__item${each === page ? ' govuk-pagination__item--current' : ''}`}>
              <a
                class="govuk-link govuk-pagination__link"
                href={hrefOf(each)}
                aria-label={`Page ${each}`}
                {...(each === page && { 'aria-current': 'page' })}
              >
                {each}
              </a>
            </li>
          ),
        )}
      </ul>
      {page < pages && <Step rel="next" href={hrefOf(page + 1)} />}
    </nav>
  );
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
} as const;

function Step({ rel, href, words }: { rel: 'prev' | 'next'; href: string; words?: string }) {
  const arrow = (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${rel}`}
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[rel]} />
    </svg>
  );
  return (
    <div class={`govuk-pagination__${rel}`}>
      <a class="govuk-link govuk-pagination__link" href={href} rel={rel}>
        {rel === 'prev' && arrow}
        <span class="govuk-pagination__link-title">
          {words ?? (
            <>
              {rel === 'prev' ? 'Previous' : 'Next'}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {rel === 'next' && arrow}
      </a>
    </div>
  );
}

/** The numbers to show, with a gap where some are left out: 1, gap, 6, 7, 8, gap, 42. */
export function pagesShown(page: number, pages: number): (number | 'gap')[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages);
  const numbers = [...new Set(wanted)].toSorted((a, b) => a - b);
  return numbers.flatMap((each, place) => {
    const missing = each - (numbers[place - 1] ?? each - 1) - 1;
    // A gap of one takes as much room as the number itself.
    if (missing === 1) return [each - 1, each];
    return missing > 1 ? ['gap' as const, each] : [each];
  });
}

/** Steps through a list that has no numbers, such as one that grows at its head. Nothing where all of it is shown. */
export function OlderNewer({
  newest,
  older,
  what,
}: {
  /** Where the list begins; left out on its first page. */
  newest?: string;
  older?: string;
  /** In the plural: `events`. */
  what: string;
}) {
  if (newest === undefined && older === undefined) return <></>;
  return (
    <nav class="govuk-pagination" aria-label={`Pages of ${what}`}>
      {newest !== undefined && <Step rel="prev" href={newest} words={`Newest ${what}`} />}
      {older !== undefined && <Step rel="next" href={older} words={`Older ${what}`} />}
    </nav>
  );
}

/** `Showing 26 to 50 of 312 venues`. */
export function ShownCount({
  page,
  perPage,
  total,
  what,
}: {
  page: number;
  perPage: number;
  total: number;
  /** In the plural: `venues`. */
  what: string;
}) {
  const first = (page - 1) * perPage + 1;
  const last = Math.min(page * perPage, total);
  return (
    <p class="govuk-body muted">
      {total <= perPage ? `${total} ${what}` : `Showing ${first} to ${last} of ${total} ${what}`}
    </p>
  );
}
