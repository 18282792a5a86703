import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Office } from '../helpers/office.ts';
import type { Browser } from '../helpers/browser-of.ts';
import { startStubEntra, type StubEntra } from '../helpers/stub-entra.ts';

let entra: StubEntra;
beforeAll(async () => {
  entra = await startStubEntra();
});
afterAll(() => entra.close());

/** Goes to Entra and back, as a browser would. */
async function throughEntra(browser: Browser): Promise<Response> {
  const away = await browser.post('/admin/sign-in/entra', { next: '/admin' });
  expect(away.status).toBe(303);
  const asked = new URL(away.headers.get('Location') ?? '');
  expect(asked.pathname).toBe(`/${entra.env['ENTRA_TENANT_ID']}/oauth2/v2.0/authorize`);
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
  const back = `/admin/auth/callback/microsoft?code=c&state=${asked.searchParams.get('state')}`;
  return browser.get(back);
}

const open = (): Promise<Office> => openOffice({ env: entra.env });
const OFFICER = 'officer@barnet.example';

describe('signing in with the council’s own Microsoft Entra tenant', () => {
  it('is offered only where it is set up', async () => {
    expect(await (await (await openOffice()).browser().get('/admin/sign-in')).text()).not.toContain(
      'council account',
    );
    expect(await (await (await open()).browser().get('/admin/sign-in')).text()).toContain('council account');
  });

  it('lets in who has a role here, known afterwards by the account and not by the address', async () => {
    const office = await open();
    await office.addOfficer(OFFICER, ['officer']);
    entra.answerWith({ oid: 'o-1', email: OFFICER });
    const browser = office.browser();
    const answer = await throughEntra(browser);
    expect(answer.headers.get('Location')).toMatch(/\/admin$/);
    expect((await browser.get('/admin')).status).toBe(200);

    entra.answerWith({ oid: 'o-1', email: 'renamed@barnet.example' });
    const renamed = office.browser();
    await throughEntra(renamed);
    expect(await (await renamed.get('/admin')).text()).toContain('officer');
  });

  it('keeps no token of Entra', async () => {
    const office = await open();
    await office.addOfficer(OFFICER, ['officer']);
    entra.answerWith({ oid: 'o-1', email: OFFICER });
    await throughEntra(office.browser());
    const rows = await office.db.query
      .selectFrom('linked_accounts')
      .select(['account_id', 'access_token', 'refresh_token', 'id_token'])
      .execute();
    expect(rows).toEqual([{ account_id: 'o-1', access_token: null, refresh_token: null, id_token: null }]);
  });

  it.each([
    ['who was never invited', { oid: 'o-2', email: 'stranger@barnet.example' }],
    ['of another tenant', { oid: 'o-3', email: OFFICER, tid: '33333333-3333-4333-8333-333333333333' }],
    ['without an account id', { email: OFFICER }],
    ['whose token is for another app', { oid: 'o-4', email: OFFICER, aud: 'another' }],
    ['whose token has ended', { oid: 'o-5', email: OFFICER, exp: 1_000_000_000 }],
  ])('refuses someone %s, and makes nobody of them', async (_, claims) => {
    const office = await open();
    await office.addOfficer(OFFICER, ['officer']);
    entra.answerWith(claims);
    const browser = office.browser();
    const answer = await throughEntra(browser);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('Location')).toContain('/admin/sign-in?entra=refused');
    expect((await browser.get('/admin')).status).toBe(303);
    const people = await office.db.query.selectFrom('people').select('email').execute();
    expect(people).toEqual([{ email: OFFICER }]);
  });

  it('refuses people of another council than those whose tenant it is, with or without an account of ours', async () => {
    const office = await open();
    const at = '2026-06-01T09:00:00.000Z';
    await office.db.writeAll([
      office.db.query
        .insertInto('authorities')
        .values({ code: 'E09000007', name: 'Camden', updated_at: at })
        .compile(),
    ]);
    await office.addOfficer('approver@camden.example', ['approver'], 'E09000007');
    await office.addPerson('manager@pub.example');
    for (const email of ['approver@camden.example', 'manager@pub.example']) {
      entra.answerWith({ oid: `o-${email}`, email });
      const browser = office.browser();
      const answer = await throughEntra(browser);
      expect(answer.headers.get('Location')).toContain('/admin/sign-in?entra=refused');
      expect((await browser.get('/admin')).status).toBe(303);
    }
    expect(await office.db.query.selectFrom('sessions').select('id').execute()).toEqual([]);
    expect(await office.db.query.selectFrom('linked_accounts').select('id').execute()).toEqual([]);
  });

  it('refuses an answer that this browser did not ask for', async () => {
    const office = await open();
    await office.addOfficer(OFFICER, ['officer']);
    entra.answerWith({ oid: 'o-1', email: OFFICER });
    const away = await office.browser().post('/admin/sign-in/entra', {});
    const state = new URL(away.headers.get('Location') ?? '').searchParams.get('state');
    const other = office.browser();
    await other.get(`/admin/auth/callback/microsoft?code=c&state=${state}`);
    expect((await other.get('/admin')).status).toBe(303);
  });
});
