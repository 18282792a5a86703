import { describe, expect, it } from 'vitest';
import { loadReferenceData } from '../../../db/reference-data.ts';
import { openOffice } from '../../helpers/office.ts';

const SETTINGS = '/admin/councils/E09000003/settings';

async function anOffice() {
  const office = await openOffice();
  await loadReferenceData({ db: office.db, clock: office.clock });
  await office.addOfficer('ade@example.org', ['administrator']);
  const browser = await office.signIn('ade@example.org');
  /** The form's hidden `seen`, as the page has it. */
  const seenOn = async (path: string) =>
    /name="seen" value="([^"]*)"/.exec(await (await browser.get(path)).text())?.[1] ?? '';
  return { office, browser, seenOn };
}

const FIELDS = {
  name: 'Victim Support',
  forWhom: 'Anyone affected by crime.',
  phone: '08 08 16 89 112',
  hours: '24 hours, every day',
  owner: 'Community safety officer',
  source: 'victimsupport.org.uk',
  position: '9',
  shown: 'yes',
};

describe('helplines', () => {
  it('not checked for six months stand first and are marked', async () => {
    const { office, browser } = await anOffice();
    office.clock.set('2027-06-10T09:00:00Z');
    const late = await office.signIn('ade@example.org', { 'Test-Client': 'later' });
    const page = await (await late.get(`${SETTINGS}/helplines`)).text();
    expect(page).toContain('Overdue');
    await late.post(`${SETTINGS}/helplines/victim_support/checked`);
    const after = await (await late.get(`${SETTINGS}/helplines?done=checked`)).text();
    expect(after.split('Overdue').length).toBe(page.split('Overdue').length - 1);
    expect(after.indexOf('Victim Support')).toBeGreaterThan(after.indexOf('Overdue'));
    expect((await browser.get(`${SETTINGS}/helplines`)).status).toBe(303);
  });

  it('that are changed stand on the public page with the next request, from no old copy', async () => {
    const { office, browser, seenOn } = await anOffice();
    const path = `${SETTINGS}/helplines/victim_support`;
    const sent = { ...FIELDS, seen: await seenOn(path), checked: 'yes' };
    expect((await browser.post(path, sent)).headers.get('Location')).toBe(`${SETTINGS}/helplines?done=saved`);
    const help = await office.request('/help');
    expect(await help.text()).toContain('08 08 16 89 112');
    expect(help.headers.get('Cache-Control')).toContain('max-age=0');
  });

  it('keep what was typed where something is wrong, and say what', async () => {
    const { browser, seenOn } = await anOffice();
    const path = `${SETTINGS}/helplines/victim_support`;
    const seen = await seenOn(path);
    const answer = await browser.post(path, { ...FIELDS, seen, phone: '', position: 'first', owner: '' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Enter who keeps this entry right');
    expect(page).toContain('value="first"');
    expect(page).toContain(`name="seen" value="${seen}"`);
    const unreachable = await (await browser.post(path, { ...FIELDS, seen, phone: '' })).text();
    expect(unreachable).toContain('or another way to reach it');
  });

  it('that somebody else changed meanwhile: both are shown, and saving again decides', async () => {
    const { office, browser, seenOn } = await anOffice();
    await office.addOfficer('bo@example.org', ['administrator']);
    const bo = await office.signIn('bo@example.org', { 'Test-Client': 'bo' });
    const path = `${SETTINGS}/helplines/victim_support`;
    const seen = await seenOn(path);
    await bo.post(path, { ...FIELDS, seen, hours: 'From 9am to 5pm' });
    const answer = await browser.post(path, { ...FIELDS, seen });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('Saved meanwhile: From 9am to 5pm');
    expect(page).toContain('value="24 hours, every day"');
    const now = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
    expect((await browser.post(path, { ...FIELDS, seen: now })).status).toBe(303);
  });

  it('can be added to the own list or to everybody’s, once however often the form is sent', async () => {
    const { office, browser } = await anOffice();
    const path = `${SETTINGS}/helplines/add`;
    const key = /name="key" value="([^"]*)"/.exec(await (await browser.get(path)).text())?.[1] ?? '';
    const sent = { ...FIELDS, name: 'Night Line', key };
    expect(await (await browser.post(path, sent)).text()).toContain('Choose whose list it is on');
    await browser.post(path, { ...sent, audience: 'own' });
    await browser.post(path, { ...sent, audience: 'own' });
    const page = await (await browser.get(`${SETTINGS}/helplines`)).text();
    expect(page.split('>Night Line</a>')).toHaveLength(2);
    expect(await office.page('/help?area=E09000003')).toContain('Night Line');
  });
});

describe('authority details', () => {
  const CONTACT = `${SETTINGS}/contact`;

  it('are saved, and come back with what is wrong', async () => {
    const { browser } = await anOffice();
    const bad = await browser.post(CONTACT, { team: 'Licensing', email: 'nobody', seen: '' });
    expect(bad.status).toBe(422);
    const page = await bad.text();
    expect(page).toContain('Enter the e-mail address of the team in the correct format');
    expect(page).toContain('value="Licensing"');
    const sent = { team: 'Licensing', email: 'Licensing@Barnet.example', address: '1 A\r\nB', seen: '' };
    expect((await browser.post(CONTACT, sent)).status).toBe(303);
    const saved = await (await browser.get(`${CONTACT}?done=saved`)).text();
    expect(saved).toContain('value="licensing@barnet.example"');
    expect(saved).toContain('1 A\nB</textarea>');
    // The same page, sent again from before: nothing is lost without being shown.
    const stale = await browser.post(CONTACT, { ...sent, team: 'Safety' });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('Saved meanwhile: Licensing');
  });

  it('tell the public whom to ask about their data, and how long an account is kept', async () => {
    const { office, browser } = await anOffice();
    expect(await office.page('/privacy')).not.toContain('Whom to ask');
    await browser.post(CONTACT, { team: 'Licensing', privacyEmail: 'dpo@barnet.example', seen: '' });
    await browser.post(`${SETTINGS}/retention/register`, { sent_mail: '6', people: '18', seen: '' });
    const page = await office.page('/privacy');
    expect(page).toContain('Barnet, Licensing: <a href="mailto:dpo@barnet.example">');
    expect(page).toContain('after 18 months');
    expect((await office.request('/privacy?area=E09999999')).status).toBe(404);
  });
});
