import { describe, expect, it } from 'vitest';
import { addVenue, BARNET } from '../helpers/register.ts';
import { openOffice } from '../helpers/office.ts';

const AT = '2026-06-01T09:00:00.000Z';

/** A venue that somebody signed up who has since been removed, and that somebody else manages now. */
async function handedOver() {
  const office = await openOffice();
  const { db } = office;
  const venueId = await addVenue(db, { id: 'venue0001' });
  const former = await office.addPerson('former@example.org');
  await office.addManager('now@example.org', [venueId]);
  await db.writeAll([
    db.query
      .insertInto('sign_ups')
      .values({
        ...{ id: 'signup001', person_id: former, authority_code: BARNET, venue_id: venueId, state: 'sent' },
        ...{ schemes: '["safe_haven"]', version: 1, created_at: AT, updated_at: AT, sent_at: AT },
      })
      .compile(),
    db.query
      .insertInto('stored_files')
      .values({
        ...{ id: 'file00001', name: 'a.pdf', type: 'application/pdf', bytes: 0, sha256: '' },
        ...{ uploaded_by: former, uploaded_at: AT },
      })
      .compile(),
    db.query
      .insertInto('evidence')
      .values({
        ...{ id: 'evid00001', sign_up_id: 'signup001', venue_id: venueId, scheme_key: 'safe_haven' },
        ...{ item: 'cctv', kind: 'file', file_id: 'file00001', added_by: former, added_at: AT },
      })
      .compile(),
  ]);
  return office;
}

describe('a sign-up that was sent belongs to the venue', () => {
  it.each(['/admin/sign-up/signup001', '/admin/evidence/evid00001/file'])('%s', async (path) => {
    const office = await handedOver();
    const former = await office.signIn('former@example.org', { 'Test-Client': 'former' });
    expect((await former.get(path)).status).toBe(404);
    const now = await office.signIn('now@example.org', { 'Test-Client': 'now' });
    expect((await now.get(path)).status).toBe(200);
  });

  it('and what the council asks for is answered by who manages it now', async () => {
    const office = await handedOver();
    const path = '/admin/sign-up/signup001/checklist/safe_haven';
    const former = await office.signIn('former@example.org', { 'Test-Client': 'former' });
    expect((await former.post(path, { key: 'x' })).status).toBe(404);
  });
});
