import { css } from 'lit';

/** Small and plain. Text keeps at least 4.5:1 (WCAG 2.2, 1.4.3); the whole badge is one link of at least 44 px. */
export const badgeStyles = css`
  :host {
    display: inline-block;
    max-width: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  [part='base'] {
    display: inline-flex;
    flex-direction: column;
    justify-content: center;
    box-sizing: border-box;
    max-width: 100%;
    min-height: 44px;
    font: clamp(14px, 1rem, 24px) / 1.35 var(--haven-font, system-ui, sans-serif);
    text-align: start;
    padding: 0.5em 0.875em;
    color: var(--haven-text, #1b2330);
    text-decoration: none;
    overflow-wrap: anywhere;
    background: var(--haven-surface, #fff);
    border: 1px solid var(--haven-border, #c9cfd6);
    border-inline-start: 0.375em solid var(--haven-accent, #17565f);
    border-radius: var(--haven-radius, 0.5rem);
  }
  [part='base']:hover [part='schemes'] {
    text-decoration: underline;
  }
  [part='base']:focus-visible {
    outline: 3px solid var(--haven-focus, #8a3ffc);
    outline-offset: 2px;
  }
  [part='schemes'],
  [part~='open'] {
    font-weight: 600;
  }
  [part~='open'] {
    color: var(--haven-open, #1c5e33);
  }
`;
