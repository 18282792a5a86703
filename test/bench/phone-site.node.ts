import { Agent, get, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { USUAL_OPTIONS } from '../../api/site/embed/options.ts';
import { compressed } from './phone-host.ts';

/** As many as the server's own list and GET nearest give: each page that is compared shows so many. */
export const ROWS = 10;
export const LIST = '/near?place=North+Finchley';
/** What somebody would choose in /embed who wants the borough's places, and so many. */
export const EMBEDDED = { ...USUAL_OPTIONS, area: 'E09000003', limit: ROWS };

export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** A website, whatever network it stands behind. */
export type Site = (path: string, headers: IncomingHttpHeaders) => Answer | Promise<Answer>;

const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript' } as const;

/** An answer that is there as it is sent: compressed, as good a compression as there is. */
export function ready(type: keyof typeof TYPES, text: string, headers: OutgoingHttpHeaders): Answer {
  const about = { 'content-type': `${TYPES[type]}; charset=utf-8`, 'content-encoding': 'br' };
  return { status: 200, headers: { ...headers, ...about }, body: compressed(text) };
}

/** Headers of a connection, which another connection must not repeat. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** A server's answers as it sends them, compressed as the browser asks. */
export function siteOf(origin: string): Site {
  const agent = new Agent({ keepAlive: true });
  return (path, asked) =>
    new Promise((resolve, reject) => {
      const accepted = asked['accept-encoding'];
      const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
      get(origin + path, { agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 502,
            headers: without(answer.headers, HOP_BY_HOP),
            body: Buffer.concat(parts),
          }),
        );
      }).once('error', reject);
    });
}

export function without(headers: OutgoingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
