const PRESSES = 3;
const WITHIN_MS = 5_000;

/** A page that anyone may have open, and that says nothing about this one. */
export const EXIT_ADDRESS = 'https://www.bbc.co.uk/weather';

/**
 * Blanks the page at once and replaces it, so that Back does not return here. In a frame it replaces the whole page
 * where the browser allows that. It does not clear the history, and no words say so.
 */
export function leave(address: string): void {
  // Important, since a host's `* { all: revert !important }` would show the page again until the other one is here.
  document.documentElement.style.cssText = 'display:none!important';
  try {
    (window.top as Window).location.replace(address);
  } catch {
    location.replace(address);
  }
}

/**
 * A key listener that acts when Shift alone is pressed three times within five seconds, as on GOV.UK. Any other key
 * starts the count again, and keys in a field never count: this must not get in the way of typing on the host's page.
 */
export function onShiftThrice(act: () => void): (event: KeyboardEvent) => void {
  let presses: number[] = [];
  return (event) => {
    if (event.repeat) return;
    const typing = (event.composedPath()[0] as Element).matches?.(':read-write,select');
    presses = event.key === 'Shift' && !typing ? [...presses, event.timeStamp].slice(-PRESSES) : [];
    const [first, , third] = presses;
    if (third !== undefined && third - (first ?? 0) <= WITHIN_MS) act();
  };
}
