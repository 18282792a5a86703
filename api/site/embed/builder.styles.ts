import { css } from '../../html/tight-css.ts';

/** The builder beside its result where there is room, and the sheet with the code on paper. */
export const builderStyles = css`
  .asked {
    margin-bottom: 1.25rem;
  }
  .asked p {
    margin-bottom: 0.25rem;
  }
  .builder h3 {
    margin-top: 1.5rem;
  }
  .lines {
    field-sizing: content;
    font-family: ui-monospace, monospace;
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }
  .asked .button {
    width: 100%;
  }
  .preview {
    width: 100%;
    border: 1px solid var(--haven-border);
    border-radius: var(--haven-radius);
  }
  .qr {
    display: block;
    width: 12rem;
    max-width: 100%;
    margin-bottom: 1rem;
  }
  summary {
    min-height: 3rem;
    padding-block: 0.75rem;
    cursor: pointer;
  }
  code {
    overflow-wrap: anywhere;
  }
  .poster .qr {
    width: 20rem;
  }
  .address {
    font-size: 1.375rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  @media (min-width: 60rem) {
    main:has(.builder) {
      max-width: 68rem;
    }
    .builder {
      display: grid;
      grid-template-columns: 20rem minmax(0, 1fr);
      gap: 3rem;
    }
    .builder h2:first-child {
      margin-top: 0;
    }
  }
  @media print {
    .poster {
      text-align: center;
    }
    .poster .qr {
      width: 11cm;
      margin-inline: auto;
    }
    .poster h1 {
      font-size: 28pt;
    }
    .poster p {
      font-size: 16pt;
    }
  }
`;
