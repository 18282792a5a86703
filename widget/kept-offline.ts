/*
 * What the phone keeps of our own site, so that it works without network: by address, and nothing else. Shared by the service
 * worker and by the page that tells it what it has loaded before the worker was there.
 */

/** Pages that say the same to everyone and can be true for a while. The list of places is not among them: it cannot age. */
const KEPT_PAGES = ['/', '/help', '/under-18', '/cover-your-tracks', '/offline'];
/** What a page may be asked for that makes it another page. Whatever else stands in an address is not kept. */
const KEPT_QUESTIONS = ['area', 'lang'];
const LISTS = /^\/api\/v1\/(snapshots\/(area|cell)\/[\w-]+\.json|helplines)$/;
const FILES = /^\/embed\/v1\/(haven-(more|held|concern|map)|messages\/[\w-]+)\.js$/;
/** Public pages that are not kept: without network they are answered by `/offline`. */
const OTHER_PAGES = /^\/(near|havens|havens\/[^/]+|havens\/[^/]+\/concern|privacy|accessibility)$/;

export type Kind = 'page' | 'list' | 'file' | 'other-page' | 'none';

/** What an address of our site is. Signed-in pages, training, certificates and forms are `none`: never touched. */
export function kindOf({ pathname }: URL): Kind {
  if (KEPT_PAGES.includes(pathname)) return 'page';
  if (LISTS.test(pathname)) return 'list';
  if (FILES.test(pathname)) return 'file';
  return OTHER_PAGES.test(pathname) ? 'other-page' : 'none';
}

/** The address under which something is kept: without what someone may have typed, or who sent her here. */
export function keptAs(url: URL): string {
  const kept = new URL(url.pathname, url);
  for (const name of KEPT_QUESTIONS) {
    const value = url.searchParams.get(name);
    if (value !== null) kept.searchParams.set(name, value);
  }
  return kept.href;
}

export { KEPT_PAGES };
