/** What was loaded on a site that counts. */
export type LoadedPart = 'finder' | 'badge' | 'frame';

/**
 * Tells the register that an element was loaded on the site that its `site` attribute names: that and nothing else,
 * without cookies or referrer. Nobody waits for it, and nothing happens where it fails.
 * @param source the address before `/api/v1`
 */
export function countLoad(source: string, host: Element, part: LoadedPart): void {
  const site = host.getAttribute('site');
  if (!site) return;
  fetch(`${source}/embed/loads/${encodeURIComponent(site)}/${part}`, {
    method: 'POST',
    mode: 'no-cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  }).catch(() => {});
}
