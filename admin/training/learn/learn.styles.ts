import { css } from '../../../api/html/tight-css.ts';

/** What the training pages need beside the frame: they are read on a phone between two shifts, one short page at a time. */
export const learnStyles = css`
  main.wrap {
    padding-bottom: 2.5rem;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    justify-content: space-between;
    font-weight: 600;
  }
  h2 {
    margin: 1.75rem 0 0.5rem;
    font-size: 1.25rem;
    line-height: 1.25;
  }
  main li {
    margin-bottom: 0.375rem;
  }
  progress {
    display: block;
    width: 100%;
    height: 0.5rem;
    margin-block: 0.25rem 1rem;
    appearance: none;
    background: var(--haven-border);
    border: 0;
    border-radius: 1rem;
  }
  progress::-webkit-progress-bar {
    background: var(--haven-border);
    border-radius: 1rem;
  }
  progress::-webkit-progress-value {
    background: var(--haven-accent);
    border-radius: 1rem;
  }
  progress::-moz-progress-bar {
    background: var(--haven-accent);
    border-radius: 1rem;
  }
  .step {
    margin: 1rem 0 0;
  }
  blockquote {
    margin: 0 0 1rem;
    padding: 0.5rem 1rem;
    font-size: 1.125rem;
    background: var(--haven-surface);
    border-inline-start: 0.25rem solid var(--haven-accent);
  }
  blockquote p {
    margin: 0;
  }
  .notice,
  .modules > li {
    padding: 1rem 1.25rem 0.25rem;
    margin-bottom: 1.25rem;
    background: var(--haven-surface);
    border: 1px solid var(--haven-border);
    border-radius: var(--haven-radius);
  }
  .notice {
    border-inline-start: 0.375rem solid var(--haven-accent);
  }
  .notice:focus {
    outline: none;
  }
  .notice h2,
  .modules h3 {
    margin: 0 0 0.5rem;
    font-size: 1.1875rem;
  }
  .modules {
    padding: 0;
    list-style: none;
  }
  .modules .button,
  .modules p {
    margin-bottom: 0.75rem;
  }
  .code {
    font-size: 1.5rem;
    font-weight: 600;
    letter-spacing: 0.05em;
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
  .asked {
    margin-top: 0.5rem;
    font-size: 1.375rem;
  }
  .options .check {
    padding-block: 0.75rem;
    margin: 0;
    border-top: 1px solid var(--haven-border);
  }
  .error {
    display: block;
    margin: 0.25rem 0 0.5rem;
    font-weight: 600;
  }
  .error::before {
    content: '▲ ';
  }
  .field {
    margin-bottom: 1rem;
  }
  .turn {
    margin-block: 1.5rem;
  }
  .turn .main {
    flex-grow: 3;
  }
  form:not(.row) > .button {
    width: 100%;
  }
  footer form {
    margin-top: 0.5rem;
  }
  .plain {
    min-height: 2.75rem;
    padding: 0;
    font: inherit;
    color: var(--haven-link);
    text-decoration: underline;
    background: none;
    border: 0;
    cursor: pointer;
  }
`;
