import type { Context } from 'hono';
import { DomainError } from '../domain/errors.ts';
import { readBody } from '../http/read-body.ts';

/** What the longest body of this API takes, several times over. */
const LIMIT_BYTES = 8 * 1024;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/i;

/**
 * The JSON that was sent, not yet validated.
 * @throws DomainError `request.not_json` (415), `request.too_large` (413), `request.unreadable` (400)
 */
export async function readJson(c: Context): Promise<unknown> {
  const type = (c.req.header('Content-Type') ?? '').split(';', 1)[0]?.trim() ?? '';
  if (!JSON_TYPE.test(type))
    throw new DomainError('request.not_json', 415, 'Send JSON, with Content-Type: application/json.');
  const body = await readBody(c, LIMIT_BYTES, { tooLarge, unreadable });
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch (cause) {
    throw unreadable(cause);
  }
}

function tooLarge(limitBytes: number): DomainError {
  return new DomainError('request.too_large', 413, `Send at most ${limitBytes >> 10} kB.`);
}

function unreadable(cause: unknown): DomainError {
  return new DomainError('request.unreadable', 400, 'What was sent is no whole JSON. Send it again.', {
    cause,
  });
}
