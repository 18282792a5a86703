/**
 * What our page needs where it stands in a frame of another site: leaving takes the whole window along, and says so
 * where the browser does not let it; links open pages of their own, since no other page of ours may stand in a frame.
 */
import { countLoad } from './count-load.ts';
import { leaveFrame } from './leave-frame.ts';
import { enExit } from './messages/en-exit.ts';

const link = document.querySelector<HTMLAnchorElement>('a[data-quick-exit]');

/** Where the finder's second file is here, it has left already, in her language. */
function onExit(event: Event): void {
  if (event.defaultPrevented) return;
  event.preventDefault();
  leaveFrame(link?.href ?? 'about:blank', { lang: 'en', dir: 'ltr', ...enExit });
}

if (window.top !== window) {
  addEventListener('haven-exit', onExit);
  link?.addEventListener('click', onExit);
}

document.addEventListener(
  'click',
  (event) => {
    const anchor = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (!anchor?.protocol.startsWith('http') || anchor.target || anchor === link) return;
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
  },
  { capture: true },
);

countLoad('', document.querySelector('haven-finder')?.getAttribute('data-site'), 'frame');
