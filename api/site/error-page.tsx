import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import type { DomainError } from '../domain/errors.ts';
import { FailedContent, NotFoundContent, NotListedContent, RefusedContent } from './error-contents.tsx';
import { sendPage, type Page } from './send-page.tsx';

/** An error as a page: what a person can do next, and no details. */
export function errorPage(c: Context, error: DomainError, deps: Pick<Deps, 'asset'>): Promise<Response> {
  return sendPage(c, deps, { ...pageOf(error), caching: 'never', indexed: false });
}

function pageOf({ code, status, message }: DomainError): Pick<Page, 'title' | 'content' | 'status'> {
  if (code === 'haven.not_found') return { title: 'Not listed', status: 404, content: <NotListedContent /> };
  if (status === 404) return { title: 'Not here', status, content: <NotFoundContent /> };
  if (status === 503) return { title: 'Try again', status, content: <FailedContent /> };
  if (status >= 500) return { title: 'Try again', status: 500, content: <FailedContent /> };
  return { title: 'Try again', status: knownStatus(status), content: <RefusedContent message={message} /> };
}

/** What a page may be refused with; anything else is a plain 400. */
function knownStatus(status: number): 400 | 401 | 403 | 405 | 409 | 413 | 415 | 429 {
  const known = [400, 401, 403, 405, 409, 413, 415, 429] as const;
  return known.find((each) => each === status) ?? 400;
}
