/**
 * What our page needs where it stands in a frame of another site: leaving takes the whole window along, and says so
 * where the browser does not let it; links open pages of their own, since no other page of ours may stand in a frame.
 */
const PATIENCE_MS = 1_500;

const link = document.querySelector<HTMLAnchorElement>('a[data-quick-exit]');
const elsewhere = link?.href ?? 'about:blank';
const finder = document.querySelector('haven-finder');

/** Blanks this frame at once; what then is still on the screen is said. */
function leaveAll(): void {
  document.body.hidden = true;
  try {
    (window.top as Window).location.replace(elsewhere);
    setTimeout(sayWhatStays, PATIENCE_MS);
  } catch {
    sayWhatStays();
  }
}

function sayWhatStays(): void {
  const words = document.createElement('main');
  words.className = 'wrap frame';
  const said = document.createElement('p');
  said.setAttribute('role', 'alert');
  said.textContent =
    'We took the places off this page. We could not close the page around them: close it yourself, or';
  const out = document.createElement('a');
  out.className = 'button main';
  out.href = elsewhere;
  out.target = '_top';
  out.rel = 'noreferrer';
  out.textContent = 'go to another page';
  words.append(said, out);
  document.body.replaceChildren(words);
  document.body.hidden = false;
}

function onExit(event: Event): void {
  event.preventDefault();
  leaveAll();
}

if (window.top !== window) {
  document.addEventListener('haven-exit', onExit);
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

const site = finder?.getAttribute('data-site');
if (site) {
  fetch(`/embed/loads/${encodeURIComponent(site)}/frame`, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  }).catch(() => {});
}

export {};
