/** What answers: an app in this process, or `overHttp` a server elsewhere. */
interface Answering {
  fetch(request: Request): Response | Promise<Response>;
}

/** A server as a browser reaches it. */
export const overHttp: Answering = { fetch: (request) => fetch(request, { redirect: 'manual' }) };

/** A browser without a screen: keeps cookies, sends what a form sends, follows no redirect by itself. */
export class Browser {
  readonly #app: Answering;
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  readonly #headers: Readonly<Record<string, string>>;

  /** @param headers sent with every request, such as `Test-Client` */
  constructor(app: Answering, origin: string, headers: Record<string, string> = {}) {
    this.#app = app;
    this.#origin = origin;
    this.#headers = headers;
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { headers });
  }

  /** Sends a form of our own page; a value that is a list is sent once for each. */
  post(
    path: string,
    fields: Record<string, string | readonly string[]> = {},
    headers: Record<string, string> = {},
  ) {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
    return this.send(path, {
      method: 'POST',
      body: body.toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: this.#origin, ...headers },
    });
  }

  /** Sends a form with files. */
  postParts(path: string, parts: FormData, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { method: 'POST', body: parts, headers: { Origin: this.#origin, ...headers } });
  }

  async send(path: string, init: RequestInit): Promise<Response> {
    const request = new Request(new URL(path, this.#origin), init);
    for (const [name, value] of Object.entries(this.#headers)) request.headers.set(name, value);
    if (this.#cookies.size > 0)
      request.headers.set('Cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await this.#app.fetch(request);
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    return answer;
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';');
    const [name = '', ...value] = pair.split('=');
    const gone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
    if (gone) this.#cookies.delete(name);
    else this.#cookies.set(name, value.join('='));
  }
}
