import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runJobs } from '../../../api/jobs/jobs.ts';
import { COUNCIL, htmlOf, openFieldwork, planFields, recordFields } from '../../helpers/fieldwork.ts';
import { textOf } from '../../site/text-of.ts';

describe('an officer', () => {
  it('plans a visit from the venue, and the tester gets a mail that does not say where', async () => {
    const work = await openFieldwork();
    const form = await htmlOf(work.officer, `${work.venuePath}/visits/new`);
    const key = /name="key" value="(\w+)"/.exec(form)?.[1] ?? '';
    const first = await work.officer.post(`${work.venuePath}/visits`, planFields(work.testerId, { key }));
    const second = await work.officer.post(`${work.venuePath}/visits`, planFields(work.testerId, { key }));
    expect(first.status).toBe(303);
    expect(first.headers.get('Location')).toBe(`/admin/visits/${key}?done=planned`);
    expect(second.headers.get('Location')).toBe(first.headers.get('Location'));
    expect(textOf(await htmlOf(work.officer, `${COUNCIL}/visits`))).toContain('1 visit');
    await runJobs(work);
    const mail = work.mail.messages.filter(({ recipient }) => recipient === 'tess@example.org').at(-1);
    expect(mail?.subject).toContain('20 June 2026');
    expect(`${mail?.subject}${mail?.body}`).not.toMatch(/Lantern/);
  });

  it('gets the form back with what was typed and every error named', async () => {
    const work = await openFieldwork();
    const answer = await work.officer.post(`${work.venuePath}/visits`, {
      brief: 'Ask for <Angela>.',
      'dueOn-day': '31',
      'dueOn-month': '2',
      'dueOn-year': '2027',
    });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    for (const message of ['Choose what kind of visit', 'Choose who goes', 'must be a real date'])
      expect(textOf(html)).toContain(message);
    expect(html).toContain('Ask for &lt;Angela&gt;.');
    expect(html).toMatch(/name="dueOn-month"[^>]*value="2"|value="2"[^>]*name="dueOn-month"/);
    const past = await work.officer.post(
      `${work.venuePath}/visits`,
      planFields(work.testerId, { 'dueOn-year': '2025' }),
    );
    expect(past.status).toBe(422);
    expect(textOf(await past.text())).toContain('Enter a day from 10 June 2026');
  });

  it('finds visits by what is to be done about them, narrowed down', async () => {
    const work = await openFieldwork();
    await work.visited('poor');
    const list = (query: string) => htmlOf(work.officer, `${COUNCIL}/visits${query}`);
    expect(textOf(await list(''))).toContain('No visit is planned');
    for (const each of ['to_debrief', 'to_retest', 'done']) {
      expect(textOf(await list(`?list=${each}`))).toContain('The Paper Lantern');
    }
    expect(textOf(await list('?list=done&outcome=poor&kind=mystery'))).toContain('The Paper Lantern');
    expect(textOf(await list('?list=done&outcome=good'))).toContain('No visit has been recorded');
    expect(textOf(await list('?list=nonsense&page=-4&kind=%00'))).toContain('No visit is planned');
    expect(textOf(await list('?list=done&page=9999'))).toContain('No visit has been recorded');
    work.clock.set('2026-07-01T12:00:00Z');
    const late = await (await openLate(work)).text();
    expect(textOf(late)).toContain('Venue not told');
    expect(textOf(late)).toContain('retest by 10 September 2026');
  });

  it('plans the retest of a failed visit from its page, which then leads there', async () => {
    const work = await openFieldwork();
    const failed = await work.visited('poor');
    const page = await htmlOf(work.officer, `/admin/visits/${failed}`);
    const link = /href="([^"]+retest=[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = await htmlOf(work.officer, link);
    expect(textOf(form)).toContain('This visit repeats a test that the venue did not pass.');
    expect(form).toMatch(/value="mystery"[^>]*checked/);
    const retest = await work.planned({ retestOf: failed });
    expect(await htmlOf(work.officer, `/admin/visits/${failed}`)).toContain(`/admin/visits/${retest}`);
    expect(textOf(await htmlOf(work.officer, `${COUNCIL}/visits?list=to_retest`))).toContain(
      'No venue waits',
    );
    const other = await work.officer.post(
      `${work.venuePath}/visits`,
      planFields(work.testerId, { retestOf: retest }),
    );
    expect(other.status).toBe(422);
  });

  it('tells the venue once, and then its managers see the result', async () => {
    const work = await openFieldwork();
    const visitId = await work.visited('partial');
    const managers = `/admin/venues/${work.venueId}/visits/${visitId}`;
    expect((await work.manager.get(managers)).status).toBe(404);
    const none = await work.officer.post(`/admin/visits/${visitId}/debrief`, { note: ' ' });
    expect(none.status).toBe(422);
    await work.officer.post(`/admin/visits/${visitId}/debrief`, { note: 'Find a quieter spot.' });
    const again = await work.officer.post(`/admin/visits/${visitId}/debrief`, { note: 'Other words.' });
    expect(again.status).toBe(303);
    const seen = await htmlOf(work.manager, managers);
    expect(textOf(seen)).toContain('Find a quieter spot.');
    expect(textOf(seen)).toContain('Partial');
    expect(seen).not.toMatch(/tess|Loud music|Other words/);
  });

  it('calls a visit off, after which it cannot be recorded', async () => {
    const work = await openFieldwork();
    const visitId = await work.planned();
    await work.officer.post(`/admin/visits/${visitId}/call-off`, { because: 'The tester is ill.' });
    expect(textOf(await htmlOf(work.officer, `/admin/visits/${visitId}`))).toContain('The tester is ill.');
    const late = await work.tester.post(`/admin/my-visits/${visitId}`, recordFields('good'));
    expect(late.status).toBe(409);
    expect(textOf(await late.text())).toContain('This visit was called off');
  });
});

