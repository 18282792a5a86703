import { describe, expect, it } from 'vitest';
import { openOffice } from '../../helpers/office.ts';

const DATA = '/admin/councils/E09000003/settings/personal-data';

describe('one’s own account', () => {
  it('shows roles and venues, and takes a name', async () => {
    const office = await openOffice();
    await office.addHaven({ id: 'lantern01', name: 'The Paper Lantern' });
    await office.addManager('mia@example.org', ['lantern01']);
    const mia = await office.signIn('mia@example.org');
    expect(await (await mia.get('/admin/me')).text()).toContain('The Paper Lantern');
    const empty = await mia.post('/admin/me/name', { name: '' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Enter your name');
    expect((await mia.post('/admin/me/name', { name: 'Mia <Card>' })).status).toBe(303);
    const page = await (await mia.get('/admin/me?done=named')).text();
    expect(page).toContain('Mia &lt;Card&gt;');
    expect(page).toContain('Your name is saved.');
  });

  it('signs out everywhere: this browser and the other one', async () => {
    const office = await openOffice();
    await office.addManager('mia@example.org', []);
    const phone = await office.signIn('mia@example.org', { 'Test-Client': 'phone' });
    const laptop = await office.signIn('mia@example.org', { 'Test-Client': 'laptop' });
    const answer = await phone.post('/admin/me/sign-out-everywhere');
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/admin/sign-in']);
    expect((await laptop.get('/admin/me')).headers.get('Location')).toContain('/admin/sign-in?');
    expect((await phone.get('/admin/me')).headers.get('Location')).toContain('/admin/sign-in?');
  });

  it('gives all its data as a file, after a fresh code', async () => {
    const office = await openOffice();
    await office.addManager('mia@example.org', []);
    const mia = await office.signIn('mia@example.org');
    const answer = await mia.post('/admin/me/data.json');
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="my-data.json"');
    const file = (await answer.json()) as { about: string; data: { signed_in: unknown[] } };
    expect(file.about).toBe('mia@example.org');
    expect(file.data.signed_in).toHaveLength(1);
    office.clock.set('2026-06-10T18:00:00Z');
    const held = await mia.post('/admin/me/data.json');
    expect(held.status).toBe(401);
    expect(await held.text()).toContain('value="/admin/me/data.json"');
  });
});

describe('personal data of somebody who asks', () => {
  it('is found by their exact address, shown, taken and, when all has ended, erased', async () => {
    const office = await openOffice();
    await office.addOfficer('ade@example.org', ['administrator']);
    const id = await office.addOfficer('olu@example.org', ['officer']);
    const ade = await office.signIn('ade@example.org');
    const nobody = await ade.post(DATA, { email: 'nobody@example.org' });
    expect(nobody.status).toBe(422);
    expect(await nobody.text()).toContain('value="nobody@example.org"');
    expect((await ade.post(DATA, { email: 'Olu@example.org' })).headers.get('Location')).toBe(
      `${DATA}/${id}`,
    );
    expect(await (await ade.get(`${DATA}/${id}`)).text()).toContain('They still have a role');
    expect((await ade.post(`${DATA}/${id}/erase`)).status).toBe(409);
    const answer = await ade.post(`${DATA}/${id}/data.json`);
    expect(((await answer.json()) as { about: string }).about).toBe('olu@example.org');
    await ade.post(`/admin/councils/E09000003/settings/people/${id}/take-role`, { role: 'officer' });
    expect(await (await ade.get(`${DATA}/${id}`)).text()).toContain('Erase this person');
    expect((await ade.post(`${DATA}/${id}/erase`)).headers.get('Location')).toBe(`${DATA}?done=erased`);
    expect((await ade.get(`${DATA}/${id}`)).status).toBe(404);
  });
});
