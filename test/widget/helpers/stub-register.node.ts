import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a stub register answers to one path. */
export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly delayMs?: number;
  /** Closes the connection instead of answering. */
  readonly hangUp?: boolean;
}

/** A request that came in, whole. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

interface Stub {
  readonly answers: Map<string, StubAnswer[]>;
  readonly seen: SeenRequest[];
}

const NOT_FOUND: StubAnswer = { status: 404, body: '{"code":"snapshot.not_found"}' };

const OPEN_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': '*',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Expose-Headers': 'ETag, Date, Age, X-Havens-Kept',
  'Content-Type': 'application/json',
  'Cache-Control': 'public, max-age=30',
};

/**
 * A register for the browser to really talk to, over HTTP and across origins. Each test has its own, under
 * `/stub/{name}`; it says with `PUT /stub/{name}/answer?path=…` what a path answers (a list: one after the other, the
 * last again and again) and reads with `GET /stub/{name}/seen` what was asked.
 */
export function stubRegister(): Server {
  const stubs = new Map<string, Stub>();
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const { method = '', url = '/', headers } = request;
    const { pathname, searchParams } = new URL(url, 'http://stub');
    const [, , name = '', ...rest] = pathname.split('/');
    const path = `/${rest.join('/')}`;
    const stub: Stub = stubs.get(name) ?? { answers: new Map(), seen: [] };
    stubs.set(name, stub);
    if (method === 'OPTIONS') return send(response, { status: 204 });
    if (path === '/seen') return send(response, { body: JSON.stringify(stub.seen) });
    if (path === '/answer') {
      stub.answers.set(searchParams.get('path') ?? '', JSON.parse(body) as StubAnswer[]);
      return send(response, { status: 204 });
    }
    stub.seen.push({ method, url, headers, body });
    const answers = stub.answers.get(path) ?? [];
    const next = (answers.length > 1 ? answers.shift() : answers[0]) ?? NOT_FOUND;
    setTimeout(() => send(response, next), next.delayMs ?? 0);
  }

  return createServer((request, response) => void answer(request, response));
}

/** @returns its origin, `http://127.0.0.1:43211` */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '', hangUp }: StubAnswer): void {
  if (hangUp) return void response.destroy();
  // No Date unless a test gives one: the phone of a test lives at a time of its own.
  response.sendDate = false;
  response.writeHead(status, { ...OPEN_HEADERS, ...headers }).end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}
