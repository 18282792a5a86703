import { describe, expect, it } from 'vitest';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import type { AccreditationState } from '../../../api/domain/accreditation.ts';
import { addEvidence } from '../../helpers/assessment.ts';
import type { Browser } from '../../helpers/browser-of.ts';
import { openOffice, type Office } from '../../helpers/office.ts';
import { addVenue, BARNET, setRules } from '../../helpers/register.ts';

const COUNCIL = `/admin/councils/${BARNET}`;
const VENUE = `${COUNCIL}/venues/k3f9x2m4q`;
const SCHEME = `${VENUE}/schemes/safe_haven`;

/** An office with a venue in a state, its manager, an officer and two approvers. */
async function anOffice(states: readonly AccreditationState[] = ['draft', 'submitted']) {
  const office = await openOffice();
  await addVenue(office.db);
  await office.addManager('manager@example.org', ['k3f9x2m4q']);
  await office.addOfficer('officer@example.org', ['officer']);
  await office.addOfficer('approver@example.org', ['officer', 'approver']);
  await office.addOfficer('second@example.org', ['approver']);
  await office.addOfficer('police@example.org', ['partner']);
  for (const to of states) {
    await decideAccreditation({
      ...{ venueId: 'k3f9x2m4q', schemeKey: 'safe_haven', to, reason: 'It came by post.', actor: 'person/m' },
      ...office,
    });
  }
  return office;
}

const accredited = async (office: Office): Promise<void> => {
  const dates = {
    valid_from: '2026-03-01',
    valid_to: '2027-02-28',
    trained_on: '2026-03-02',
    training_until: '2027-02-28',
  };
  const given = {
    venueId: 'k3f9x2m4q',
    schemeKey: 'safe_haven',
    reason: 'Good',
    actor: 'person/m',
    ...office,
  };
  await decideAccreditation({ ...given, to: 'accredited', dates });
};

const read = async (browser: Browser, path: string): Promise<string> => {
  const answer = await browser.get(path);
  const page = await answer.text();
  expect([answer.status, answer.status === 200 ? '' : page]).toEqual([200, '']);
  return page;
};

/** The hidden fields of a page, as its form sends them. */
function hidden(page: string): Record<string, string | string[]> {
  const fields: Record<string, string[]> = {};
  for (const [, name = '', value = ''] of page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g))
    (fields[name] ??= []).push(value);
  return fields;
}

const textIn = (page: string): string =>
  /<textarea[^>]*name="text"[^>]*>\s*([^<]*)</.exec(page)?.[1]?.replaceAll('&#39;', '’') ?? '';

