import { css } from './tight-css.ts';

/** What pages with more to read than the finder need beside the frame: cards, lists, tables, and paper. */
export const contentStyles = css`
  @media (min-height: 30rem) {
    .bar {
      position: sticky;
      top: 0;
      z-index: 1;
    }
    html {
      scroll-padding-top: 5rem;
    }
  }
  h2,
  h3 {
    line-height: 1.25;
    text-wrap: balance;
  }
  h2 {
    margin: 2rem 0 0.75rem;
    font-size: 1.375rem;
  }
  h3 {
    margin: 0 0 0.25rem;
    font-size: 1.1875rem;
  }
  .notice,
  .card,
  .choices a {
    background: var(--haven-surface);
    border: 1px solid var(--haven-border);
    border-radius: var(--haven-radius);
  }
  .notice {
    padding: 1rem 1.25rem;
    margin-bottom: 1.5rem;
    border-inline-start: 0.375rem solid var(--haven-accent);
  }
  .error,
  .state,
  .number {
    font-weight: 600;
  }
  .error {
    display: block;
    margin: 0.25rem 0 0.5rem;
  }
  .open {
    color: var(--haven-open);
  }
  .number {
    font-size: 1.1875rem;
  }
  .cards,
  .choices,
  .places,
  .jump {
    padding: 0;
    list-style: none;
  }
  .cards,
  .choices {
    display: grid;
    gap: 0.75rem;
  }
  .card {
    padding: 1rem 1.25rem 0.5rem;
  }
  .card p,
  .places p {
    margin-bottom: 0.25rem;
  }
  .say {
    padding-inline-start: 0.75rem;
    border-inline-start: 0.25rem solid var(--haven-accent);
  }
  .actions {
    margin-block: 0.75rem;
  }
  .choices a {
    display: block;
    padding: 0.75rem 1.25rem;
  }
  .places > li {
    padding-block: 0.75rem;
    border-top: 1px solid var(--haven-border);
  }
  .jump {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
  }
  .filters {
    align-items: end;
    margin-bottom: 1rem;
  }
  fieldset {
    min-width: 0;
    padding: 0;
    margin: 0 0 1rem;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .options {
    margin-block: 0.5rem 1.5rem;
  }
  .options .check {
    padding-block: 0.5rem;
    margin: 0;
    border-top: 1px solid var(--haven-border);
  }
  textarea.field,
  textarea ~ .button {
    margin-bottom: 1rem;
  }
  textarea.field {
    padding-block: 0.5rem;
  }
  table {
    width: 100%;
    margin-bottom: 1rem;
    border-collapse: collapse;
  }
  caption {
    text-align: start;
  }
  th,
  td {
    padding: 0.5rem 0.75rem 0.5rem 0;
    text-align: start;
    vertical-align: top;
    border-top: 1px solid var(--haven-border);
  }
  @media print {
    :root {
      color-scheme: light;
      --haven-scheme: light;
      --haven-text: #000;
      --haven-muted: #333;
      --haven-background: #fff;
      --haven-surface: #fff;
      --haven-border: #999;
      --haven-accent: #000;
      --haven-link: #000;
      --haven-open: #000;
    }
    html {
      font-size: 10.5pt;
    }
    .wrap {
      max-width: none;
      padding: 0;
    }
    .bar,
    form,
    footer,
    .screen {
      display: none;
    }
    .paper {
      display: revert;
    }
    .towns {
      columns: 2;
      column-gap: 2rem;
    }
    .places > li,
    .card,
    tr {
      break-inside: avoid;
    }
    h2,
    h3 {
      break-after: avoid;
    }
    h2 {
      margin-top: 1rem;
    }
    .places {
      margin-bottom: 0;
    }
    a {
      text-decoration: none;
    }
  }
`;
