import { describe, expect, it } from 'vitest';
import { insertStaffMember } from '../../../db/staff.ts';
import { insertTrainingRecord } from '../../../db/training-records.ts';
import { htmlOf, openFieldwork } from '../../helpers/fieldwork.ts';
import { readPdf } from '../../helpers/read-pdf.ts';
import { textOf } from '../../site/text-of.ts';

const AT = '2026-06-01T10:00:00.000Z';

async function withRecord() {
  const work = await openFieldwork();
  const { db, venueId } = work;
  await db.writeAll([
    insertStaffMember(db, {
      ...{ id: 'staff0001', venueId, name: 'Ada Example', job: 'Bar', email: null },
      ...{ publicFacing: true, duty: null, joinedOn: '2026-01-05', leftOn: null, source: 'manager' },
      ...{ confirmedAt: null, claimedAt: null, addedBy: 'test', at: AT },
    }),
    insertTrainingRecord(db, {
      ...{ id: 'record001', staffId: 'staff0001', venueId, moduleKey: 'safe_haven_welcome' },
      ...{ moduleVersion: 1, way: 'online', trainedOn: '2026-06-01', certificateCode: 'k3f9x2m4qk3f9x2m4q' },
      ...{ recordedBy: 'staff/staff0001', recordedAt: AT },
    }),
  ]);
  const training = `/admin/venues/${venueId}/training`;
  return {
    ...work,
    training,
    person: `${training}/staff/staff0001`,
    record: `${training}/records/record001`,
  };
}

describe('what somebody on the staff has learnt', () => {
  it('is printed by the manager, with the name on it', async () => {
    const { manager, person, record } = await withRecord();
    expect(await htmlOf(manager, person)).toContain(`href="${record}/certificate"`);
    const answer = await manager.get(`${record}/certificate`);
    expect(answer.headers.get('Content-Disposition')).toContain('certificate-k3f9x2m4qk3f9x2m4q.pdf');
    const { pages } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pages[0]?.text).toContain('Ada Example');
  });

  it('is taken back with a reason, which the public is not told', async () => {
    const { manager, request, training, person, record } = await withRecord();
    expect(textOf(await htmlOf(manager, `${record}/revoke`))).toMatch(/Take back: Welcoming .*Ada Example/);
    const nothing = await manager.post(`${record}/revoke`);
    expect(nothing.status).toBe(422);
    expect(textOf(await nothing.text())).toContain('Enter why it is taken back');
    const done = await manager.post(`${record}/revoke`, { because: 'Another person’s answers' });
    expect(done.headers.get('Location')).toBe(`${training}?done=revoked`);
    expect(textOf(await htmlOf(manager, `${training}?done=revoked`))).toContain(
      'The training was taken back.',
    );
    expect(textOf(await htmlOf(manager, person))).toContain('Taken back');
    expect(textOf(await htmlOf(manager, `${record}/revoke`))).toContain('was taken back before');
    expect((await manager.post(`${record}/revoke`, { because: 'Again' })).status).toBe(409);
    expect((await manager.get(`${record}/certificate`)).status).toBe(409);
    const page = await (await request('/certificates/k3f9x2m4qk3f9x2m4q')).text();
    expect(textOf(page)).toContain('This certificate was taken back');
    expect(page).not.toContain('answers');
  });

  it('is taken back by the council’s officers too, and by nobody else', async () => {
    const { officer, partner, tester, record } = await withRecord();
    for (const browser of [partner, tester])
      expect((await browser.post(`${record}/revoke`, { because: 'x' })).status).toBeGreaterThanOrEqual(403);
    expect((await officer.post(`${record}/revoke`, { because: 'Not theirs' })).status).toBe(303);
  });
});
