/** For so long a browser that says nothing may take to leave the page around a frame. */
const PATIENCE_MS = 1_500;
/** For so long a new tab may take to cover this one. */
const TAB_MS = 1_000;

export interface FrameWords {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly exitStays: string;
  readonly exitGo: string;
}

/**
 * Blanks a frame at once and replaces the page around it. Where that page may not be left, or seems to stay, this says
 * what is still on the screen and offers another way: nothing that stood in the frame is shown again.
 *
 * It shares no code with quick-exit.ts: scripts that stand in pages are built together, and what two of them share would
 * become a file of its own, which a script in a page cannot fetch under our policy.
 */
export function leaveFrame(address: string, words: FrameWords): void {
  const { style } = document.documentElement;
  // Important, since a host's `* { all: revert !important }` would show the page again.
  style.cssText = 'display:none!important';
  if (leaveTop(address)) setTimeout(say, PATIENCE_MS);
  else say();

  function say(): void {
    const out = sayWhatStays(address, words);
    style.cssText = '';
    out.focus();
  }
}

/** @returns false where the browser says that a frame may not; some do not say it */
function leaveTop(address: string): boolean {
  try {
    (window.top as Window).location.replace(address);
    return true;
  } catch {
    return false;
  }
}

/** In a shadow root: whatever styles the page of the frame has, this can be read. */
function sayWhatStays(address: string, { lang, dir, exitStays, exitGo }: FrameWords): HTMLElement {
  const room = document.createElement('div');
  const main = document.createElement('main');
  main.lang = lang;
  main.dir = dir;
  main.style.cssText =
    'padding:1rem;font:1.125rem/1.5 system-ui,sans-serif;color:var(--haven-text,#1b2330);background:var(--haven-background,#fff)';
  const said = document.createElement('p');
  said.setAttribute('role', 'alert');
  said.style.margin = '0 0 1rem';
  said.textContent = exitStays;
  const out = document.createElement('a');
  out.style.cssText =
    'display:inline-block;padding:.75rem 1rem;color:var(--haven-on-accent,#fff);background:var(--haven-accent,#17565f);border:2px solid;border-radius:.75rem';
  out.href = address;
  // Where the page around may not be left, a new tab covers it; where no tab may be opened, this frame goes alone.
  out.target = '_blank';
  out.rel = 'noreferrer';
  out.textContent = exitGo;
  out.addEventListener('click', () => {
    leaveTop(address);
    setTimeout(() => document.visibilityState === 'visible' && location.replace(address), TAB_MS);
  });
  main.append(said, out);
  room.attachShadow({ mode: 'open' }).append(main);
  document.body.replaceChildren(room);
  return out;
}
