import { css } from './bounded-css.ts';

/**
 * Calm and plain: system font, one column that a thumb can use, no alarm colours. The `--haven-*` properties are those
 * of our own pages. Text keeps at least 4.5:1 and the edges of controls 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); targets are
 * 48 px high. Every button has an edge, since forced colours take backgrounds away.
 */
const styles = css`
  :host {
    --r: clamp(16px, 1REM, 32px);
    display: block;
    max-width: 40rem;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
    scroll-margin-top: var(--bar, 8rem);
  }
  :focus-visible {
    outline: 3px solid var(--haven-focus, #8a3ffc);
    outline-offset: 2px;
  }
  /* On the base, since a host's important rules reach its element; with a ground of its own on a dark host. */
  [part='base'] {
    all: initial;
    visibility: inherit;
    font: 1.0625rem/1.4 var(--haven-font, system-ui, sans-serif);
    color: var(--haven-text, #1b2330);
    color-scheme: var(--haven-scheme, light);
    overflow-wrap: anywhere;
    background: var(--haven-background, #fff);
    box-shadow: 0 0 0 0.5rem var(--haven-background, #fff);
  }
  [part='base'],
  [part~='list'],
  [part='card'],
  [part='tools'],
  form {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
  }
  [part='card'] {
    gap: 0.375rem;
    padding: 0.5rem 1rem 1rem;
    list-style: none;
    background: var(--haven-surface, #fff);
    border: 1px solid var(--haven-border, #c9cfd6);
    border-radius: var(--haven-radius, 0.75rem);
  }
  [part~='row'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  [part~='row'] > * {
    flex: 1 1 8rem;
  }
  /* Room for what the second file draws. */
  [part~='language'] {
    min-height: 3rem;
  }
  [part='tools'],
  [part~='after'] {
    min-height: 4rem;
  }
  [part~='bar'] {
    position: sticky;
    top: var(--haven-top, 0);
    z-index: 1;
    padding-block: 0.5rem;
    background: var(--haven-background, #fff);
  }
  [part~='button'],
  [part='input'] {
    min-width: 0;
    min-height: 3rem;
    padding: 0.25rem 0.75rem;
    font: inherit;
    color: inherit;
    background: var(--haven-surface, #fff);
    border: 2px solid var(--haven-accent, #17565f);
    border-radius: var(--haven-radius, 0.75rem);
  }
  [part~='button'] {
    display: grid;
    place-content: center;
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    color: var(--haven-accent, #17565f);
    cursor: pointer;
  }
  [part~='find'],
  [part~='emergency'] {
    color: var(--haven-on-accent, #fff);
    background: var(--haven-accent, #17565f);
  }
  [part~='find'] {
    min-height: 4.5rem;
    font-size: 1.25rem;
  }
  [part~='open'] {
    color: var(--haven-open, #1c5e33);
  }
  small {
    font-weight: 400;
  }
  /* A phone number: broken or turned round it is another one. */
  bdi[dir] {
    white-space: nowrap;
  }
  [part='notice'],
  [part='say'] {
    padding-inline-start: 0.75rem;
    border-inline-start: 0.25rem solid var(--haven-accent, #17565f);
  }
  [part~='link'],
  [part='under-18'] {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-height: 3rem;
  }
  [part~='link'] {
    color: var(--haven-accent, #17565f);
  }
  [type='checkbox'] {
    flex: none;
    width: 1.5rem;
    min-height: 1.5rem;
    accent-color: var(--haven-accent, #17565f);
  }
  @media (hover: none) {
    [part='keys'] {
      display: none;
    }
  }
`;

/** Adds styles to a shadow root. A strict Content-Security-Policy allows a constructed sheet; old browsers get an element. */
export function dress(root: ShadowRoot, sheetText = styles): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sheetText);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    root.appendChild(document.createElement('style')).textContent = sheetText;
  }
}
