import { sourceOf, written } from './written.ts';

/** What was loaded on a site that counts. */
export type LoadedPart = 'finder' | 'badge' | 'frame';

/**
 * Tells the register that an element was loaded on the site that its `site` attribute names: that and nothing else,
 * without cookies or referrer. Nobody waits for it, and nothing happens where it fails.
 */
export function countLoad(host: Element, part: LoadedPart): void {
  const site = written(host, 'site');
  if (!site) return;
  fetch(`${sourceOf(host)}/embed/loads/${encodeURIComponent(site)}/${part}`, {
    method: 'POST',
    mode: 'no-cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  }).catch(() => {});
}
