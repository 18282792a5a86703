import { describe, expect, it } from 'vitest';
import { runJobs } from '../../../api/jobs/jobs.ts';
import { ACCESS } from '../../../admin/access.ts';
import { loadReferenceData } from '../../../db/reference-data.ts';
import { openOffice } from '../../helpers/office.ts';

const SETTINGS = '/admin/councils/E09000003/settings';

async function anOffice() {
  const office = await openOffice();
  await office.addOfficer('ade@example.org', ['administrator']);
  const browser = await office.signIn('ade@example.org');
  return { office, browser };
}

describe('the settings', () => {
  it('lead to every part, and say what wants doing', async () => {
    const { office, browser } = await anOffice();
    await loadReferenceData({ db: office.db, clock: office.clock });
    const calm = await (await browser.get(SETTINGS)).text();
    expect(calm).not.toContain('to check');
    const parts = Object.keys(ACCESS).flatMap(
      (route) => /^GET .*:authority\/settings\/([\w-]+)$/.exec(route)?.[1] ?? [],
    );
    for (const part of parts) expect(calm).toContain(`href="${SETTINGS}/${part}"`);
    await office.db.writeAll([
      office.db.query
        .updateTable('helplines')
        .set({ checked_on: '2025-12-09' })
        .where('key', '=', 'police_101')
        .compile(),
    ]);
    expect(await (await browser.get(SETTINGS)).text()).toContain('1 to check');
  });

  it('a mail that did not go is sent again from its page', async () => {
    const { office, browser } = await anOffice();
    const at = '2026-06-01T09:00:00.000Z';
    await office.db.writeAll([
      office.db.query
        .insertInto('outbox')
        .values({
          ...{
            reference: 'x',
            recipient: 'ade@example.org',
            kind: 'decision',
            subject: 'About The Lantern',
            body: 'Dear Ade',
          },
          ...{ created_at: at, due_at: at, expires_at: at, state: 'failed', settled_at: at },
        })
        .compile(),
    ]);
    expect(await (await browser.get(SETTINGS)).text()).toContain('1 not gone');
    const page = await (await browser.get(`${SETTINGS}/mail`)).text();
    expect(page).toContain('A decision: About The Lantern');
    expect(page).not.toContain('Dear Ade');
    const id = /name="id" value="(\d+)"/.exec(page)?.[1] ?? '';
    const answer = await browser.post(`${SETTINGS}/mail/send-again`, { id });
    expect(answer.headers.get('Location')).toBe(`${SETTINGS}/mail?done=again`);
    expect((await browser.post(`${SETTINGS}/mail/send-again`, { id })).status).toBe(409);
    await runJobs(office);
    expect(office.mail.messages.map(({ subject }) => subject)).toContain('About The Lantern');
    expect((await browser.post(`${SETTINGS}/mail/send-again`, { id: 'x' })).status).toBe(303);
  });
});
