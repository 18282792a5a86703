/**
 * The look of our own pages: system font, generous space, one column that a thumb can use, light and dark. It stands
 * inside each page, since a second request would cost a phone on a slow network one more round trip before any word
 * shows. The `--haven-*` properties are the ones that the finder reads, so both look alike.
 */
const css = String.raw;

const SOURCE = css`
  :root {
    color-scheme: light dark;
    --haven-text: #1b2330;
    --haven-muted: #4c5768;
    --haven-background: #fbfaf7;
    --haven-surface: #ffffff;
    --haven-border: #c9cfd6;
    --haven-accent: #17565f;
    --haven-on-accent: #ffffff;
    --haven-link: #0d4f6c;
    --haven-open: #1c5e33;
    --haven-focus: #8a3ffc;
    --haven-radius: 0.75rem;
    --haven-font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
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
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  html {
    font-family: var(--haven-font);
    font-size: 100%;
    line-height: 1.5;
    color: var(--haven-text);
    background: var(--haven-background);
    -webkit-text-size-adjust: 100%;
    overflow-wrap: break-word;
  }
  body {
    margin: 0;
    font-size: 1.125rem;
  }
  .wrap {
    max-width: 44rem;
    margin: 0 auto;
    padding: 0 1rem;
  }
  .top {
    padding-block: 0.75rem;
    border-bottom: 1px solid var(--haven-border);
    background: var(--haven-surface);
  }
  .top .wrap {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1rem;
    align-items: center;
    justify-content: space-between;
  }
  .emergency {
    flex: 1 1 16rem;
    margin: 0;
  }
  .emergency strong {
    display: block;
    font-size: 1.25rem;
  }
  main {
    display: block;
    padding-block: 1.5rem 2.5rem;
  }
  main:focus {
    outline: none;
  }
  h1,
  h2,
  h3 {
    line-height: 1.25;
    margin: 0 0 0.75rem;
    text-wrap: balance;
  }
  h1 {
    font-size: 1.75rem;
  }
  h2 {
    font-size: 1.375rem;
    margin-top: 2rem;
  }
  h3 {
    font-size: 1.1875rem;
    margin-bottom: 0.25rem;
  }
  p,
  ul,
  ol,
  dl {
    margin: 0 0 1rem;
  }
  a {
    color: var(--haven-link);
    text-underline-offset: 0.15em;
  }
  a:hover {
    text-decoration-thickness: 0.15em;
  }
  :focus-visible {
    outline: 3px solid var(--haven-focus);
    outline-offset: 3px;
    border-radius: 2px;
  }
  .skip {
    position: absolute;
    left: -100vw;
    padding: 0.75rem 1rem;
    background: var(--haven-surface);
  }
  .skip:focus {
    left: 1rem;
    top: 0.5rem;
    z-index: 3;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted,
  .hint {
    color: var(--haven-muted);
  }
  .small {
    font-size: 1rem;
    font-weight: 400;
  }
  .button .small {
    font-size: 0.9375rem;
    color: var(--haven-muted);
  }
  .tall {
    display: inline-block;
    padding-block: 0.625rem;
  }
  .fallback {
    display: grid;
    gap: 0.75rem;
    margin-bottom: 1.5rem;
  }
  .say {
    padding-inline-start: 0.75rem;
    border-inline-start: 0.25rem solid var(--haven-accent);
  }
  .say > * {
    display: block;
  }
  .button {
    display: inline-flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    min-height: 3rem;
    padding: 0.25rem 1.25rem;
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    color: var(--haven-accent);
    background: transparent;
    border: 2px solid var(--haven-accent);
    border-radius: var(--haven-radius);
    cursor: pointer;
  }
  .button:hover {
    text-decoration: underline;
  }
  .button.main {
    color: var(--haven-on-accent);
    background: var(--haven-accent);
  }
  .exit {
    flex: none;
  }
  form {
    margin: 0 0 1.5rem;
  }
  label {
    font-weight: 600;
  }
  label,
  .hint,
  .error {
    display: block;
    margin-bottom: 0.375rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: end;
  }
  .row > .grow {
    flex: 1 1 13rem;
  }
  input[type='text'],
  select {
    width: 100%;
    min-height: 3rem;
    padding: 0.5rem 0.75rem;
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
    font-weight: 400;
    margin: 0.5rem 0 0.75rem;
  }
  .check input {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--haven-accent);
  }
  .notice {
    padding: 1rem 1.25rem;
    margin: 0 0 1.5rem;
    background: var(--haven-surface);
    border: 1px solid var(--haven-border);
    border-inline-start: 0.375rem solid var(--haven-accent);
    border-radius: var(--haven-radius);
  }
  .notice > :last-child,
  .card > :last-child {
    margin-bottom: 0;
  }
  .notice h2 {
    margin-top: 0;
  }
  .error {
    font-weight: 600;
  }
  .cards {
    list-style: none;
    padding: 0;
    display: grid;
    gap: 1rem;
  }
  .card {
    padding: 1rem 1.25rem;
    background: var(--haven-surface);
    border: 1px solid var(--haven-border);
    border-radius: var(--haven-radius);
  }
  .card p {
    margin-bottom: 0.375rem;
  }
  .state {
    font-weight: 600;
  }
  .state.open {
    color: var(--haven-open);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    margin: 0.75rem 0;
  }
  .actions > * {
    flex: 1 1 9rem;
  }
  .choices {
    list-style: none;
    padding: 0;
    display: grid;
    gap: 0.75rem;
  }
  .choices a {
    display: block;
    padding: 0.75rem 1.25rem;
    background: var(--haven-surface);
    border: 1px solid var(--haven-border);
    border-radius: var(--haven-radius);
  }
  .places {
    list-style: none;
    padding: 0;
  }
  .places > li {
    padding: 0.75rem 0;
    border-top: 1px solid var(--haven-border);
  }
  .places p {
    margin: 0;
  }
  .jump {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    padding: 0;
    list-style: none;
  }
  .jump a,
  footer a {
    display: inline-block;
    padding-block: 0.5rem;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    margin: 0 0 1rem;
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
  th {
    font-weight: 600;
  }
  dt {
    font-weight: 600;
  }
  dd {
    margin: 0 0 0.75rem;
  }
  blockquote {
    margin: 0 0 0.75rem;
    padding: 0;
    font-size: 1.25rem;
    font-weight: 600;
  }
  .number {
    font-size: 1.25rem;
    font-weight: 600;
  }
  footer {
    border-top: 1px solid var(--haven-border);
    padding-block: 1.5rem 3rem;
  }
  footer ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
    padding: 0;
    list-style: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    html {
      scroll-behavior: smooth;
    }
  }
  @media print {
    :root {
      color-scheme: light;
      --haven-text: #000;
      --haven-muted: #333;
      --haven-background: #fff;
      --haven-surface: #fff;
      --haven-border: #999;
      --haven-accent: #000;
      --haven-link: #000;
      --haven-open: #000;
    }
    body {
      font-size: 11pt;
    }
    .wrap {
      max-width: none;
      padding: 0;
    }
    .skip,
    .exit,
    .no-print,
    form,
    footer {
      display: none;
    }
    .places > li,
    .card {
      break-inside: avoid;
    }
    h2,
    h3 {
      break-after: avoid;
    }
    a {
      text-decoration: none;
    }
  }
`;

/** The stylesheet as sent, without the space that is there for its readers. */
export const siteStyles = SOURCE.replace(/\s+/g, ' ')
  .replace(/ ?([{};:,>]) ?/g, '$1')
  .replaceAll(';}', '}')
  .trim();
