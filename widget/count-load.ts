/** What was loaded on a site that counts. */
export type LoadedPart = 'finder' | 'badge' | 'frame';

/**
 * Tells the register that an element was loaded on a site: that and nothing else,
 * without cookies or referrer. Nobody waits for it, and nothing happens where it fails.
 * @param source the address before `/api/v1`
 * @param site id of an embed site; without one nothing is told
 */
export function countLoad(source: string, site: string | null | undefined, part: LoadedPart): void {
  if (!site) return;
  fetch(`${source}/embed/loads/${encodeURIComponent(site)}/${part}`, {
    method: 'POST',
    mode: 'no-cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  }).catch(() => {});
}
