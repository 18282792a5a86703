import { matchPrecache, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkFirst, NetworkOnly } from 'workbox-strategies';
import { KEPT_PAGES, keptAs, kindOf, type Kind } from './kept-offline.ts';
import { TAGS } from './messages/languages.ts';

/*
 * The service worker of our own site: the network first, and what was kept where it fails. It is registered by the page `/`
 * and never by an embed, keeps what kept-offline.ts names, and touches nothing else. A new one takes over at once: all it
 * answers is asked of the network first, so that no open page is given files of another version than the server's.
 */

/** So that a page on a bad network shows what is here, and asks for a newer list by itself. */
const PAGE_PATIENCE_SECONDS = 2;
const LIST_PATIENCE_SECONDS = 4;
/** What is not kept is worth waiting for, but not for ever. */
const OTHER_PATIENCE_SECONDS = 8;
/** An area's list, or a few map cells around; older ones go. */
const MOST_LISTS = 12;
const SERVER_TROUBLE = 500;
const NOT_FOUND = 404;

type Plugin = NonNullable<NonNullable<ConstructorParameters<typeof NetworkFirst>[0]>['plugins']>[number];

/** Of the worker's global what is used here: TypeScript knows it as a window's. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { readonly data: unknown }) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
const scope = globalThis as unknown as WorkerScope;

/** Files of our build with their versions, written here by the build. */
declare const BUILT_FILES: { readonly url: string; readonly revision: string }[];

/** A server in trouble is no better than none: what was kept is. */
const troubleIsFailure: Plugin = {
  fetchDidSucceed: ({ response }) => {
    if (response.status >= SERVER_TROUBLE) throw new TypeError(`the server answered ${response.status}`);
    return Promise.resolve(response);
  },
};

/** Says of a list that it was kept: by the time of such a reply no clock is put back. */
const saidToBeKept: Plugin = {
  cachedResponseWillBeUsed({ cachedResponse: kept }) {
    if (!kept) return Promise.resolve(kept);
    const headers = new Headers(kept.headers);
    headers.set('x-havens-kept', '');
    const { status, statusText } = kept;
    return Promise.resolve(new Response(kept.body, { status, statusText, headers }));
  },
};

const underItsAddress: Plugin = {
  cacheKeyWillBeUsed: ({ request }) => Promise.resolve(keptAs(new URL(request.url))),
};

/** Whole answers only, and none that came from another address. That a map cell has no place is worth knowing, too. */
function keeping(statuses: readonly number[]): Plugin {
  return {
    cacheWillUpdate: ({ response }) =>
      Promise.resolve(statuses.includes(response.status) && !response.redirected ? response : null),
  };
}

const fewLists: Plugin = {
  cacheDidUpdate: async ({ cacheName }) => {
    const cache = await caches.open(cacheName);
    const keys = await cache.keys();
    // A cache has its oldest entries first.
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_LISTS)).map((key) => cache.delete(key)));
  },
};

const offlinePage: Plugin = {
  handlerDidError: async ({ request }) =>
    (await pages.match(new URL(request.url).pathname)) ?? pages.match('/offline'),
};

const fromPrecache: Plugin = {
  handlerDidError: ({ request }) => matchPrecache(keptAs(new URL(request.url))),
};

const pages = {
  name: 'havens-pages',
  /** A kept page whatever it was asked with: a finder in another language is better than none. */
  async match(path: string): Promise<Response | undefined> {
    return (await caches.open(pages.name)).match(path, { ignoreSearch: true });
  },
};

const strategies = {
  page: new NetworkFirst({
    cacheName: pages.name,
    networkTimeoutSeconds: PAGE_PATIENCE_SECONDS,
    plugins: [troubleIsFailure, underItsAddress, keeping([200]), offlinePage],
  }),
  list: new NetworkFirst({
    cacheName: 'havens-lists',
    networkTimeoutSeconds: LIST_PATIENCE_SECONDS,
    plugins: [troubleIsFailure, underItsAddress, keeping([200, NOT_FOUND]), fewLists, saidToBeKept],
  }),
  file: new NetworkFirst({
    cacheName: 'havens-files',
    networkTimeoutSeconds: PAGE_PATIENCE_SECONDS,
    plugins: [troubleIsFailure, underItsAddress, keeping([200]), fromPrecache],
  }),
  'other-page': new NetworkOnly({ networkTimeoutSeconds: OTHER_PATIENCE_SECONDS, plugins: [offlinePage] }),
} as const satisfies Record<Exclude<Kind, 'none'>, NetworkFirst | NetworkOnly>;

precache(BUILT_FILES);

for (const [kind, strategy] of Object.entries(strategies)) {
  const isPage = kind === 'page' || kind === 'other-page';
  registerRoute(
    ({ url, sameOrigin, request }) =>
      sameOrigin && kindOf(url) === kind && (!isPage || request.mode === 'navigate'),
    strategy,
  );
}

/** Fetches something of ours and keeps it, where it is of a kind that is kept. */
async function keep(address: string, event: Lasting): Promise<void> {
  const url = new URL(address, location.origin);
  const kind = kindOf(url);
  if (url.origin !== location.origin || kind === 'none' || kind === 'other-page') return;
  const [answered, done] = strategies[kind].handleAll({ request: new Request(url), event: event as never });
  // What cannot be had now is kept when it is next asked for.
  await Promise.allSettled([answered, done]);
}

/** The words of the languages that the phone is set to, for when she needs them without network; some 4 kB each. */
function wordsOfPhone(): string[] {
  const wanted = navigator.languages.map((language) => language.toLowerCase().split('-')[0]);
  return TAGS.filter((tag) => tag !== 'en' && wanted.includes(tag)).flatMap((tag) =>
    ['', '-more'].map((part) => `/embed/v1/messages/${tag}${part}.js`),
  );
}

scope.addEventListener('install', (event) => {
  event.waitUntil(Promise.all(KEPT_PAGES.map((page) => keep(page, event))));
  void scope.skipWaiting();
});

scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

/** What a page loaded before this worker was there: see page-offline.define.ts. */
scope.addEventListener('message', (event) => {
  const { keep: addresses } = event.data as { readonly keep?: unknown };
  if (!Array.isArray(addresses)) return;
  const all = [...addresses.map(String), ...wordsOfPhone()];
  event.waitUntil(Promise.all(all.map((address) => keep(address, event))));
});
