import { kindOf } from './kept-offline.ts';

/*
 * Stands in the page `/` of our own site and nowhere else: has the browser keep the page, the last list and the help texts, so
 * that they work without network. Once everything else has loaded; and wherever the browser does not want it, nothing changes.
 */

const MAP = '/embed/v1/haven-map.js';

interface SavingPhone {
  readonly connection?: { readonly saveData?: boolean };
}

/** What this page fetched past the service worker, before it was in charge: words of a language, the list. */
const loaded = new Set<string>();
let worker: ServiceWorker | null = null;

async function keepOffline(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  worker = (await navigator.serviceWorker.ready).active;
  loaded.add(location.href);
  // Where there is no network there may be no map app either: ours is worth its bytes, but not to who counts them.
  if (!(navigator as SavingPhone).connection?.saveData) loaded.add(new URL(MAP, location.href).href);
  tellWorker();
}

/** Once it is there; also of what began to load before it took charge and came after. */
function tellWorker(): void {
  if (!worker || loaded.size === 0) return;
  worker.postMessage({ keep: [...loaded].filter((address) => kindOf(new URL(address)) !== 'none') });
  loaded.clear();
}

if ('serviceWorker' in navigator) {
  new PerformanceObserver((seen) => {
    for (const { name, workerStart } of seen.getEntries() as PerformanceResourceTiming[])
      if (!workerStart) loaded.add(name);
    tellWorker();
  }).observe({ type: 'resource', buffered: true });
  addEventListener('load', () => {
    // Storage may be blocked, or the window private: the page works as before.
    keepOffline().catch(() => undefined);
  });
}
