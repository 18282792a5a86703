import { describe, expect, it } from 'vitest';
import { openSite, type Site } from './open-site.ts';
import { textOf } from './text-of.ts';

const PLACE = '/havens/the-paper-lantern-k3f9x2m4q';
const FORM = `${PLACE}/concern`;

async function aSite(): Promise<Site> {
  const site = await openSite();
  await site.addHaven();
  return site;
}

const concerns = ({ db }: Site) => db.query.selectFrom('concerns').select(['reason', 'note']).execute();
const keyIn = (html: string) => /name="key" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('the form “This place didn’t help me”', () => {
  it('is linked from the place, asks for no name, and says first that nobody watches', async () => {
    const site = await aSite();
    expect(await site.page(PLACE)).toContain(`href="${FORM}"`);
    const html = await site.page(FORM);
    expect(textOf(html)).toMatch(
      /The Paper Lantern .*Nobody watches these messages as they come in\. In danger now\? Call 999\./,
    );
    expect(textOf(html)).toContain('don’t write names');
    const fields = [...html.matchAll(/<(?:input|textarea)[^>]* name="(\w+)"/g)].map(([, name]) => name);
    expect([...new Set(fields)]).toEqual(['key', 'reason', 'note']);
    expect(html).toContain('noindex');
  });

  it('sends, says thank you, and keeps what is sent twice once', async () => {
    const site = await aSite();
    const key = keyIn(await site.page(FORM));
    const fields = { key, reason: 'felt_unsafe', note: 'Nobody at the bar.' };
    for (let n = 0; n < 2; n += 1) {
      const answer = await site.post(FORM, fields);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('Location')).toBe(`${FORM}/sent`);
    }
    expect(await concerns(site)).toEqual([{ reason: 'felt_unsafe', note: 'Nobody at the bar.' }]);
    expect(textOf(await site.page(`${FORM}/sent`))).toContain('Thank you. The council has it');
    await site.post(FORM, { ...fields, reason: 'other' });
    expect(await concerns(site)).toHaveLength(2);
  });

  it('keeps what was typed where no reason was chosen or the note is too long', async () => {
    const site = await aSite();
    const none = await site.post(FORM, { note: '<b>Shut</b>' });
    const html = await none.text();
    expect(none.status).toBe(400);
    expect(html).toContain('<a href="#reason-1">Choose what happened.</a>');
    expect(html).toContain('&lt;b&gt;Shut&lt;/b&gt;</textarea>');
    const long = await (await site.post(FORM, { reason: 'closed', note: 'x'.repeat(501) })).text();
    expect(long).toContain('<a href="#note">Write a shorter note: at most 500 characters.</a>');
    expect(long).toMatch(/value="closed"[^>]* checked/);
    expect(long).toContain('x'.repeat(501));
    expect(await concerns(site)).toEqual([]);
  });

  it('also takes what was seen at a place that is not shown now, and tells nothing about it', async () => {
    const site = await aSite();
    await site.decide('k3f9x2m4q', 'suspended');
    const answer = await site.request('/havens/k3f9x2m4q/concern');
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(textOf(html)).toContain('This place is not listed now. You can still tell the council');
    expect(html).not.toMatch(/suspend|Paper Lantern|Example Street/i);
    await site.post('/havens/k3f9x2m4q/concern', { reason: 'turned_away', note: '' });
    expect(await concerns(site)).toHaveLength(1);
  });

  it('of a place that never was shown is not there', async () => {
    const site = await openSite();
    const id = await site.addProspect();
    expect((await site.request(`/havens/${id}/concern`)).status).toBe(404);
    expect((await site.post(`/havens/${id}/concern`, { reason: 'closed' })).status).toBe(404);
    expect(await concerns(site)).toEqual([]);
  });

  it.each([
    ['another site', { Origin: 'https://elsewhere.example' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['no page at all', { Origin: '' }],
  ])('sent from %s is refused', async (_, headers) => {
    const site = await aSite();
    const answer = await site.post(FORM, { reason: 'closed' }, headers);
    expect(answer.status).toBe(403);
    expect(await concerns(site)).toEqual([]);
  });

  it('sent too often says when to try again, and keeps what was typed', async () => {
    const site = await aSite();
    const send = (note: string) => site.post(FORM, { reason: 'closed', note });
    for (let n = 0; n < 10; n += 1) expect((await send(String(n))).status).toBe(303);
    const refused = await send('The eleventh.');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('3600');
    const html = await refused.text();
    expect(html).toContain('The eleventh.');
    expect(textOf(html)).toContain('Wait 60 minutes');
  });

  it('that is too large is refused without being read', async () => {
    const site = await aSite();
    expect((await site.post(FORM, { reason: 'closed', note: 'x'.repeat(20_000) })).status).toBe(413);
  });
});
