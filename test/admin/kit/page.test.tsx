import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { sendAdminPage, type AdminPage } from '../../../admin/html/send-admin-page.tsx';
import { attributeValues, brokenReferences } from './markup.ts';

const FILES: Record<string, string> = { 'assets/admin.css': 'a{}', 'assets/admin.js': 'void 0' };

async function answer(
  page: Partial<AdminPage> = {},
  asset = async (path: string) => FILES[path],
): Promise<Response> {
  const app = new Hono();
  app.get('/', (c) => sendAdminPage(c, { asset }, { title: 'Venues', content: <h1>Venues</h1>, ...page }));
  return app.request('/');
}
const html = async (...given: Parameters<typeof answer>): Promise<string> => (await answer(...given)).text();

describe('a signed-in page', () => {
  it('allows its own files and nothing that stands in the page, and is kept nowhere', async () => {
    const { status, headers } = await answer();
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(headers.get('Cache-Control')).toBe('private, no-store');
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; ");
    expect(policy).not.toMatch(/unsafe|sha256|nonce/);
  });

  it('is a whole document with a title, and 422 with "Error" before it where a form came back', async () => {
    expect(await html()).toMatch(/^<!doctype html><html lang="en-GB"/);
    expect(await html()).toContain('<title>Venues – Havens</title>');
    const failed = await answer({ errors: { name: 'Enter a name' } });
    expect(failed.status).toBe(422);
    expect(await failed.text()).toContain('<title>Error: Venues – Havens</title>');
    expect((await answer({ errors: { form: 'Someone was quicker' }, status: 409 })).status).toBe(409);
  });

  it('says who is signed in, with a form to sign out', async () => {
    const signedIn = await html({ person: { name: 'Ada <Example>', email: 'ada@council.example' } });
    expect(signedIn).toContain('Ada &lt;Example&gt;');
    expect(signedIn).toContain('<form method="post" action="/admin/sign-out">');
    expect(await html({ person: { name: '', email: 'ada@council.example' } })).toContain(
      'ada@council.example',
    );
    expect(await html()).not.toContain('sign-out');
  });

  it('marks where one is in the navigation', async () => {
    const page = await html({
      nav: [
        { href: '/a', text: 'A' },
        { href: '/b', text: 'B', current: true },
      ],
    });
    expect(page).toMatch(/href="\/b" aria-current="true"/);
    expect(page.match(/aria-current/g)?.length).toBe(1);
    expect(brokenReferences(page)).toEqual([]);
  });

  it('leads back by one step, or by each from the top', async () => {
    expect(await html({ back: { href: '/a' } })).toMatch(/<a class="govuk-back-link" href="\/a">Back<\/a>/);
    const crumbs = await html({ back: [{ href: '/a', text: 'A' }, { text: 'Here' }] });
    expect(crumbs).toMatch(/<li[^>]* aria-current="page">Here<\/li>/);
  });
});

describe('its files', () => {
  it('carry the version of their content, so that none outlives an upgrade', async () => {
    const addresses = (page: string) =>
      [...attributeValues(page, 'href'), ...attributeValues(page, 'src')].filter((each) =>
        each.startsWith('/assets/'),
      );
    const before = addresses(await html());
    expect(before).toEqual([
      expect.stringMatching(/^\/assets\/admin\.css\?v=[0-9a-f]{12}$/),
      expect.stringMatching(/^\/assets\/admin\.js\?v=[0-9a-f]{12}$/),
    ]);
    const after = addresses(await html({}, async (path) => `${FILES[path]}/* new */`));
    expect(after).toHaveLength(2);
    expect(after).not.toEqual(before);
    const more = await html({ modules: ['assets/more.js'] }, async (path) => path);
    expect(more).toContain('src="/assets/more.js?v=');
  });

  it('are read once', async () => {
    let reads = 0;
    const asset = async (path: string) => {
      reads++;
      return FILES[path];
    };
    await html({}, asset);
    await html({}, asset);
    expect(reads).toBe(2);
  });

  it('may be missing, or out of reach, without a page that fails', async () => {
    expect(await html({}, async () => undefined)).not.toContain('/assets/');
    const failing = await answer({}, async () => {
      throw new Error('out of reach');
    });
    expect(failing.status).toBe(200);
  });
});
