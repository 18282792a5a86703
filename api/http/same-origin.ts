import type { Context, MiddlewareHandler } from 'hono';
import type { Config } from '../config.ts';
import { DomainError, forbidden } from '../domain/errors.ts';

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Lets only our own pages send forms: the browser must name our origin (`Origin`), or say that the request comes from it
 * (`Sec-Fetch-Site`), and must send what a form sends. A script, another site, a sandboxed frame (`Origin: null`) and a
 * page that reached us under another host name are refused before anything is read.
 *
 * @throws DomainError `request.foreign` (403), `request.not_a_form` (415)
 */
export function sameOriginForms(config: Pick<Config, 'publicOrigin' | 'production'>): MiddlewareHandler {
  return async function sameOriginForm(c, next) {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      if (!isOurs(c, config)) {
        throw forbidden(
          'request.foreign',
          'This form was not sent from our own page, so nothing was done. Open the page here and send it again.',
        );
      }
      const type = (c.req.header('Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
      if (!FORM_TYPES.includes(type))
        throw new DomainError('request.not_a_form', 415, 'Send this as a form, as the page does.');
    }
    await next();
  };
}

function isOurs(c: Context, config: Pick<Config, 'publicOrigin' | 'production'>): boolean {
  const origin = c.req.header('Origin');
  if (origin !== undefined) return origin === config.publicOrigin || isThisMachine(origin, config);
  return c.req.header('Sec-Fetch-Site') === 'same-origin';
}

/** A development server goes by several names: localhost, 127.0.0.1, ::1. */
function isThisMachine(
  origin: string,
  { publicOrigin, production }: Pick<Config, 'publicOrigin' | 'production'>,
) {
  if (production || !URL.canParse(origin)) return false;
  const [asked, own] = [new URL(origin), new URL(publicOrigin)];
  return LOOPBACK.test(asked.hostname) && LOOPBACK.test(own.hostname) && asked.port === own.port;
}

/**
 * Answers only under the name that we are known by: a spoofed Host would put another's name into links and mails.
 * @throws DomainError `request.wrong_host` (421)
 */
export function ownHostOnly(config: Pick<Config, 'publicOrigin' | 'production'>): MiddlewareHandler {
  const own = new URL(config.publicOrigin);
  return async function ownHost(c, next) {
    const { host, protocol } = new URL(c.req.url);
    if (host !== own.host && !isThisMachine(`${protocol}//${host}`, config)) {
      throw new DomainError(
        'request.wrong_host',
        421,
        `These pages answer at ${config.publicOrigin}/admin only.`,
      );
    }
    await next();
  };
}
