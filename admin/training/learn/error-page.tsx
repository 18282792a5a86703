import type { Context } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import type { DomainError } from '../../../api/domain/errors.ts';
import { ENTRY, HOME } from './addresses.ts';
import { sendLearnPage, type LearnPage } from './send-learn-page.tsx';
import { LinkOver } from './welcome-page.tsx';

const STATUSES = [400, 403, 404, 405, 409, 410, 413, 415, 429, 500, 503] as const;

/** An error of the training's pages: what to do next, and no details. */
export function learnErrorPage(c: Context, error: DomainError, deps: Pick<Deps, 'asset'>): Promise<Response> {
  return sendLearnPage(c, deps, pageOf(error));
}

function pageOf({ code, status, message }: DomainError): LearnPage {
  if (code === 'join.over') return { title: 'This link is over', status: 410, content: <LinkOver /> };
  if (status >= 500) {
    return { title: 'Try again', status: status === 503 ? 503 : 500, content: <Failed /> };
  }
  return {
    title: 'Try again',
    status: STATUSES.find((each) => each === status) ?? 400,
    content: <Refused message={message} />,
  };
}

function Failed() {
  return (
    <>
      <h1>Something went wrong here</h1>
      <p>It is not something you did, and what you had done before is kept. Wait a moment, then try again.</p>
      <WhereNext />
    </>
  );
}

function Refused({ message }: { message: string }) {
  return (
    <>
      <h1>That did not work</h1>
      <p>{message}</p>
      <WhereNext />
    </>
  );
}

function WhereNext() {
  return (
    <p>
      <a href={HOME}>Your training</a>, or <a href={ENTRY}>go on with your code</a>.
    </p>
  );
}
