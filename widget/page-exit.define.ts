import { leave, onShiftThrice } from './quick-exit.ts';

/**
 * Makes "Leave this page" quick on our own pages that have no finder: the link then blanks the page and takes its place
 * in the history, and Shift pressed three times does the same. Without this script it is a plain link.
 */
const link = document.querySelector<HTMLAnchorElement>('a[data-quick-exit]');

if (link) {
  const go = (): void => leave(link.href);
  const keys = document.createElement('span');
  keys.className = 'small keys';
  keys.textContent = 'or press Shift 3 times';
  link.append(keys);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    go();
  });
  document.addEventListener('keydown', onShiftThrice(go), { passive: true });
}
