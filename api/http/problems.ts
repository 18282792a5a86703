import { DomainError } from '../domain/errors.ts';
import type { HeaderSet } from './security.ts';

/** An error as the public API says it: RFC 9457. */
export interface Problem {
  /** `urn:havens:problem:` and the code. */
  readonly type: string;
  /** The status in words. */
  readonly title: string;
  readonly status: number;
  /** A sentence that names the next step. */
  readonly detail: string;
  /** Stable and dotted: `area.not_found`. */
  readonly code: string;
  /** What was wrong with which field, and what to give. Empty where no field was. */
  readonly fields: Readonly<Record<string, string>>;
  /** The path that was asked for, without its query: a query may hold a position. */
  readonly instance: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be processed',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Not available for now',
};
const RETRY_AFTER_SECONDS = 30;

/**
 * What may be told of an error: a declared one as it says itself, anything else as a 500 without details.
 * @returns the error itself, where it is one of ours
 */
export function tellable(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const message = 'Something went wrong here. It is not something you did: try again in a minute.';
  return new DomainError('server.failed', 500, message, { cause: error });
}

export function problemOf({ code, status, message, fields }: DomainError, path: string): Problem {
  return {
    type: `urn:havens:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail: message,
    code,
    fields,
    // A URI reference again: the router has decoded it.
    instance: encodeURI(path.toWellFormed()),
  };
}

/** Headers that an error brings along, on a page as in the API. */
export function errorHeaders({ status, retryAfterSeconds }: DomainError): HeaderSet {
  const seconds = retryAfterSeconds ?? (status === 503 ? RETRY_AFTER_SECONDS : undefined);
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}

/** An error as an answer of the API. */
export function problemResponse(error: DomainError, path: string, headers: HeaderSet = {}): Response {
  return new Response(JSON.stringify(problemOf(error, path)), {
    status: error.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...errorHeaders(error),
      ...headers,
    },
  });
}
