import type { Handler } from 'hono';
import { concernBody, keyHeader, type ConcernAnswer } from '../contract/concerns.ts';
import type { Deps } from '../deps.ts';
import { valid } from '../http/validate.ts';
import { raiseConcern } from '../usecases/raise-concern.ts';
import { json, jsonHeaders } from './answers.ts';
import { readJson } from './read-json.ts';

const ADVICE = 'Nobody watches these messages as they come in. In danger, call 999.';

/** POST /api/v1/havens/{id}/concerns: from any website, without cookies, and nothing in it says who. */
export function concernsRoute(deps: Deps): Handler {
  const { once } = jsonHeaders(deps.config);
  return async (c) => {
    const header = c.req.header('Idempotency-Key');
    const body = valid(concernBody, await readJson(c));
    const key = header === undefined ? body.key : valid(keyHeader, { key: header }).key;
    const { receivedAt } = await raiseConcern({
      ...deps,
      idOrSlug: c.req.param('id') ?? '',
      key: key ?? null,
      reason: body.reason,
      note: body.note,
      client: deps.clientAddress(c),
    });
    const answer: ConcernAnswer = { status: 'received', received_at: receivedAt, advice: ADVICE };
    return json(answer, once, 202);
  };
}
