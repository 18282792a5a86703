import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export const SERVICE_ID = '26785a09-ab16-4eb0-8407-a37497a57506';
export const SECRET = '3d844edf-8d35-48ac-975b-e847b4f122b0';
export const API_KEY = `havens-test-${SERVICE_ID}-${SECRET}`;
export const TEMPLATE_ID = 'f33517ff-2a88-4f6e-b855-c550268ce08a';

export interface TakenMail {
  readonly email_address: string;
  readonly template_id: string;
  readonly personalisation: Readonly<Record<string, string>>;
  readonly reference: string;
}

/** What it does with the next request to send, once. */
export type Behaviour =
  | {
      readonly answer: number;
      readonly error: string;
      readonly message: string;
      readonly headers?: Record<string, string>;
    }
  /** It takes the mail, and its answer is lost. */
  | 'take and hang up'
  /** It takes the mail, and fails after that. */
  | 'take and fail'
  | 'hang up';

export interface RunningNotifyServer {
  readonly origin: string;
  readonly taken: TakenMail[];
  /** Every request, `POST /v2/notifications/email`. */
  readonly requests: string[];
  /** To be done with the next requests to send, one each. */
  readonly next: Behaviour[];
  stop(): Promise<void>;
}

/**
 * A server that speaks the REST API v2 of GOV.UK Notify as its documentation tells it: tokens are checked as Notify
 * checks them, and a reference is taken as often as it is sent.
 */
export async function startNotifyServer({
  answerAfterMs = () => 0,
}: {
  /** How long it keeps the answer to a mail that it took. */
  answerAfterMs?: () => number;
} = {}): Promise<RunningNotifyServer> {
  const taken: TakenMail[] = [];
  const requests: string[] = [];
  const next: Behaviour[] = [];

  function answer(
    response: ServerResponse,
    status: number,
    body: object,
    headers: Record<string, string> = {},
  ) {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  }
  const refuse = (response: ServerResponse, status: number, error: string, message: string, headers = {}) =>
    answer(response, status, { status_code: status, errors: [{ error, message }] }, headers);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '', headers } = request;
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    requests.push(`${method} ${url}`);
    const body = await textOf(request);
    const wrong = wrongWith(headers.authorization);
    if (wrong) return refuse(response, 403, 'AuthError', wrong);
    if (method === 'GET' && pathname === '/v2/notifications') {
      const found = taken.filter(({ reference }) => reference === searchParams.get('reference'));
      const notifications = found.map(({ reference }) => ({ id: SERVICE_ID, reference, type: 'email' }));
      return answer(response, 200, { notifications, links: { current: url } });
    }
    if (method !== 'POST' || pathname !== '/v2/notifications/email')
      return refuse(response, 404, 'NotFound', 'The requested URL was not found on the server.');

    const mail = JSON.parse(body) as TakenMail;
    const behaviour = next.shift();
    if (behaviour === 'hang up') return void request.socket.destroy();
    if (typeof behaviour === 'object') {
      return refuse(response, behaviour.answer, behaviour.error, behaviour.message, behaviour.headers);
    }
    if (!/^[^@\s]+@[^@\s]+$/.test(mail.email_address))
      return refuse(response, 400, 'ValidationError', 'email_address is not a valid email address');
    if (mail.template_id !== TEMPLATE_ID)
      return refuse(response, 400, 'BadRequestError', 'Template not found');
    for (const name of ['subject', 'body']) {
      if (typeof mail.personalisation[name] !== 'string')
        return refuse(response, 400, 'BadRequestError', `Missing personalisation: ${name}`);
    }
    taken.push(mail);
    if (behaviour === 'take and hang up') return void request.socket.destroy();
    if (behaviour === 'take and fail') return refuse(response, 500, 'Exception', 'Internal server error');
    await sleep(answerAfterMs());
    return answer(response, 201, { id: SERVICE_ID, reference: mail.reference, content: {}, template: {} });
  }

  const server = createServer((request, response) => void serve(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    requests,
    next,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Notify's own checks of a token. */
function wrongWith(authorization = ''): string | undefined {
  const [, header = '', payload = '', signature = ''] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization) ?? [];
  const expected = createHmac('sha256', SECRET).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return 'Invalid token: API key not found';
  const { typ, alg } = json(header);
  if (typ !== 'JWT' || alg !== 'HS256') return 'Invalid token: algorithm used is not HS256';
  const { iss, iat } = json(payload);
  if (iss !== SERVICE_ID) return 'Invalid token: service not found';
  return Math.abs(Number(iat) - Date.now() / 1000) > 30
    ? 'Error: Your system clock must be accurate to within 30 seconds'
    : undefined;
}

function json(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
}
