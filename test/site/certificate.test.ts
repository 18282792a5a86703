import { describe, expect, it } from 'vitest';
import { insertStaffMember } from '../../db/staff.ts';
import { insertTrainingRecord } from '../../db/training-records.ts';
import { readPdf } from '../helpers/read-pdf.ts';
import { openSite } from './open-site.ts';
import { textOf } from './text-of.ts';

const CODE = 'k3f9x2m4qk3f9x2m4q';
const PAGE = `/certificates/${CODE}`;
const AT = '2026-06-01T10:00:00.000Z';

async function aSite() {
  const site = await openSite();
  const venueId = await site.addHaven();
  const { db } = site;
  await db.writeAll([
    insertStaffMember(db, {
      ...{ id: 'staff0001', venueId, name: 'Zoë <b>Example</b>', job: 'Bar', email: 'zoe@example.org' },
      ...{ publicFacing: true, duty: null, joinedOn: '2026-01-05', leftOn: null, source: 'manager' },
      ...{ confirmedAt: null, claimedAt: null, addedBy: 'test', at: AT },
    }),
    insertTrainingRecord(db, {
      ...{ id: 'record001', staffId: 'staff0001', venueId, moduleKey: 'ask_for_angela', moduleVersion: 1 },
      ...{ way: 'online', trainedOn: '2026-06-01', certificateCode: CODE },
      ...{ recordedBy: 'staff/staff0001', recordedAt: AT },
    }),
  ]);
  return site;
}

describe('the public page of a certificate', () => {
  it('says whether it counts, and neither whose it is nor where they work', async () => {
    const site = await aSite();
    const answer = await site.request(PAGE);
    const html = await answer.text();
    expect(textOf(html)).toMatch(
      /This certificate counts, until 31 May 2027 at the latest\. Training Ask for Angela Completed on 1 June 2026/,
    );
    expect(html).not.toMatch(/Zoë|zoe@|Lantern|staff0001|record001/);
    expect(html).toContain('noindex');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
  });

  it('answers whether a name is the one on it, and repeats what was typed as text', async () => {
    const site = await aSite();
    const right = await (await site.post(PAGE, { name: 'zoe b example b' })).text();
    expect(textOf(right)).toContain('Yes: “zoe b example b” is the name on this certificate.');
    const wrong = await (await site.post(PAGE, { name: '<i>Ada</i>' })).text();
    expect(wrong).toContain('No: “&lt;i&gt;Ada&lt;/i&gt;” is not the name');
    expect(wrong).not.toContain('Get the certificate as a PDF');
    const none = await site.post(PAGE, { name: ' ' });
    expect(none.status).toBe(400);
    expect(textOf(await none.text())).toContain('Enter the name on the certificate');
  });

  it('gives the file to who knows the name, and to nobody else', async () => {
    const site = await aSite();
    expect(await (await site.post(PAGE, { name: 'zoe b example b' })).text()).toContain('value="pdf"');
    const file = await site.post(PAGE, { name: 'Zoë b Example b', want: 'pdf' });
    expect(file.headers.get('Content-Type')).toBe('application/pdf');
    const { pages, fonts } = await readPdf(new Uint8Array(await file.arrayBuffer()));
    const text = pages[0]?.text.replace(/\s/g, '') ?? '';
    for (const part of ['Zoë<b>Example</b>', 'AskforAngela', '1June2026', '31May2027', 'K3F9X2M4QK3F9X2M4Q'])
      expect(text).toContain(part);
    expect(fonts.every(({ embedded }) => embedded)).toBe(true);
    const wrong = await site.post(PAGE, { name: 'Ada', want: 'pdf' });
    expect(wrong.headers.get('Content-Type')).toContain('text/html');
    expect(textOf(await wrong.text())).toContain('No: “Ada” is not the name');
    const asked = await site.request(`${PAGE}.pdf`);
    expect([asked.status, asked.headers.get('Location')]).toEqual([303, PAGE]);
  });

  it('says that it was taken back, and when it ended, and then has no file', async () => {
    const site = await aSite();
    const { db, clock } = site;
    clock.set('2027-06-01T10:00:00Z');
    expect(textOf(await site.page(PAGE))).toContain('does not count any more. It ended on 31 May 2027.');
    expect((await site.post(PAGE, { name: 'zoe b example b', want: 'pdf' })).status).toBe(409);
    await db.writeAll([
      db.query
        .updateTable('training_records')
        .set({ revoked_by: 'person/x', revoked_at: AT, revoked_because: 'Somebody else’s answers' })
        .compile(),
    ]);
    const html = await site.page(PAGE);
    expect(textOf(html)).toContain('This certificate was taken back on 1 June 2026. It does not count.');
    expect(html).not.toContain('answers');
  });

  it('takes forms from our own pages only, and no more than a name', async () => {
    const site = await aSite();
    expect((await site.post(PAGE, { name: 'Ada' }, { Origin: 'https://elsewhere.example' })).status).toBe(
      403,
    );
    expect((await site.post(PAGE, { name: 'x'.repeat(9_000) })).status).toBe(413);
    expect((await site.post(PAGE, { name: 'x'.repeat(200) })).status).toBe(400);
  });

  it('of no certificate is not there, and a code that is typed from paper is found', async () => {
    const site = await aSite();
    const missing = await site.request('/certificates/000000000000000000');
    expect(missing.status).toBe(404);
    expect(textOf(await missing.text())).toContain('No certificate has this code');
    expect(textOf(await site.page('/certificates'))).toContain('Check a certificate');
    const entered = await site.request('/certificates?code=K3F9X2+M4QK3F+9X2M4Q');
    expect([entered.status, entered.headers.get('Location')]).toEqual([303, PAGE]);
    expect((await site.request('/certificates?code=%3F')).status).toBe(400);
  });

  it('is limited for who asks too often', async () => {
    const site = await aSite();
    for (let n = 0; n < 60; n += 1) await site.request('/certificates/000000000000000000');
    const answer = await site.request(PAGE);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
  });
});
