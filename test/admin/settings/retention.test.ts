import { describe, expect, it } from 'vitest';
import { runJobs } from '../../../api/jobs/jobs.ts';
import { openOffice } from '../../helpers/office.ts';

const RETENTION = '/admin/councils/E09000003/settings/retention';
const USUAL = {
  closed_concerns: '24',
  visit_notes: '24',
  evidence: '12',
  sign_ups: '6',
  training_checks: '24',
  training_records: '24',
  training_attempts: '12',
  left_staff: '12',
  licences: '12',
  embed_loads: '25',
};

async function anOffice() {
  const office = await openOffice();
  const venue = await office.addHaven({ id: 'lantern01' });
  await office.addOfficer('ade@example.org', ['administrator']);
  const browser = await office.signIn('ade@example.org');
  const concern = (id: string, closed: string) =>
    office.db.writeAll([
      office.db.query
        .insertInto('concerns')
        .values({
          ...{
            id,
            key: null,
            venue_id: venue,
            authority_code: 'E09000003',
            reason: 'closed',
            state: 'closed',
          },
          ...{ received_at: closed, looked_at_by: null, looked_at: null, outcome: null, closed_by: null },
          closed_at: closed,
        })
        .compile(),
    ]);
  await concern('concern01', '2025-12-01T10:00:00.000Z');
  const concerns = async () => (await office.db.query.selectFrom('concerns').select('id').execute()).length;
  return { office, browser, concerns, concern };
}

describe('retention', () => {
  it('says for each what goes and how much goes today', async () => {
    const { browser, concern } = await anOffice();
    await concern('concern02', '2023-12-01T10:00:00.000Z');
    const page = await (await browser.get(RETENTION)).text();
    expect(page).toContain('Concerns that are closed');
    expect(page).toMatch(/2\u00a0years<\/div><\/td><td[^>]*data-label="Goes today"><div>1</);
    expect(page).toContain('Mail that was sent');
  });

  it('tells before a period is shortened what would go, and the next run lets it go', async () => {
    const { office, browser, concerns } = await anOffice();
    const sent = { ...USUAL, closed_concerns: '3', seen: '' };
    const warned = await browser.post(`${RETENTION}/own`, sent);
    expect(warned.status).toBe(200);
    const page = await warned.text();
    expect(page).toContain('Concerns that are closed: 1');
    expect(page).toContain('name="confirmed" value="yes"');
    await runJobs(office);
    expect(await concerns()).toBe(1);
    const saved = await browser.post(`${RETENTION}/own`, { ...sent, confirmed: 'yes' });
    expect(saved.headers.get('Location')).toBe(`${RETENTION}?done=saved`);
    await runJobs(office);
    expect(await concerns()).toBe(1);
    office.clock.set('2026-06-11T00:10:00Z');
    await runJobs(office);
    expect(await concerns()).toBe(0);
    expect(office.failures).toEqual([]);
  });

  it('keeps what was typed where a period is outside its limits, or somebody else was quicker', async () => {
    const { browser } = await anOffice();
    const wrong = await browser.post(`${RETENTION}/own`, { ...USUAL, training_checks: '6', seen: '' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('must be between 12 and 84');
    const mail = { sent_mail: '5', people: '12', seen: '' };
    expect((await browser.post(`${RETENTION}/register`, mail)).status).toBe(303);
    const stale = await browser.post(`${RETENTION}/register`, { ...mail, sent_mail: '7' });
    expect(stale.status).toBe(409);
    const page = await stale.text();
    expect(page).toContain('Saved meanwhile: 5');
    expect(page).toContain('value="7"');
  });

  it('runs beside everything else that time does, and finds nothing to do on a new register', async () => {
    const office = await openOffice();
    await runJobs(office);
    const events = await office.db.query
      .selectFrom('audit_events')
      .select('action')
      .where('action', '=', 'retention.applied')
      .execute();
    expect(events).toEqual([]);
    expect(office.failures).toEqual([]);
  });
});
