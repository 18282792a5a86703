import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Deps } from '../deps.ts';
import { canInline, cspHash } from '../html/inline.tsx';
import { Layout } from '../html/layout.tsx';
import { contentStyles } from '../html/content.styles.ts';
import { frameStyles } from '../html/frame.styles.ts';
import { contentSecurityPolicy } from '../http/security.ts';

/** Makes "Leave this page" quick; see widget/page-exit.define.ts. */
const EXIT_SCRIPT = 'site/page-exit.js';

/**
 * How long a copy may be kept. What is open, and what is still listed, a phone asks for anew each time, and a shared
 * cache within half a minute; what was searched for is nobody's business.
 */
const CACHING = {
  asked: 'public, max-age=0, s-maxage=30',
  still: 'public, max-age=600',
  never: 'private, no-store',
} as const;

export interface Page {
  readonly title: string;
  readonly content: Child;
  readonly caching: keyof typeof CACHING;
  readonly status?: 200 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 500 | 503;
  readonly head?: Child;
  readonly indexed?: boolean;
  /** More stylesheets of our own. */
  readonly styles?: readonly string[];
  /** A module that stands in the content, so that the policy lets it run. */
  readonly script?: string | undefined;
  /** More modules that stand in the content. */
  readonly moreScripts?: readonly string[];
  /** Origins of pictures besides our own. */
  readonly images?: readonly string[];
  /** True where the page shows our own iframe page. */
  readonly frames?: boolean;
  /** True of the finder's page, whose content starts with 999 and the exit itself, and needs no more than the frame. */
  readonly bare?: boolean;
}

/** Answers with a whole page whose policy allows its own inline pieces and nothing else. */
export async function sendPage(c: Context, { asset }: Pick<Deps, 'asset'>, page: Page): Promise<Response> {
  const {
    title,
    content,
    caching,
    status = 200,
    head,
    indexed = true,
    script,
    moreScripts = [],
    images = [],
    frames = false,
    bare = false,
  } = page;
  const exitScript = bare ? undefined : await inlineFile(asset, EXIT_SCRIPT);
  const styles = bare ? [frameStyles] : [frameStyles, contentStyles, ...(page.styles ?? [])];
  const document = (
    <Layout
      title={title}
      styles={styles}
      exitScript={exitScript}
      bar={!bare}
      head={head}
      indexed={indexed && status === 200}
    >
      {content}
    </Layout>
  );
  const scripts = [script, exitScript, ...moreScripts].filter((source) => source !== undefined);
  c.header(
    'Content-Security-Policy',
    contentSecurityPolicy({
      scripts: await hashes(scripts),
      styles: await hashes(styles),
      images,
      frames,
    }),
  );
  c.header('Cache-Control', CACHING[caching]);
  c.header('Content-Type', 'text/html; charset=utf-8');
  return c.body(`<!doctype html>${await document.toString()}`, status);
}

/** A built file that can stand in a page; undefined where it is not there or cannot be had: no page fails for it. */
export async function inlineFile(asset: Deps['asset'], path: string): Promise<string | undefined> {
  const source = await asset(path).catch(() => undefined);
  return source !== undefined && canInline(source) ? source : undefined;
}

const known = new Map<string, Promise<string>>();

/** There are a handful of inline pieces, and they change only with a build. */
export function hashes(sources: readonly string[]): Promise<string[]> {
  return Promise.all(
    sources.map((source) => {
      const hash = known.get(source) ?? cspHash(source);
      known.set(source, hash);
      return hash;
    }),
  );
}
