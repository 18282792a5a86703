import type { Kit } from './more-kit.ts';

/** Of the height of the screen. Higher, and the line on top would hide the answer below it. */
const LARGEST_SHARE = 1 / 3;

/**
 * The line that stays on top. Where text is large or the screen is low only "Call 999" stays, and leaving is a button above
 * the rest; what takes the focus is scrolled to below whatever stays.
 */
export interface TopBar {
  /** After a draw. Measures only where the words are new: it would cost every tap a layout. */
  fit(): void;
  stop(): void;
}

export function topBar({ root, words }: Kit): TopBar {
  const listening = new AbortController();
  let fitted = '';

  function measure(): void {
    const bar = root.querySelector<HTMLElement>('[part~=bar]');
    const [emergency] = bar?.children ?? [];
    if (!bar || !emergency) return;
    bar.removeAttribute('data-tall');
    const isTall = bar.offsetHeight > innerHeight * LARGEST_SHARE;
    bar.toggleAttribute('data-tall', isTall);
    const { height } = (isTall ? emergency : bar).getBoundingClientRect();
    bar.parentElement?.style.setProperty('--bar', `calc(var(--haven-top, 0px) + ${height + 4}px)`);
  }

  addEventListener('resize', measure, { signal: listening.signal });
  return {
    fit() {
      const { lang } = words();
      if (lang === fitted) return;
      fitted = lang;
      measure();
    },
    stop: () => listening.abort(),
  };
}
