import { describe, expect, it } from 'vitest';
import { openOffice } from '../../helpers/office.ts';

const PEOPLE = '/admin/councils/E09000003/settings/people';
const CAMDEN = 'E09000007';

async function anOffice() {
  const office = await openOffice();
  await office.addOfficer('ade@example.org', ['administrator']);
  const browser = await office.signIn('ade@example.org', { 'Test-Client': 'ade' });
  const idOf = async (email: string) =>
    (await office.db.query.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst())
      ?.id;
  return { office, browser, idOf };
}

describe('people and roles', () => {
  it('lets someone in, who can work at once and is told by mail', async () => {
    const { office, browser } = await anOffice();
    const answer = await browser.post(`${PEOPLE}/add`, { email: 'New@Example.org', role: 'partner' });
    expect(answer.headers.get('Location')).toBe(`${PEOPLE}?done=added`);
    expect(office.mail.nudges()).toBeGreaterThan(1);
    const partner = await office.signIn('new@example.org', { 'Test-Client': 'new' });
    expect(await (await partner.get('/admin')).text()).toContain('/admin/councils/E09000003/reports');
    expect(await (await browser.get(PEOPLE)).text()).toContain('new@example.org');
  });

  it('keeps what was typed, and says what is wrong', async () => {
    const { browser } = await anOffice();
    const page = await (await browser.post(`${PEOPLE}/add`, { email: 'not an address' })).text();
    expect(page).toContain('value="not an address"');
    expect(page).toContain('Choose what they may do');
    const again = await browser.post(`${PEOPLE}/add`, { email: 'ade@example.org', role: 'administrator' });
    expect(await again.text()).toContain('is administrator of Barnet already');
  });

  it('takes a role away with the person’s next request', async () => {
    const { office, browser } = await anOffice();
    const id = await office.addOfficer('olu@example.org', ['officer', 'administrator']);
    const olu = await office.signIn('olu@example.org', { 'Test-Client': 'olu' });
    expect((await olu.get(PEOPLE)).status).toBe(200);
    await browser.post(`${PEOPLE}/${id}/take-role`, { role: 'administrator' });
    expect((await olu.get(PEOPLE)).status).toBe(403);
  });

  it('never leaves an authority without an administrator', async () => {
    const { browser, idOf } = await anOffice();
    const id = await idOf('ade@example.org');
    const answer = await browser.post(`${PEOPLE}/${id}/take-role`, { role: 'administrator' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('only administrator');
    expect((await browser.get(PEOPLE)).status).toBe(200);
  });

  it('stops a person everywhere at once, and lets them in again with their roles', async () => {
    const { office, browser } = await anOffice();
    const id = await office.addOfficer('olu@example.org', ['officer']);
    const olu = await office.signIn('olu@example.org', { 'Test-Client': 'olu' });
    await browser.post(`${PEOPLE}/${id}/stop`);
    expect((await olu.get('/admin')).status).toBe(303);
    await browser.post(`${PEOPLE}/${id}/let-in`);
    const back = await office.signIn('olu@example.org', { 'Test-Client': 'olu' });
    expect(await (await back.get('/admin')).text()).toContain('/queue');
    const trail = await office.db.query
      .selectFrom('audit_events')
      .select('action')
      .where('subject', '=', `person/${id}`)
      .orderBy('id')
      .execute();
    expect(trail.map(({ action }) => action)).toEqual(['person.stopped', 'person.let_in_again']);
  });

  it('does not reach people of another authority, nor stop those who work for two', async () => {
    const { office, browser } = await anOffice();
    const at = '2026-06-01T09:00:00.000Z';
    await office.db.writeAll([
      office.db.query
        .insertInto('authorities')
        .values({ code: CAMDEN, name: 'Camden', updated_at: at })
        .compile(),
    ]);
    const foreign = await office.addOfficer('cam@example.org', ['officer'], CAMDEN);
    expect((await browser.get(`${PEOPLE}/${foreign}`)).status).toBe(404);
    expect((await browser.post(`${PEOPLE}/${foreign}/stop`)).status).toBe(404);
    const both = await office.addOfficer('cam@example.org', ['officer']);
    expect((await browser.post(`${PEOPLE}/${both}/stop`)).status).toBe(409);
    expect((await browser.post(`${PEOPLE}/${both}/take-role`, { role: 'officer' })).status).toBe(303);
  });

  it('asks for a fresh code first, and loses nothing meanwhile', async () => {
    const { office, browser } = await anOffice();
    office.clock.set('2026-06-10T17:25:00Z');
    await browser.get(PEOPLE);
    office.clock.set('2026-06-10T17:45:00Z');
    const held = await browser.post(`${PEOPLE}/add`, { email: 'new@example.org', role: 'officer' });
    expect(held.status).toBe(401);
    expect(await held.text()).toContain('name="held.email" value="new@example.org"');
    const sent = { 'held.email': 'new@example.org', 'held.role': 'officer', 'held-action': `${PEOPLE}/add` };
    await browser.post('/admin/sign-in/again', sent);
    const code = await office.newestCode('ade@example.org');
    const released = await browser.post('/admin/sign-in/again', { ...sent, code });
    expect(await released.text()).toContain(`action="${PEOPLE}/add"`);
    const done = await browser.post(`${PEOPLE}/add`, { email: 'new@example.org', role: 'officer' });
    expect(done.headers.get('Location')).toBe(`${PEOPLE}?done=added`);
  });
});
