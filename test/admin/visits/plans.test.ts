import { describe, expect, it } from 'vitest';
import { COUNCIL, htmlOf, openFieldwork, type Fieldwork } from '../../helpers/fieldwork.ts';
import { textOf } from '../../site/text-of.ts';

const PLAN = {
  ...{ scheme: 'safe_haven', cause: 'licence', steps: 'Put the sign up.\n\nName a supervisor.' },
  ...{ 'deadline-day': '1', 'deadline-month': '7', 'deadline-year': '2026', reason: 'The supervisor left.' },
};

async function opened(work: Fieldwork): Promise<string> {
  const answer = await work.officer.post(`${work.venuePath}/plans`, PLAN);
  return /\/admin\/plans\/(\w+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? '';
}

describe('an action plan', () => {
  it('is opened once by an officer, a step a line, and listed by deadline', async () => {
    const work = await openFieldwork();
    const form = await htmlOf(work.officer, `${work.venuePath}/plans/new`);
    const key = /name="key" value="(\w+)"/.exec(form)?.[1] ?? '';
    for (let n = 0; n < 2; n += 1) {
      const answer = await work.officer.post(`${work.venuePath}/plans`, { ...PLAN, key });
      expect(answer.headers.get('Location')).toBe(`/admin/plans/${key}?done=opened`);
    }
    const page = textOf(await htmlOf(work.officer, `/admin/plans/${key}`));
    expect(page).toContain('Put the sign up. Name a supervisor.');
    expect(page).toContain('An approver decides on this plan.');
    const list = textOf(await htmlOf(work.officer, `${COUNCIL}/plans`));
    expect(list).toContain('1 July 2026 Open');
    expect(await work.state()).toBe('action_required');
  });

  it('comes back with what was typed where its deadline cannot be', async () => {
    const work = await openFieldwork();
    const answer = await work.officer.post(`${work.venuePath}/plans`, { ...PLAN, 'deadline-year': '2027' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(textOf(html)).toContain('Enter a deadline from 2026-06-10 to 2026-09-10');
    expect(html).toContain('The supervisor left.');
  });

  it('is answered by the manager, who sees neither officers nor testers', async () => {
    const work = await openFieldwork();
    const planId = await opened(work);
    const path = `/admin/venues/${work.venueId}/plans/${planId}`;
    const html = await htmlOf(work.manager, path);
    expect(textOf(html)).toContain('Please put this right by 1 July 2026');
    expect(html).not.toMatch(/olwen|tess/);
    expect((await work.manager.post(path, { answer: '  ' })).status).toBe(422);
    const answer = await work.manager.post(path, { answer: 'The sign is up.' });
    expect(answer.headers.get('Location')).toBe(`${path}?done=answered`);
    expect(textOf(await htmlOf(work.officer, `${COUNCIL}/plans?list=answered`))).toContain('Answered');
  });

  it('of another venue is not there for a manager, though both are theirs', async () => {
    const work = await openFieldwork();
    const planId = await opened(work);
    const other = await work.addProspect({ id: 'another01' });
    await work.addManager('mo@example.org', [work.venueId, other]);
    const both = await work.signIn('mo@example.org', { 'Test-Client': 'mo' });
    expect((await both.get(`/admin/venues/${other}/plans/${planId}`)).status).toBe(404);
    expect((await both.post(`/admin/venues/${other}/plans/${planId}`, { answer: 'x' })).status).toBe(404);
    expect((await both.get(`/admin/venues/${work.venueId}/plans/${planId}`)).status).toBe(200);
  });

  it('is decided on by an approver: put right means accredited again', async () => {
    const work = await openFieldwork();
    const planId = await opened(work);
    expect((await work.officer.get(`/admin/plans/${planId}/close`)).status).toBe(403);
    const form = await htmlOf(work.approver, `/admin/plans/${planId}/close`);
    expect(textOf(form)).toContain('everyone who looks for help stops seeing this venue');
    expect((await work.approver.post(`/admin/plans/${planId}/close`, { note: 'Seen.' })).status).toBe(422);
    await work.approver.post(`/admin/plans/${planId}/close`, { result: 'met', note: 'Seen on site.' });
    expect(await work.state()).toBe('accredited');
    const seen = textOf(await htmlOf(work.manager, `/admin/venues/${work.venueId}/plans/${planId}`));
    expect(seen).toContain('Seen on site.');
  });

  it('that was closed meanwhile says so, and keeps what the second approver wrote', async () => {
    const work = await openFieldwork();
    const planId = await opened(work);
    await work.approver.post(`/admin/plans/${planId}/close`, { result: 'met', note: 'Seen on site.' });
    const second = await work.approver.post(`/admin/plans/${planId}/close`, {
      result: 'not_met',
      note: 'I saw no sign.',
    });
    const html = await second.text();
    expect(second.status).toBe(409);
    expect(textOf(html)).toContain('What you wrote was not saved: I saw no sign.');
    const late = await work.manager.post(`/admin/venues/${work.venueId}/plans/${planId}`, {
      answer: 'We did it all.',
    });
    expect(late.status).toBe(409);
    expect(textOf(await late.text())).toContain('was not saved: We did it all.');
    expect(await work.state()).toBe('accredited');
  });

  it('asks for a code again before it can suspend', async () => {
    const work = await openFieldwork();
    const planId = await opened(work);
    work.clock.set('2026-06-10T17:20:00Z');
    const asked = await work.approver.get(`/admin/plans/${planId}/close`);
    const text = await asked.text();
    expect(asked.status === 303 || /code/i.test(text)).toBe(true);
    expect(text).not.toContain('What came of it?');
  });

  it('is read by a partner without names', async () => {
    const work = await openFieldwork();
    const planId = await opened(work);
    const html = await htmlOf(work.partner, `/admin/plans/${planId}`);
    expect(textOf(html)).toContain('Put the sign up.');
    expect(html).not.toMatch(/olwen/);
  });
});
