import { beforeAll, describe, expect, it } from 'vitest';
import { ACCESS } from '../../admin/access.ts';
import type { Browser } from '../helpers/browser-of.ts';
import { anEstate, type Estate } from '../helpers/estate.ts';

/** Every form of /admin: taken from our own page, under our own name, as a form, and in no other way. */
const MUTATIONS = Object.keys(ACCESS).filter((route) => route.startsWith('POST '));
const FORM = 'application/x-www-form-urlencoded';
const OWN = 'https://havens.example';

let estate: Estate;
let browser: Browser;
let before: string;

beforeAll(async () => {
  estate = await anEstate();
  browser = await estate.browserOf('approver');
  before = await estate.content();
}, 60_000);

const pathOf = (route: string) => estate.pathOf(route.split(' ')[1] ?? '', 'own');
const send = (route: string, headers: Record<string, string>, body = 'reason=x') =>
  browser.send(pathOf(route), { method: 'POST', headers, body });

describe.each(MUTATIONS)('%s', (route) => {
  it.each([
    ['without an origin', {}],
    ['from another site', { Origin: 'https://evil.example' }],
    ['from a sandboxed frame', { Origin: 'null' }],
    ['from our name with another scheme', { Origin: 'http://havens.example' }],
    ['from a name below ours', { Origin: 'https://x.havens.example' }],
    [
      'from another site, with a false Sec-Fetch-Site',
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    ],
    ['from a site beside ours', { 'Sec-Fetch-Site': 'same-site' }],
  ])('is refused %s', async (_, headers) => {
    expect((await send(route, { 'Content-Type': FORM, ...headers })).status).toBe(403);
  });

  it.each(['text/plain', 'application/json', 'application/xml', ''])('is refused as %j', async (type) => {
    const headers = { Origin: OWN, ...(type !== '' && { 'Content-Type': type }) };
    const body = new TextEncoder().encode('{"reason":"x"}');
    const answer = await browser.send(pathOf(route), { method: 'POST', headers, body });
    expect(answer.status).toBe(415);
  });

  it('is refused under a spoofed host', async () => {
    const spoofed = new Request(`https://evil.example${pathOf(route)}`, {
      method: 'POST',
      headers: { 'Content-Type': FORM, Origin: OWN },
      body: 'reason=x',
    });
    expect((await estate.app.fetch(spoofed)).status).toBe(421);
  });
});

describe('what was refused', () => {
  it('changed nothing', async () => {
    expect(await estate.content()).toBe(before);
  });
});

describe('every page of /admin', () => {
  it('has a policy without exceptions, and is kept by no cache and shown in no frame', async () => {
    for (const route of Object.keys(ACCESS).filter((each) => each.startsWith('GET '))) {
      const answer = await browser.get(pathOf(route));
      if (!(answer.headers.get('Content-Type') ?? '').startsWith('text/html')) continue;
      const policy = answer.headers.get('Content-Security-Policy') ?? '';
      expect(policy).not.toContain('unsafe');
      for (const part of [
        "default-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ])
        expect(policy).toContain(part);
      expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answer.headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
      expect(answer.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
      const page = await answer.text();
      expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
      expect(page).not.toMatch(/\sstyle=|\son[a-z]+=/);
    }
  });
});
