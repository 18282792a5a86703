import { css } from './bounded-css.ts';

/** Styles of what the second file draws, beside those of haven-finder.styles.ts. */
export const moreStyles = css`
  /* The line on top would hide what is below it: only 999 stays. */
  [data-tall] {
    display: contents;
  }
  [data-tall] small {
    display: none;
  }
  [data-tall] > [part~='button'] {
    flex: none;
  }
  [data-tall] > [part~='emergency'] {
    position: sticky;
    top: var(--haven-top, 0);
    z-index: 1;
  }
  [part~='language'] {
    align-items: center;
  }
  [part~='row'] > [part='language-label'] {
    flex: none;
  }
  [part='languages'] {
    min-width: 0;
    min-height: 3rem;
    padding: 0.25rem 0.75rem;
    font: inherit;
    color: inherit;
    background: var(--haven-surface, #fff);
    border: 2px solid var(--haven-accent, #17565f);
    border-radius: var(--haven-radius, 0.75rem);
  }
  [part~='row'] > [part='unreviewed'],
  [part~='row'] > [part='language-status'],
  [part~='row'] > [part='shared'],
  [part~='row'] > [part='concern-form'] {
    flex: 1 0 100%;
  }
  [part~='after'] > [part~='concern'] {
    flex: 0 1 50%;
  }
  [part~='after'] > [part~='share'] {
    flex: 1 1 40%;
  }
  /* Side by side on a phone; large text takes a line each. */
  [part~='choices'] {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(5rem, 100%), 1fr));
    min-height: 4rem;
  }
  [part~='choices'] > * {
    padding-inline: 0.25rem;
    font-size: 1rem;
    line-height: 1.25;
  }
  [part='filter'] {
    display: flex;
    flex: 1 1 9rem;
    gap: 0.75rem;
    align-items: center;
    min-height: 3rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--haven-border, #c9cfd6);
    border-radius: var(--haven-radius, 0.75rem);
  }
  [part='filter']:has(:checked) {
    border-color: var(--haven-accent, #17565f);
  }
  [aria-expanded='true'],
  [aria-pressed='true'] {
    color: var(--haven-on-accent, #fff);
    background: var(--haven-accent, #17565f);
  }
  [part='number'] {
    flex: none;
  }
  [part='arrow'] {
    font-size: 1.5em;
    line-height: 1;
  }
`;
