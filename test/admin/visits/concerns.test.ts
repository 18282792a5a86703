import { describe, expect, it } from 'vitest';
import { COUNCIL, htmlOf, openFieldwork, planFields } from '../../helpers/fieldwork.ts';
import { textOf } from '../../site/text-of.ts';

describe('the inbox of concerns', () => {
  it('shows what was said, the oldest first, to those who work on it', async () => {
    const work = await openFieldwork();
    await work.raised('First <b>note</b>.');
    work.clock.set('2026-06-10T17:05:00Z');
    await work.raised('Second note.');
    const html = await htmlOf(work.officer, `${COUNCIL}/concerns`);
    expect(textOf(html)).toMatch(/First .*Second note\./);
    expect(html).toContain('First &lt;b&gt;note&lt;/b&gt;.');
    expect(textOf(await htmlOf(work.officer, `${COUNCIL}/concerns?reason=closed`))).toContain(
      'No new concern',
    );
  });

  it('is read by a partner without what people wrote', async () => {
    const work = await openFieldwork();
    const id = await work.raised('A note.');
    const html = await htmlOf(work.partner, `${COUNCIL}/concerns`);
    expect(textOf(html)).toContain('Sent away');
    expect(html).not.toMatch(/A note\.|\/admin\/concerns\//);
    expect((await work.partner.get(`/admin/concerns/${id}`)).status).toBe(403);
  });

  it('is never open to managers or testers', async () => {
    const work = await openFieldwork();
    const id = await work.raised();
    for (const browser of [work.manager, work.tester])
      for (const path of [`${COUNCIL}/concerns`, `/admin/concerns/${id}`])
        expect((await browser.get(path)).status).toBeGreaterThanOrEqual(403);
  });
});

describe('a concern', () => {
  it('is looked at, looked into by a visit, and closed with a reason', async () => {
    const work = await openFieldwork();
    const id = await work.raised('At the door.');
    await work.officer.post(`/admin/concerns/${id}/look`);
    expect(textOf(await htmlOf(work.officer, `/admin/concerns/${id}`))).toMatch(/Looked at .* by olwen/);
    const visitForm = await htmlOf(work.officer, `${work.venuePath}/visits/new?concern=${id}`);
    expect(textOf(visitForm)).toContain('This visit looks into a concern');
    await work.officer.post(`${work.venuePath}/visits`, planFields(work.testerId, { concernId: id }));
    expect(textOf(await htmlOf(work.officer, `/admin/concerns/${id}`))).toContain('Visits that look into it');
    const nothing = await work.officer.post(`/admin/concerns/${id}/close`, { outcome: 'not_upheld' });
    expect(nothing.status).toBe(422);
    expect(textOf(await nothing.text())).toContain('Enter why you close it');
    await work.officer.post(`/admin/concerns/${id}/close`, { outcome: 'not_upheld', note: 'It was full.' });
    expect(textOf(await htmlOf(work.officer, `/admin/concerns/${id}`))).toContain('It was full.');
    const list = textOf(await htmlOf(work.officer, `${COUNCIL}/concerns?state=closed`));
    expect(list).toContain('Not upheld');
  });

  it('that is upheld opens a plan from the same form, which keeps what was typed', async () => {
    const work = await openFieldwork();
    const id = await work.raised();
    const fields = { outcome: 'upheld', note: 'True.', withPlan: 'yes', scheme: 'safe_haven' };
    const without = await work.officer.post(`/admin/concerns/${id}/close`, fields);
    const html = await without.text();
    expect(without.status).toBe(422);
    for (const missing of ['Enter what has to be put right', 'Enter the deadline', 'Enter why the plan'])
      expect(textOf(html)).toContain(missing);
    expect(html).toContain('True.</textarea>');
    expect(html).toMatch(/name="withPlan"[^>]*checked/);
    const answer = await work.officer.post(`/admin/concerns/${id}/close`, {
      ...fields,
      ...{ steps: 'Brief the door staff.', reason: 'A person was sent away.' },
      ...{ 'deadline-day': '1', 'deadline-month': '7', 'deadline-year': '2026' },
    });
    expect(answer.status).toBe(303);
    expect(await work.state()).toBe('action_required');
    expect(await work.planIds()).toHaveLength(1);
    expect(textOf(await htmlOf(work.officer, `/admin/concerns/${id}`))).toContain(
      'Action plan with the deadline 1 July 2026',
    );
  });

  it('that somebody closed meanwhile keeps what the second officer wrote', async () => {
    const work = await openFieldwork();
    const id = await work.raised();
    const close = (note: string) =>
      work.officer.post(`/admin/concerns/${id}/close`, { outcome: 'not_upheld', note });
    await close('It was full.');
    const second = await close('I think otherwise.');
    expect(second.status).toBe(409);
    expect(textOf(await second.text())).toContain('What you wrote was not saved: I think otherwise.');
  });
});