describe('an officer’s pages', () => {
  it('lead from the queue to the venue, through an assessment to an accreditation', async () => {
    const office = await anOffice();
    const officer = await office.signIn('officer@example.org');
    expect(await read(officer, `${COUNCIL}/queue`)).toContain('The Paper Lantern');
    const venue = await read(officer, VENUE);
    expect(venue).toContain(`${SCHEME}/assess`);
    expect(venue).toContain('The public is not shown this venue now.');

    const assess = await read(officer, `${SCHEME}/assess`);
    expect(textIn(assess)).toContain('We have begun to look at The Paper Lantern');
    const begun = await officer.post(`${SCHEME}/assess`, { ...hidden(assess), text: 'We have begun.' });
    expect(begun.headers.get('Location')).toBe(`${VENUE}?done=assess`);
    expect(await read(officer, `${VENUE}?done=assess`)).toContain('The assessment has begun.');

    const training = await read(officer, `${SCHEME}/training`);
    const recorded = await officer.post(`${SCHEME}/training`, {
      ...hidden(training),
      trained_people: '4',
      public_facing: '5',
      'trained_on-day': '1',
      'trained_on-month': '6',
      'trained_on-year': '2026',
      note: 'Saw the list.',
    });
    expect(recorded.headers.get('Location')).toBe(`${VENUE}?done=ready`);
    const ready = await read(officer, VENUE);
    expect(ready).toContain('An approver decides this. You are not one.');
    expect(ready).not.toContain(`${SCHEME}/accredit"`);

    const approver = await office.signIn('approver@example.org');
    const accredit = await read(approver, `${SCHEME}/accredit`);
    const decided = await approver.post(`${SCHEME}/accredit`, { ...hidden(accredit), text: 'Well done.' });
    expect(decided.headers.get('Location')).toBe(`${VENUE}?done=accredit`);
    expect(await read(approver, VENUE)).toContain('Shown to the public');
    expect((await office.request('/api/v1/havens/k3f9x2m4q')).status).toBe(200);
  });

  it('say what a decision depends on, and take none that is not open', async () => {
    const office = await anOffice(['draft', 'submitted', 'in_assessment', 'ready_for_decision']);
    const approver = await office.signIn('approver@example.org');
    const page = await read(approver, `${SCHEME}/accredit`);
    expect(page).toContain('Training is not yet recorded.');
    expect(page).not.toContain('name="text"');
    const refused = await approver.post(`${SCHEME}/accredit`, {
      ...{ code: 'criteria_met', sequence: '4', text: 'My own words', note: '' },
    });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('My own words');
  });

  it('ask why first, where there are several reasons, and suggest a text for it', async () => {
    const office = await anOffice(['draft', 'submitted', 'in_assessment']);
    const officer = await office.signIn('officer@example.org');
    const first = await read(officer, `${SCHEME}/ask-information`);
    expect(first).toContain('value="evidence_missing"');
    expect(first).not.toContain('name="text"');
    const second = await read(officer, `${SCHEME}/ask-information?code=possible_duplicate`);
    expect(textIn(second)).toContain('signed up already');
    const empty = await officer.post(`${SCHEME}/ask-information`, { ...hidden(second), text: ' ' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Enter what the managers are told');
  });

  it('hide a venue before the answer to the form, after a new code', async () => {
    const office = await anOffice([]);
    await accredited(office);
    expect((await office.request('/api/v1/havens/k3f9x2m4q')).status).toBe(200);
    const approver = await office.signIn('approver@example.org');
    const page = await read(approver, `${SCHEME}/suspend?code=incident`);
    const answer = await approver.post(`${SCHEME}/suspend`, { ...hidden(page), text: 'It is suspended.' });
    expect(answer.headers.get('Location')).toBe(`${VENUE}?done=suspend`);
    expect((await office.request('/api/v1/havens/k3f9x2m4q')).status).toBe(404);
    const snapshot = await (await office.request(`/api/v1/snapshots/area/${BARNET}.json`)).json();
    expect(snapshot).toMatchObject({ havens: { id: [] } });
  });

  it('asks for a code again where the last is old, before a venue is hidden', async () => {
    const office = await anOffice([]);
    await accredited(office);
    const approver = await office.signIn('approver@example.org');
    office.clock.set('2026-06-10T17:20:00Z');
    const asked = await approver.get(`${SCHEME}/suspend?code=incident`);
    expect(asked.headers.get('Location')).toContain('/admin/sign-in/again');
    expect((await office.request('/api/v1/havens/k3f9x2m4q')).status).toBe(200);
  });

  it('tell the second of two people what the first decided, and keep what she wrote', async () => {
    const office = await anOffice([]);
    await accredited(office);
    const [first, second] = [
      await office.signIn('approver@example.org'),
      await office.signIn('second@example.org'),
    ];
    const page = await read(first, `${SCHEME}/suspend?code=incident`);
    const other = await read(second, `${SCHEME}/revoke?code=misused`);
    await first.post(`${SCHEME}/suspend`, { ...hidden(page), text: 'The first one’s words.' });
    const answer = await second.post(`${SCHEME}/revoke`, {
      ...hidden(other),
      ...{ text: 'The second one’s words.', note: 'A note of hers.' },
    });
    expect(answer.status).toBe(409);
    const shown = await answer.text();
    expect(shown).toContain('What happened while you were deciding');
    expect(shown).toContain('approver');
    expect(shown).toContain('The first one’s words.');
    expect(shown).toContain('The second one’s words.');
    expect(shown).toContain('A note of hers.');
    // She has seen it now, and may go on.
    const again = await second.post(`${SCHEME}/revoke`, { ...hidden(shown), text: 'All the same.' });
    expect(again.headers.get('Location')).toBe(`${VENUE}?done=revoke`);
  });

  it('keep what was written where the decision is no longer one', async () => {
    const office = await anOffice();
    const officer = await office.signIn('officer@example.org');
    const page = await read(officer, `${SCHEME}/assess`);
    await officer.post(`${SCHEME}/assess`, { ...hidden(page), text: 'First.' });
    const again = await officer.post(`${SCHEME}/assess`, { ...hidden(page), text: 'Pressed twice.' });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('Pressed twice.');
    expect(office.failures).toEqual([]);
  });

  it('judge evidence, and say what is missing', async () => {
    const office = await anOffice(['draft', 'submitted', 'in_assessment']);
    await setRules(office.db, 'safe_haven', { evidence: { required: ['seat'], atLeastOneOf: [] } });
    const personId = (await office.db.query.selectFrom('people').select('id').executeTakeFirst())?.id ?? '';
    const id = await addEvidence(office.db, { venueId: 'k3f9x2m4q', item: 'seat', personId });
    const officer = await office.signIn('officer@example.org');
    const page = await read(officer, `${VENUE}/evidence/${id}`);
    expect(page).toContain('In the back room, away from the door.');
    const nothing = await officer.post(`${VENUE}/evidence/${id}`, { ...hidden(page), verdict: 'not_enough' });
    expect(nothing.status).toBe(422);
    const judged = await officer.post(`${VENUE}/evidence/${id}`, { ...hidden(page), verdict: 'seen' });
    expect(judged.headers.get('Location')).toBe(`${VENUE}?done=evidence`);
    const late = await officer.post(`${VENUE}/evidence/${id}`, {
      ...{ ...hidden(page), verdict: 'not_enough', note: 'Too dark.' },
    });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Too dark.');
  });

  it('take notes to the file, which managers and partners never see', async () => {
    const office = await anOffice();
    const officer = await office.signIn('officer@example.org');
    await officer.post(`${VENUE}/note`, { note: '<b>Asked</b> about the back door.' });
    expect(await read(officer, VENUE)).toContain('&lt;b&gt;Asked&lt;/b&gt; about the back door.');
    const police = await office.signIn('police@example.org');
    const reduced = await read(police, VENUE);
    expect(reduced).not.toContain('back door');
    expect(reduced).not.toContain('manager@example.org');
    expect(reduced).not.toContain('It came by post.');
    expect(reduced).not.toContain(`${SCHEME}/assess`);
  });

  it('close a duplicate, and withdraw what was applied for with it', async () => {
    const office = await anOffice();
    await addVenue(office.db, { id: 'k3f9x2m4r', source_ref: 'other', name: 'Paper Lantern' });
    const officer = await office.signIn('officer@example.org');
    const assess = await read(officer, `${SCHEME}/assess`);
    expect(assess).toContain('Venues that may be the same');
    const page = await read(officer, `${VENUE}/duplicate`);
    const wrong = await officer.post(`${VENUE}/duplicate`, { ...hidden(page), other: 'nobody999' });
    expect(wrong.status).toBe(422);
    const done = await officer.post(`${VENUE}/duplicate`, { ...hidden(page), other: 'k3f9x2m4r' });
    expect(done.headers.get('Location')).toBe(`${VENUE}?done=duplicate`);
    expect(await read(officer, VENUE)).toContain('Withdrawn');
    expect(await read(officer, `${COUNCIL}/queue`)).not.toContain('The Paper Lantern');
  });

  it('list venues by words and state, as a page and as a file that no spreadsheet runs', async () => {
    const office = await anOffice();
    await office.addHaven({ id: 'k3f9x2m4r', source_ref: 'x', name: '=1+1 Café' });
    const officer = await office.signIn('officer@example.org');
    const page = await read(officer, `${COUNCIL}/venues?search=lantern&state=submitted`);
    expect(page).toContain('The Paper Lantern');
    expect(page).not.toContain('=1+1');
    expect(page).toContain('Search: lantern');
    const file = await officer.get(`${COUNCIL}/venues.csv?state=accredited`);
    expect(file.headers.get('Content-Type')).toContain('text/csv');
    expect((await file.text()).split('\r\n')[1]).toMatch(/^k3f9x2m4r,'=1\+1 Café,Café,/);
  });

  it('do with many what is possible, tell what is not, and once however often the form is sent', async () => {
    const office = await anOffice();
    await addVenue(office.db, { id: 'k3f9x2m4r', source_ref: 'other', name: 'The Paper Owl' });
    await decideAccreditation({
      ...{ venueId: 'k3f9x2m4r', schemeKey: 'safe_haven', to: 'draft', reason: '', actor: 'm' },
      ...office,
    });
    const officer = await office.signIn('officer@example.org');
    const chosen = ['k3f9x2m4q.safe_haven', 'k3f9x2m4r.safe_haven', 'nobody999.safe_haven', '<script>'];
    const preview = await officer.post(`${COUNCIL}/bulk/preview`, { action: 'assess', chosen });
    const page = await preview.text();
    expect(page).toContain('Begin to assess: 1 venue');
    expect(page).toContain('It is in a state in which this cannot be decided.');
    const form = hidden(page);
    const done = await officer.post(`${COUNCIL}/bulk/apply`, form);
    const result = done.headers.get('Location') ?? '';
    expect(await read(officer, result)).toContain('1 venue in assessment');
    const events = () => office.db.query.selectFrom('accreditation_events').select('sequence').execute();
    const before = (await events()).length;
    const twice = await officer.post(`${COUNCIL}/bulk/apply`, form);
    expect(twice.headers.get('Location')).toBe(result);
    expect((await events()).length).toBe(before);
    const none = await officer.post(`${COUNCIL}/bulk/preview`, { action: 'assess' });
    expect(none.status).toBe(422);
  });

  it('suspend many after an incident: each is gone, and what somebody else decided meanwhile is told', async () => {
    const office = await anOffice([]);
    await accredited(office);
    await office.addHaven({ id: 'k3f9x2m4r', source_ref: 'x', name: 'The Paper Owl' });
    const approver = await office.signIn('approver@example.org');
    const chosen = ['k3f9x2m4q.safe_haven', 'k3f9x2m4r.safe_haven'];
    const preview = await approver.post(`${COUNCIL}/bulk/suspend/preview`, { chosen });
    const page = await preview.text();
    expect(page).toContain('Suspend: 2 venues');
    const empty = await approver.post(`${COUNCIL}/bulk/suspend`, { ...hidden(page), text: '' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Choose why');
    await office.decide('k3f9x2m4r', 'withdrawn');
    const done = await approver.post(`${COUNCIL}/bulk/suspend`, {
      ...{ ...hidden(page), code: 'incident', text: '{venue} is suspended from {scheme}.' },
    });
    const result = await read(approver, done.headers.get('Location') ?? '');
    expect(result).toContain('1 venue suspended');
    expect(result).toContain('Someone else decided on this venue a moment ago.');
    expect((await office.request('/api/v1/havens/k3f9x2m4q')).status).toBe(404);
    const mail = await office.db.query
      .selectFrom('outbox')
      .select('body')
      .where('kind', '=', 'decision')
      .executeTakeFirst();
    expect(mail?.body).toContain('The Paper Lantern is suspended from');
  });

  it('remind managers once a day', async () => {
    const office = await anOffice(['draft', 'submitted', 'in_assessment', 'training_required']);
    const officer = await office.signIn('officer@example.org');
    for (const _ of [1, 2]) {
      const preview = await officer.post(`${COUNCIL}/bulk/preview`, {
        ...{ action: 'remind', chosen: 'k3f9x2m4q.safe_haven' },
      });
      await officer.post(`${COUNCIL}/bulk/apply`, hidden(await preview.text()));
    }
    const mails = await office.db.query
      .selectFrom('outbox')
      .select('subject')
      .where('kind', '=', 'reminder')
      .execute();
    expect(mails).toEqual([{ subject: 'The Paper Lantern: we are waiting for you' }]);
  });

  it('renew what the manager has confirmed', async () => {
    const office = await anOffice([]);
    await accredited(office);
    office.clock.set('2027-01-10T12:00:00Z');
    await office.db.writeAll(
      (['hours', 'headcount', 'pledge'] as const).map((what) =>
        office.db.query
          .insertInto('confirmations')
          .values({
            ...{ venue_id: 'k3f9x2m4q', what, confirmed_at: '2027-01-09T12:00:00.000Z', confirmed_by: 'x' },
            value: what === 'headcount' ? 5 : 1,
          })
          .compile(),
      ),
    );
    await office.decide('k3f9x2m4q', 'renewal_due');
    const officer = await office.signIn('officer@example.org');
    expect(await read(officer, `${SCHEME}/renew`)).toContain('Training is not yet recorded.');
    const training = await read(officer, `${SCHEME}/training`);
    expect(training).toContain('value="5"');
    await officer.post(`${SCHEME}/training`, {
      ...{ ...hidden(training), trained_people: '4', public_facing: '5' },
      ...{ 'trained_on-day': '5', 'trained_on-month': '1', 'trained_on-year': '2027' },
    });
    const renew = await read(officer, `${SCHEME}/renew`);
    const done = await officer.post(`${SCHEME}/renew`, { ...hidden(renew), text: 'Renewed.' });
    expect(done.headers.get('Location')).toBe(`${VENUE}?done=renew`);
    const row = await office.db.query
      .selectFrom('accreditations')
      .select(['state', 'valid_from', 'valid_to', 'training_until'])
      .executeTakeFirst();
    expect(row).toEqual({
      state: 'accredited',
      valid_from: '2026-03-01',
      valid_to: '2028-02-29',
      training_until: '2028-01-04',
    });
  });
});

describe('a name and place that a manager changes before anyone was shown the venue', () => {
  it('are not accredited unseen: who decides sees what they are now', async () => {
    const office = await anOffice(['draft', 'submitted', 'in_assessment']);
    const officer = await office.signIn('officer@example.org', { 'Test-Client': 'officer' });
    const training = hidden(await read(officer, `${SCHEME}/training`));
    await officer.post(`${SCHEME}/training`, {
      ...{ ...training, trained_people: '4', public_facing: '5', note: '' },
      ...{ 'trained_on-day': '1', 'trained_on-month': '6', 'trained_on-year': '2026' },
    });
    const approver = await office.signIn('approver@example.org', { 'Test-Client': 'approver' });
    const accredit = await read(approver, `${SCHEME}/accredit`);

    await office.addManager('swap@example.org', ['k3f9x2m4q']);
    const manager = await office.signIn('swap@example.org', { 'Test-Client': 'swap' });
    const path = '/admin/venues/k3f9x2m4q/place';
    const place = { ...hidden(await read(manager, path)), name: 'Something Else', pin: 'keep' };
    const swapped = await manager.post(path, { ...place, address: '1 High Road', postcode: 'N12 0QG' });
    expect(swapped.headers.get('Location')).toContain('done=changed');

    const refused = await approver.post(`${SCHEME}/accredit`, { ...hidden(accredit), text: 'Well done.' });
    expect(refused.status).toBe(409);
    const again = await refused.text();
    expect(again).toContain('Something Else');
    expect(again).toContain('Well done.');
    expect((await office.request('/api/v1/havens/k3f9x2m4q')).status).toBe(404);
    const decided = await approver.post(`${SCHEME}/accredit`, { ...hidden(again), text: 'Well done.' });
    expect(decided.headers.get('Location')).toBe(`${VENUE}?done=accredit`);
  });
});
