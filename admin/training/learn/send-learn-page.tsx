import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Deps } from '../../../api/deps.ts';
import { frameStyles } from '../../../api/html/frame.styles.ts';
import { canInline, cspHash } from '../../../api/html/inline.tsx';
import { contentSecurityPolicy } from '../../../api/http/security.ts';
import { learnStyles } from './learn.styles.ts';
import { LearnLayout } from './learn-layout.tsx';

export const LEARN_STYLES = [frameStyles, learnStyles] as const;
/** Keeps answers given without a network; see widget/keep-answers.define.ts. */
const SCRIPT = 'site/keep-answers.js';

export interface LearnPage {
  readonly title: string;
  readonly content: Child;
  readonly venueName?: string | undefined;
  readonly handOver?: boolean;
  readonly status?: 200 | 400 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 429 | 500 | 503;
  /** True of pages with something to answer. */
  readonly answers?: boolean;
}

let hashes: Promise<string[]> | undefined;

/** Answers with a page of the training: kept by nobody, found by nobody, allowed to load and send nothing but our own. */
export async function sendLearnPage(
  c: Context,
  { asset }: Pick<Deps, 'asset'>,
  page: LearnPage,
): Promise<Response> {
  const { content, status = 200, answers = false, ...layout } = page;
  hashes ??= Promise.all(LEARN_STYLES.map(cspHash));
  const source = answers ? await asset(SCRIPT).catch(() => undefined) : undefined;
  const script = source !== undefined && canInline(source) ? source : undefined;
  const document = (
    <LearnLayout {...layout} styles={LEARN_STYLES} script={script}>
      {content}
    </LearnLayout>
  );
  const scripts = script === undefined ? [] : [await cspHash(script)];
  c.header('Content-Security-Policy', contentSecurityPolicy({ styles: await hashes, scripts }));
  // Under no-referrer browsers send forms with `Origin: null`, and could not be told from a foreign page.
  c.header('Referrer-Policy', 'same-origin');
  c.header('Cache-Control', 'private, no-store');
  c.header('X-Robots-Tag', 'noindex');
  c.header('Content-Type', 'text/html; charset=utf-8');
  return c.body(`<!doctype html>${await document.toString()}`, status);
}
