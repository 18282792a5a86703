import { css } from './tight-css.ts';

/**
 * The look that every page of ours shares: colours, the bar on top, buttons and fields, the footer. System font,
 * generous space, one column that a thumb can use, light and dark. It stands inside each page, since a second request
 * would cost a phone on a slow network one more round trip before any word shows.
 *
 * The `--haven-*` properties are those that the finder reads, so both look alike. Text keeps at least 4.5:1, controls
 * 3:1 (WCAG 2.2, 1.4.3 and 1.4.11), targets 44 px (2.5.5).
 */
export const frameStyles = css`
  :root {
    color-scheme: light dark;
    --haven-scheme: light dark;
    --haven-text: #1b2330;
    --haven-muted: #4c5768;
    --haven-background: #fbfaf7;
    --haven-surface: #fff;
    --haven-border: #c9cfd6;
    --haven-accent: #17565f;
    --haven-on-accent: #fff;
    --haven-link: #0d4f6c;
    --haven-open: #1c5e33;
    --haven-focus: #8a3ffc;
    --haven-radius: 0.75rem;
    --haven-font: system-ui, sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --haven-text: #eef1f4;
      --haven-muted: #b6c0cc;
      --haven-background: #12171d;
      --haven-surface: #1b222a;
      --haven-border: #465260;
      --haven-accent: #8fd3dc;
      --haven-on-accent: #0c2429;
      --haven-link: #9bd4ee;
      --haven-open: #8fdba6;
      --haven-focus: #d0b3ff;
    }
  }
  * {
    box-sizing: border-box;
  }
  html {
    color: var(--haven-text);
    background: var(--haven-background);
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
  }
  body {
    margin: 0;
    font: 1.0625rem/1.5 var(--haven-font);
  }
  .wrap {
    max-width: 42rem;
    margin: 0 auto;
    padding: 0 1rem;
  }
  main {
    padding-bottom: 2rem;
  }
  main:focus {
    outline: none;
  }
  .bar {
    margin-bottom: 0.5rem;
    padding-block: 0.5rem;
    background: var(--haven-background);
    border-bottom: 1px solid var(--haven-border);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .row > * {
    flex: 1 1 8rem;
  }
  h1 {
    margin: 1.25rem 0 0.75rem;
    font-size: 1.75rem;
    line-height: 1.25;
    text-wrap: balance;
  }
  p,
  ul,
  ol {
    margin: 0 0 1rem;
  }
  a {
    color: var(--haven-link);
  }
  a:not(.button):hover {
    text-decoration-thickness: 0.15em;
  }
  :focus-visible {
    outline: 3px solid var(--haven-focus);
    outline-offset: 2px;
  }
  .skip:not(:focus),
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .skip,
  .tall,
  .jump a,
  footer a {
    display: inline-block;
    padding-block: 0.625rem;
  }
  .small {
    font-size: 0.9375rem;
    font-weight: 400;
  }
  .muted,
  .button .small {
    color: var(--haven-muted);
  }
  .button {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    min-height: 3rem;
    padding: 0.25rem 0.75rem;
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    color: var(--haven-accent);
    background: var(--haven-surface);
    border: 2px solid var(--haven-accent);
    border-radius: var(--haven-radius);
    cursor: pointer;
  }
  .button.main,
  .main .small {
    color: var(--haven-on-accent);
    background: var(--haven-accent);
  }
  .keys,
  .paper {
    display: none;
  }
  @media (hover: hover) {
    .keys {
      display: block;
    }
  }
  label {
    display: block;
    margin-bottom: 0.25rem;
    font-weight: 600;
  }
  .row > .field {
    flex: 2 1 10rem;
  }
  .row > button {
    flex: 1 0 auto;
  }
  .field {
    width: 100%;
    min-width: 0;
    min-height: 3rem;
    padding: 0.25rem 0.75rem;
    font: inherit;
    color: inherit;
    background: var(--haven-surface);
    border: 2px solid var(--haven-muted);
    border-radius: var(--haven-radius);
  }
  .check {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-height: 3rem;
    margin-block: 0.5rem 1rem;
    font-weight: 400;
  }
  .check input {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--haven-accent);
  }
  footer {
    padding-block: 1rem 3rem;
    border-top: 1px solid var(--haven-border);
  }
  footer ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
    padding: 0;
    list-style: none;
  }
`;
