import type { Kit } from './more-kit.ts';

/** Of the height of the screen. Higher, and the line on top would hide the answer below it. */
const LARGEST_SHARE = 1 / 3;

/**
 * The line that stays on top. Where text is large or the screen is low only "Call 999" stays, and leaving is a button above
 * the rest; what takes the focus is scrolled to below whatever stays.
 */
export interface TopBar {
  fit(): void;
  stop(): void;
}

export function topBar({ root }: Kit): TopBar {
  const listening = new AbortController();

  function fit(): void {
    const bar = root.querySelector<HTMLElement>('[part~=bar]');
    const emergency = bar?.querySelector<HTMLElement>('[part~=emergency]');
    if (!bar || !emergency) return;
    bar.removeAttribute('data-tall');
    const isTall = bar.offsetHeight > innerHeight * LARGEST_SHARE;
    bar.toggleAttribute('data-tall', isTall);
    const { offsetHeight } = isTall ? emergency : bar;
    bar.parentElement?.style.setProperty('--bar', `calc(var(--haven-top, 0px) + ${offsetHeight + 4}px)`);
  }

  addEventListener('resize', fit, { signal: listening.signal });
  return { fit, stop: () => listening.abort() };
}
