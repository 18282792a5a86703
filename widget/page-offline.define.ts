import { kindOf } from './kept-offline.ts';

/*
 * Stands in the page `/` of our own site and nowhere else: has the browser keep the page, the last list and the help texts, so
 * that they work without network. Once everything else has loaded; and wherever the browser does not want it, nothing changes.
 */

const MAP = '/embed/v1/haven-map.js';

interface SavingPhone {
  readonly connection?: { readonly saveData?: boolean };
}

/** What this page fetched while no service worker was there to keep it: words of a language, the list. */
const loaded = new Set<string>();

async function keepOffline(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  const kept = [...loaded].filter((address) => kindOf(new URL(address)) !== 'none');
  // Where there is no network there may be no map app either: ours is worth its bytes, but not to who counts them.
  if (!(navigator as SavingPhone).connection?.saveData) kept.push(MAP);
  active?.postMessage({ keep: [location.href, ...kept] });
}

if ('serviceWorker' in navigator) {
  new PerformanceObserver((seen) => {
    for (const { name } of seen.getEntries()) loaded.add(name);
  }).observe({ type: 'resource', buffered: true });
  addEventListener('load', () => {
    // Storage may be blocked, or the window private: the page works as before.
    keepOffline().catch(() => undefined);
  });
}
