import { beforeEach, describe, expect, it } from 'vitest';
import { mailChoicePath, readMailChoice } from '../../../api/usecases/mail-choice.ts';
import { insertStaffMember } from '../../../db/staff.ts';
import { openOffice, type Office } from '../../helpers/office.ts';
import { textOf } from '../../site/text-of.ts';

const VENUE = 'k3f9x2m4q';

let office: Office;
let address: string;
beforeEach(async () => {
  office = await openOffice();
  await office.addHaven();
  await office.db.writeAll([
    insertStaffMember(office.db, {
      ...{ id: 'ada000001', venueId: VENUE, name: 'Ada Sample', job: '', email: 'ada@example.org' },
      ...{ publicFacing: true, duty: 'lead', joinedOn: '2026-05-01', leftOn: null, source: 'manager' },
      ...{ confirmedAt: null, claimedAt: null, addedBy: 'person/manager', at: '2026-05-01T09:00:00.000Z' },
    }),
  ]);
  address = mailChoicePath('ada000001', office.seal);
});

const chosen = () => readMailChoice({ who: 'staff/ada000001', db: office.db });
const checked = (html: string) => /value="(\w+)" checked/.exec(html)?.[1];

describe('the page at which a lead chooses how often we write', () => {
  it('opens without signing in, says nothing of anybody, and changes nothing by being opened', async () => {
    const answer = await office.request(address);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(checked(html)).toBe('each');
    expect(textOf(html)).toContain('Whatever you choose, we write when the venue is no longer shown');
    expect(html).not.toMatch(/Ada|example\.org|Paper Lantern/);
    expect(answer.headers.get('X-Robots-Tag')).toBe('noindex');
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin');
    expect(await office.db.query.selectFrom('mail_choices').selectAll().execute()).toEqual([]);
  });

  it('keeps what was chosen, and says so', async () => {
    const browser = office.browser();
    const sent = await browser.post(address, { frequency: 'monthly' });
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, `${address}?done=saved`]);
    expect(await chosen()).toBe('monthly');
    const html = await (await browser.get(`${address}?done=saved`)).text();
    expect(checked(html)).toBe('monthly');
    expect(textOf(html)).toContain('Saved. You can change it at any time');
  });

  it('takes no other answer, no form of another site, and no address that was made up', async () => {
    const browser = office.browser();
    const wrong = await browser.post(address, { frequency: 'never' });
    expect(wrong.status).toBe(400);
    expect(textOf(await wrong.text())).toContain('Choose how often we write to you');
    const foreign = await browser.post(
      address,
      { frequency: 'none' },
      { Origin: 'https://elsewhere.example' },
    );
    expect(foreign.status).toBe(403);
    for (const made of [`${address.slice(0, -1)}z`, '/join/mail/ada000001', '/join/mail/bo.0']) {
      const answer = await browser.get(made);
      expect(answer.status).toBe(404);
      expect(textOf(await answer.text())).toContain('This address is no longer in use');
    }
    expect(await chosen()).toBe('each');
  });
});
