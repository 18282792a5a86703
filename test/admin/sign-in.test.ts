import { describe, expect, it } from 'vitest';
import { openOffice } from '../helpers/office.ts';

const HOME = '/admin';

describe('signing in', () => {
  it('takes an address and the code that was mailed to it', async () => {
    const office = await openOffice();
    const browser = office.browser();
    const first = await browser.post('/admin/sign-in', {
      email: ' Ada@Example.org ',
      next: '/admin/sign-up',
    });
    expect(first.status).toBe(303);
    expect(first.headers.get('Location')).toBe('/admin/sign-in/code?next=%2Fadmin%2Fsign-up');
    expect(office.mail.nudges()).toBe(1);
    const code = await office.newestCode('ada@example.org');
    expect(code).toMatch(/^\d{6}$/);
    const second = await browser.post('/admin/sign-in/code', {
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    });
    expect(second.status).toBe(303);
    expect((await browser.get(HOME)).status).toBe(200);
  });

  it('answers alike for an address that is known and one that is not', async () => {
    const office = await openOffice();
    await office.addOfficer('known@example.org', ['officer']);
    const answers = await Promise.all(
      ['known@example.org', 'nobody@example.org'].map(async (email) => {
        const browser = office.browser();
        const answer = await browser.post('/admin/sign-in', { email });
        const page = await (await browser.get('/admin/sign-in/code')).text();
        return [answer.status, answer.headers.get('Location'), page.replaceAll(email, 'ADDRESS')];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('keeps what was typed and says what is wrong with it', async () => {
    const office = await openOffice();
    const answer = await office.browser().post('/admin/sign-in', { email: 'ada at example' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('value="ada at example"');
    expect(page).toContain('Enter an e-mail address in the correct format');
  });

  it('leads back to the page that was asked for, and never to another site', async () => {
    const office = await openOffice();
    const asked = await office.browser().get('/admin/sign-up?venue=1');
    expect(asked.headers.get('Location')).toBe('/admin/sign-in?next=%2Fadmin%2Fsign-up%3Fvenue%3D1');
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/admin\\..\\evil',
      '/admin/sign-out',
      '/adminer',
    ]) {
      const browser = office.browser();
      const answer = await browser.post('/admin/sign-in', { email: 'a@example.org', next });
      expect(answer.headers.get('Location')).toBe('/admin/sign-in/code?next=%2Fadmin');
    }
  });

  it('takes no code in a browser that did not ask for it', async () => {
    const office = await openOffice();
    await office.browser().post('/admin/sign-in', { email: 'ada@example.org' });
    const thief = office.browser();
    await thief.post('/admin/sign-in', { email: 'thief@example.org' });
    const answer = await thief.post('/admin/sign-in/code', {
      code: await office.newestCode('ada@example.org'),
    });
    expect(answer.status).toBe(422);
    expect((await thief.get(HOME)).status).toBe(303);
  });

  it('takes a code once, for ten minutes, and at the fifth wrong try no more', async () => {
    const office = await openOffice();
    const begun = async () => {
      const browser = office.browser();
      await browser.post('/admin/sign-in', { email: 'ada@example.org' });
      return { browser, code: await office.newestCode('ada@example.org') };
    };
    const wrong = await begun();
    const not = wrong.code === '000000' ? '111111' : '000000';
    for (let tries = 0; tries < 5; tries += 1)
      expect(await (await wrong.browser.post('/admin/sign-in/code', { code: not })).text()).toContain(
        'not the code',
      );
    const sixth = await wrong.browser.post('/admin/sign-in/code', { code: wrong.code });
    expect(await sixth.text()).toContain('no longer works');

    const late = await begun();
    office.clock.set('2026-06-10T17:10:01Z');
    expect((await late.browser.post('/admin/sign-in/code', { code: late.code })).status).toBe(422);

    const twice = await begun();
    const both = await Promise.all(
      [1, 2].map(() => twice.browser.post('/admin/sign-in/code', { code: twice.code })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  });

  it('lets nobody in who was stopped', async () => {
    const office = await openOffice();
    const id = await office.addOfficer('gone@example.org', ['officer']);
    const browser = await office.signIn('gone@example.org');
    expect((await browser.get(HOME)).status).toBe(200);
    await office.db.writeAll([
      office.db.query
        .updateTable('people')
        .set({ stopped_at: '2026-06-10T17:00:00.000Z' })
        .where('id', '=', id)
        .compile(),
    ]);
    expect((await browser.get(HOME)).status).toBe(303);
  });
});

describe('sessions', () => {
  it('of managers last seven days', async () => {
    const office = await openOffice();
    const browser = await office.signIn('manager@example.org');
    office.clock.set('2026-06-17T16:59:00Z');
    expect((await browser.get(HOME)).status).toBe(200);
    office.clock.set('2026-06-17T17:00:00Z');
    expect((await browser.get(HOME)).status).toBe(303);
  });

  it('of council staff end after 30 idle minutes, and after 12 hours whatever they do', async () => {
    const office = await openOffice();
    await office.addOfficer('officer@example.org', ['officer']);
    const idle = await office.signIn('officer@example.org');
    office.clock.set('2026-06-10T17:29:00Z');
    expect((await idle.get(HOME)).status).toBe(200);
    office.clock.set('2026-06-10T17:58:00Z');
    expect((await idle.get(HOME)).status).toBe(200);
    office.clock.set('2026-06-10T18:28:00Z');
    expect((await idle.get(HOME)).status).toBe(303);

    office.clock.set('2026-06-11T06:00:00Z');
    const busy = await office.signIn('officer@example.org');
    for (let minute = 20; minute < 12 * 60; minute += 20) {
      office.clock.set(new Date(Date.parse('2026-06-11T06:00:00Z') + minute * 60_000).toISOString());
      expect((await busy.get(HOME)).status).toBe(200);
    }
    office.clock.set('2026-06-11T18:00:00Z');
    expect((await busy.get(HOME)).status).toBe(303);
  });

  it('end when their person signs out, in that browser only', async () => {
    const office = await openOffice();
    const [phone, laptop] = [await office.signIn('m@example.org'), await office.signIn('m@example.org')];
    expect((await phone.post('/admin/sign-out')).headers.get('Location')).toBe('/admin/sign-in');
    expect((await phone.get(HOME)).status).toBe(303);
    expect((await laptop.get(HOME)).status).toBe(200);
  });

  it('stand in one cookie that only our pages under /admin get, and no script reads', async () => {
    const office = await openOffice();
    const browser = office.browser();
    await browser.post('/admin/sign-in', { email: 'a@example.org' });
    const answer = await browser.post('/admin/sign-in/code', {
      code: await office.newestCode('a@example.org'),
    });
    const cookie = answer.headers.getSetCookie().find((each) => each.includes('session_token')) ?? '';
    expect(cookie).toMatch(/^__Secure-havens\.session_token=/);
    for (const attribute of ['Path=/admin', 'HttpOnly', 'Secure', 'SameSite=Lax'])
      expect(cookie.toLowerCase()).toContain(attribute.toLowerCase());
  });
});

describe('limits', () => {
  it('stop a client that asks for many codes, whatever it says of itself', async () => {
    const office = await openOffice();
    const ask = (n: number) =>
      office
        .browser({ 'Test-Client': 'one', 'X-Forwarded-For': `203.0.113.${n}`, 'User-Agent': `${n}` })
        .post('/admin/sign-in', { email: 'victim@example.org' });
    const statuses = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await ask(n)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429, 429]);
    const refused = await ask(9);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain('Wait 15 minutes');
    office.clock.set('2026-06-10T17:15:00Z');
    expect((await ask(10)).status).toBe(303);
  });

  it('do not lock out the person whose address a stranger uses', async () => {
    const office = await openOffice();
    const victim = office.browser({ 'Test-Client': 'victim' });
    await victim.post('/admin/sign-in', { email: 'victim@example.org' });
    const code = await office.newestCode('victim@example.org');
    const stranger = office.browser({ 'Test-Client': 'stranger' });
    for (let n = 0; n < 10; n += 1) await stranger.post('/admin/sign-in', { email: 'victim@example.org' });
    for (let n = 0; n < 30; n += 1) await stranger.post('/admin/sign-in/code', { code: '123456' });
    expect((await victim.post('/admin/sign-in/code', { code })).status).toBe(303);
  });

  it('of an address from everywhere do not hold up a browser that is known', async () => {
    const office = await openOffice();
    const known = await office.signIn('victim@example.org', { 'Test-Client': 'victim' });
    await known.post('/admin/sign-out');
    for (let n = 0; n < 45; n += 1)
      await office
        .browser({ 'Test-Client': `bot ${n}` })
        .post('/admin/sign-in', { email: 'victim@example.org' });
    const unknown = office.browser({ 'Test-Client': 'new phone' });
    expect((await unknown.post('/admin/sign-in', { email: 'victim@example.org' })).status).toBe(429);
    expect((await known.post('/admin/sign-in', { email: 'victim@example.org' })).status).toBe(303);
  });

  it('stop a client that tries many codes', async () => {
    const office = await openOffice();
    const browser = office.browser();
    for (let n = 0; n < 60; n += 1) await browser.post('/admin/sign-in/code', { code: '123456' });
    expect((await browser.post('/admin/sign-in/code', { code: '123456' })).status).toBe(429);
  });
});
