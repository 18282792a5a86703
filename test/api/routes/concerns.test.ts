import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../../api/app.ts';
import { CONCERN_REASONS } from '../../../api/domain/concern.ts';
import type { Problem } from '../../../api/http/problems.ts';
import { openSite, type Site } from '../../site/open-site.ts';

const PATH = '/api/v1/havens/k3f9x2m4q/concerns';
const CONCERN = { reason: 'turned_away' };

async function aSite(): Promise<Site> {
  const site = await openSite();
  await site.addHaven();
  return site;
}

const concerns = ({ db }: Site) =>
  db.query.selectFrom('concerns').select(['reason', 'note', 'venue_id']).execute();

describe('POST /api/v1/havens/{id}/concerns', () => {
  it('answers 202 that it is received, and that nobody watches', async () => {
    const site = await aSite();
    const answer = await site.send(PATH, { reason: 'closed', note: ' Shut at nine.\r\nNo sign. ' });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({
      status: 'received',
      received_at: '2026-06-10T17:00:00.000Z',
      advice: 'Nobody watches these messages as they come in. In danger, call 999.',
    });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Set-Cookie')).toBeNull();
    expect(await concerns(site)).toEqual([
      { reason: 'closed', note: 'Shut at nine.\nNo sign.', venue_id: 'k3f9x2m4q' },
    ]);
  });

  it('takes each reason, an id or a slug, and a place that was suspended', async () => {
    const site = await aSite();
    for (const reason of CONCERN_REASONS) expect((await site.send(PATH, { reason })).status).toBe(202);
    await site.decide('k3f9x2m4q', 'suspended');
    const slug = '/api/v1/havens/the-paper-lantern-k3f9x2m4q/concerns';
    expect((await site.send(slug, CONCERN)).status).toBe(202);
    expect(await concerns(site)).toHaveLength(7);
  });

  it('keeps nothing that it did not ask for', async () => {
    const site = await aSite();
    await site.send(PATH, { ...CONCERN, name: 'Canary Jane', email: 'canary@example.org', lat: 51.61237 });
    const tables = ['concerns', 'audit_events', 'attempts', 'outbox'] as const;
    const rows = await Promise.all(
      tables.map((table) => site.db.query.selectFrom(table).selectAll().execute()),
    );
    expect(JSON.stringify(rows)).not.toMatch(/canary|51\.61/i);
  });

  it('sent again with the same key, in the header or the body, is kept once', async () => {
    const site = await aSite();
    await site.send(PATH, CONCERN, { 'Idempotency-Key': '"8e03978e-40d5-43dd"' });
    await site.send(PATH, CONCERN, { 'Idempotency-Key': '8e03978e-40d5-43dd' });
    await site.send(PATH, { ...CONCERN, key: '8e03978e-40d5-43dd' });
    expect(await concerns(site)).toHaveLength(1);
    const other = await site.send(PATH, { reason: 'other' }, { 'Idempotency-Key': '8e03978e-40d5-43dd' });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({
      code: 'concern.key_used',
      fields: { key: expect.any(String) },
    });
  });

  it.each([
    ['no reason', {}, 'reason'],
    ['a reason of its own', { reason: 'rude' }, 'reason'],
    ['a note that is too long', { ...CONCERN, note: 'x'.repeat(501) }, 'note'],
    ['a note that is no text', { ...CONCERN, note: 5 }, 'note'],
    ['a short key', { ...CONCERN, key: 'abc' }, 'key'],
    ['a list', [CONCERN], 'request'],
    ['nothing', null, 'request'],
  ])('refuses %s with 400, and names the field', async (_, sent, field) => {
    const site = await aSite();
    const answer = await site.send(PATH, sent);
    expect(answer.status).toBe(400);
    const { fields } = (await answer.json()) as Problem;
    expect(fields[field]).toMatch(/^(Give|Send) /);
    expect(await concerns(site)).toEqual([]);
  });

  it('refuses a wrong key in the header, what is no JSON, torn JSON, and what is too large', async () => {
    const site = await aSite();
    const app = createApp(site);
    const send = (body: string, type = 'application/json', more: Record<string, string> = {}) =>
      app.request(PATH, { method: 'POST', headers: { 'Content-Type': type, ...more }, body });
    expect(
      (await send(JSON.stringify(CONCERN), 'application/json', { 'Idempotency-Key': 'a b' })).status,
    ).toBe(400);
    expect((await send('reason=closed', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await send(JSON.stringify(CONCERN), 'text/plain')).status).toBe(415);
    expect((await send('{"reason":')).status).toBe(400);
    expect((await send(JSON.stringify({ ...CONCERN, note: 'x'.repeat(9_000) }))).status).toBe(413);
    expect((await send('', 'application/json')).status).toBe(400);
    expect(await concerns(site)).toEqual([]);
  });

  it('answers 404 alike for a place that never was shown and one that is not there', async () => {
    const site = await openSite();
    const venueId = await site.addProspect();
    for (const id of [venueId, 'nobody999']) {
      const answer = await site.send(`/api/v1/havens/${id}/concerns`, CONCERN);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'haven.not_found' });
    }
  });

  it('is limited by client, says when to come back, and holds up nobody else', async () => {
    const site = await aSite();
    const from = (client: string) => site.send(PATH, CONCERN, { 'Test-Client': client });
    for (let n = 0; n < 10; n += 1) expect((await from('one')).status).toBe(202);
    const refused = await from('one');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('3600');
    expect(refused.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
    expect(await refused.json()).toMatchObject({ code: 'attempts.too_many', status: 429 });
    expect((await from('another')).status).toBe(202);
    site.clock.set('2026-06-10T18:00:01Z');
    expect((await from('one')).status).toBe(202);
    expect(await concerns(site)).toHaveLength(12);
  });

  it('may be sent by the browser of any site, without cookies', async () => {
    const app = createApp(await aSite());
    const answer = await app.request(PATH, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Access-Control-Allow-Methods')).toBe('POST, OPTIONS');
    expect(answer.headers.get('Access-Control-Allow-Headers')).toContain('Idempotency-Key');
    expect(answer.headers.has('Access-Control-Allow-Credentials')).toBe(false);
    const get = await app.request(PATH);
    expect(get.status).toBe(405);
    expect(get.headers.get('Allow')).toBe('POST, OPTIONS');
  });

  it('never fails, whatever is sent', async () => {
    const site = await aSite();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.jsonValue().map((value) => JSON.stringify({ ...CONCERN, note: value })),
        ),
        fc.nat(),
        async (body, client) => {
          const answer = await createApp(site).request(PATH, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'Test-Client': String(client) },
            body,
          });
          expect([202, 400, 413]).toContain(answer.status);
        },
      ),
      { numRuns: 150 },
    );
    expect(site.failures).toEqual([]);
  });
});