async function openLate(work: Awaited<ReturnType<typeof openFieldwork>>): Promise<Response> {
  const officer = await work.signIn('olwen@example.org', { 'Test-Client': 'olwen later' });
  return officer.get(`${COUNCIL}/visits?list=to_debrief`);
}

describe('a tester', () => {
  it('sees own visits, where, what to say, and nothing else of the venue', async () => {
    const work = await openFieldwork();
    const visitId = await work.planned();
    await work.raised('Somebody wrote this.');
    expect(textOf(await htmlOf(work.tester, '/admin/my-visits'))).toContain('The Paper Lantern');
    const html = await htmlOf(work.tester, `/admin/my-visits/${visitId}`);
    const text = textOf(html);
    for (const needed of ['The Paper Lantern', '1 Example Street', 'Say safe_haven', 'Ask at the bar.'])
      expect(text).toContain(needed);
    expect(html).not.toMatch(/mia|olwen@|020 7946|concern|Somebody wrote|accredited|history/i);
  });

  it('is refused everything but own visits', async () => {
    const work = await openFieldwork();
    const visitId = await work.planned();
    const [planId] = ['nothing'];
    for (const path of [
      `${COUNCIL}/visits`,
      `${COUNCIL}/concerns`,
      `${COUNCIL}/plans`,
      `/admin/visits/${visitId}`,
      `/admin/plans/${planId}`,
      `${work.venuePath}/visits/new`,
    ])
      expect((await work.tester.get(path)).status).toBeGreaterThanOrEqual(403);
    await work.addOfficer('other@example.org', ['tester']);
    const other = await work.signIn('other@example.org', { 'Test-Client': 'other' });
    expect((await other.get(`/admin/my-visits/${visitId}`)).status).toBeGreaterThanOrEqual(403);
    expect(
      (await other.post(`/admin/my-visits/${visitId}`, recordFields('good'))).status,
    ).toBeGreaterThanOrEqual(403);
  });

  it('records a visit once; what was sent first stands', async () => {
    const work = await openFieldwork();
    const visitId = await work.planned();
    const first = await work.tester.post(`/admin/my-visits/${visitId}`, recordFields('poor'));
    expect(first.headers.get('Location')).toBe('/admin/my-visits?done=recorded');
    const second = await work.tester.post(`/admin/my-visits/${visitId}`, recordFields('good'));
    expect(second.headers.get('Location')).toBe('/admin/my-visits?done=was-recorded');
    expect(await work.state()).toBe('action_required');
    expect(textOf(await htmlOf(work.tester, `/admin/my-visits/${visitId}`))).toContain(
      'You recorded this visit of 10 June 2026, 5:30pm as poor',
    );
    expect(textOf(await htmlOf(work.officer, `/admin/visits/${visitId}`))).toContain(
      'Loud music at the bar.',
    );
  });

  it('gets everything back where something is missing, or the result is not what the answers say', async () => {
    const work = await openFieldwork();
    const visitId = await work.planned();
    const path = `/admin/my-visits/${visitId}`;
    const { outcome: _, ...without } = recordFields('good');
    const missing = await work.tester.post(path, { ...without, notes: 'Kept "words" <here>' });
    const html = await missing.text();
    expect(missing.status).toBe(422);
    expect(textOf(html)).toContain('Choose how it went altogether');
    expect(html).toContain('Kept &quot;words&quot; &lt;here&gt;</textarea>');
    expect(html.match(/value="yes"[^>]*checked/g)).toHaveLength(6);

    const other = await work.tester.post(path, { ...recordFields('good'), outcome: 'poor' });
    expect(other.status).toBe(422);
    expect(textOf(await other.text())).toContain('Your answers suggest that the visit was good. Say why');
    const future = await work.tester.post(path, { ...recordFields('good'), visitedTime: '11:30pm' });
    expect(textOf(await future.text())).toContain('Enter a time that has passed.');
    const minutes = await work.tester.post(path, { ...recordFields('good'), minutesToResponse: 'ten' });
    expect(textOf(await minutes.text())).toContain('The minutes must be a whole number');
    expect(await work.db.query.selectFrom('visits').select('state').execute()).toEqual([
      { state: 'planned' },
    ]);
  });

  it('never breaks the page, whatever is sent', async () => {
    const work = await openFieldwork();
    const path = `/admin/my-visits/${await work.planned()}`;
    const names = [...Object.keys(recordFields('good')), 'key', '__proto__', 'toString'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), fc.string()), { maxLength: 12 }),
        async (pairs) => {
          const { status } = await work.tester.post(path, Object.fromEntries(pairs));
          expect(status).toBe(422);
        },
      ),
      { numRuns: 150 },
    );
    expect(work.failures).toEqual([]);
  });
});

describe('a partner', () => {
  it('reads visits without notes, and without the name of anyone', async () => {
    const work = await openFieldwork();
    const visitId = await work.visited('poor');
    const list = await htmlOf(work.partner, `${COUNCIL}/visits?list=done`);
    const page = await htmlOf(work.partner, `/admin/visits/${visitId}`);
    expect(textOf(list)).toContain('The Paper Lantern');
    expect(textOf(page)).toContain('Poor');
    expect(list + page).not.toMatch(/tess|olwen|Loud music|Ask at the bar|<form[^>]*debrief/);
    expect((await work.partner.post(`/admin/visits/${visitId}/debrief`, { note: 'x' })).status).toBe(403);
  });
});
