import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faults } from '../helpers/axe.ts';
import type { RunningServer } from '../helpers/server.ts';
import { usePhones } from './open-phone.ts';
import { signIn } from './signed-in.ts';

const openPhone = usePhones();
const COUNCIL = '/admin/councils/E09000003';

/** Where to put pictures for somebody to look at. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['VISIT_SHOTS'];
  const width = page.viewportSize()?.width;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
}

/** An accredited venue of the demo that no test has used yet, passed every visit, and is shown. */
async function aVenue({ database }: RunningServer, managed = false) {
  let venues = database.query
    .selectFrom('venues as v')
    .innerJoin('accreditations as a', 'a.venue_id', 'v.id')
    .innerJoin('public_havens as p', 'p.id', 'v.id')
    .select(['v.id', 'v.name'])
    .where('a.scheme_key', '=', 'ask_for_angela')
    .where('a.state', '=', 'accredited')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('visits as t')
            .select('t.id')
            .whereRef('t.venue_id', '=', 'v.id')
            .where(({ or, eb }) => or([eb('t.state', '=', 'planned'), eb('t.outcome', '!=', 'good')])),
        ),
      ),
    );
  if (managed) venues = venues.innerJoin('venue_managers as m', 'm.venue_id', 'v.id');
  // Shown under one scheme only: hidden under it, it is hidden.
  else venues = venues.where('p.schemes', '=', '["ask_for_angela"]');
  const venue = await venues.orderBy('v.id').executeTakeFirst();
  if (!venue) throw new Error('the demo has no such venue');
  return venue;
}

async function planVisit(page: Page, venueId: string): Promise<void> {
  await page.goto(`${COUNCIL}/venues/${venueId}/visits/new`);
  const scheme = page.getByRole('radio', { name: 'Ask for Angela' });
  if ((await scheme.count()) > 0) await scheme.check();
  await page.getByRole('radio', { name: 'Mystery visit' }).check();
  await page.getByLabel('Who goes?').selectOption({ label: 'Tam Tissue' });
  await page.getByLabel('Day', { exact: true }).fill('20');
  await page.getByLabel('Month', { exact: true }).fill('6');
  await page.getByLabel('Year', { exact: true }).fill('2026');
  await page.getByRole('button', { name: 'Plan the visit' }).click();
  await page.getByText('The visit is planned').waitFor();
}

async function recordPoorly(page: Page): Promise<void> {
  for (const group of await page.getByRole('group').all()) {
    const yes = group.getByRole('radio', { name: 'Yes', exact: true });
    if ((await yes.count()) > 0) await yes.check();
  }
  await page
    .getByRole('group', { name: 'Did staff understand what you were asking for?' })
    .getByRole('radio', { name: 'No', exact: true })
    .check();
  await page.getByLabel('Day', { exact: true }).fill('12');
  await page.getByLabel('Month', { exact: true }).fill('June');
  await page.getByLabel('Year', { exact: true }).fill('2026');
  await page.getByLabel('At about what time?').fill('9:30pm');
  await page.getByRole('radio', { name: /^Poor/ }).check();
  await page.getByLabel(/Notes for the council/).fill('Nobody at the bar knew the words.');
  await page.getByRole('button', { name: 'Send it to the council' }).click();
}

describe.each([
  { name: 'with JavaScript', javaScript: true },
  { name: 'without JavaScript', javaScript: false },
])('a tester on a phone $name', ({ javaScript }) => {
  it('finds the visit, records it, keeps what was typed on the way; the second poor one hides the venue', async () => {
    const office = await openPhone({ width: 1280 });
    const { server } = office;
    const venue = await aVenue(server);
    await signIn(office.page, server, 'officer@demo.example');
    const { page } = await openPhone({ javaScript });
    await signIn(page, server, 'tester@demo.example');

    for (const [round, shown] of [
      ['first', true],
      ['second', false],
    ] as const) {
      await planVisit(office.page, venue.id);
      await page.goto('/admin/my-visits');
      await shoot(page, `my-visits-${javaScript ? 'js' : 'plain'}`);
      await page.getByRole('link', { name: venue.name }).click();
      await page.getByRole('heading', { level: 1, name: venue.name }).waitFor();
      await shoot(page, 'my-visit');
      await page.getByLabel(/Notes for the council/).fill(`Kept in the ${round} round.`);
      await page.getByRole('button', { name: 'Send it to the council' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      expect(await page.getByLabel(/Notes for the council/).inputValue()).toBe(`Kept in the ${round} round.`);
      await shoot(page, 'my-visit-errors');
      await recordPoorly(page);
      await page.getByText('Thank you. Your visit is recorded').waitFor();
      const answer = await page.request.get(`/havens/${venue.id}`);
      expect(answer.status()).toBe(shown ? 200 : 404);
    }
  });

  it('has choices as large as a thumb', async () => {
    const office = await openPhone({ width: 1280 });
    const venue = await aVenue(office.server);
    await signIn(office.page, office.server, 'officer@demo.example');
    await planVisit(office.page, venue.id);
    const { page } = await openPhone({ javaScript });
    await signIn(page, office.server, 'tester@demo.example');
    await page.goto('/admin/my-visits');
    await page.getByRole('link', { name: venue.name }).click();
    for (const word of await page.locator('.govuk-radios--inline .govuk-radios__label').all())
      expect((await word.boundingBox())?.height).toBeLessThan(50);
    for (const target of [
      ...(await page.getByRole('radio').all()),
      page.getByRole('button', { name: 'Send' }),
    ]) {
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
  });
});

describe('on a narrow phone and on a laptop', { timeout: 120_000 }, () => {
  it('every page about visits, plans and concerns is free of what axe knows to be wrong, and fits', async () => {
    const { page, server, complaints } = await openPhone();
    const { database } = server;
    const venue = await aVenue(server, true);
    const found: string[] = [];
    const lookAt = async (name: string) => {
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 740 });
        await shoot(page, name);
        found.push(...(await faults(page)));
      }
    };
    const look = async (path: string, name: string) => {
      await page.goto(path);
      await lookAt(name);
    };
    const slug = `/havens/${venue.id}`;
    await page.goto(`${slug}/concern`);
    await page.getByLabel('They sent me away').check();
    await page.getByLabel(/Anything else/).fill('At the door, at ten.');
    await page.getByRole('button', { name: 'Send to the council' }).click();
    await page.getByRole('heading', { name: /Thank you/ }).waitFor();

    await signIn(page, server, 'approver@demo.example');
    await planVisit(page, venue.id);
    const visit = page.url().split('?')[0] ?? '';
    await look(visit.replace('/visits/', '/my-visits/'), 'my-visit');
    await page.getByRole('button', { name: 'Send it to the council' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await lookAt('my-visit-errors');
    await recordPoorly(page);
    await page.getByText('Thank you. Your visit is recorded').waitFor();
    const concern = await database.query
      .selectFrom('concerns')
      .select('id')
      .where('venue_id', '=', venue.id)
      .executeTakeFirstOrThrow();
    const plan = await database.query
      .selectFrom('action_plans')
      .select('id')
      .where('venue_id', '=', venue.id)
      .executeTakeFirstOrThrow();
    await look(`${COUNCIL}/visits?list=to_debrief&kind=mystery`, 'visits');
    await look(visit, 'visit');
    await look(`${COUNCIL}/venues/${venue.id}/visits/new`, 'plan-visit');
    await page.getByRole('button', { name: 'Plan the visit' }).click();
    await lookAt('plan-visit-errors');
    await look(`${COUNCIL}/plans`, 'plans');
    await look(`/admin/plans/${plan.id}`, 'plan');
    await look(`/admin/plans/${plan.id}/close`, 'close-plan');
    await look(`${COUNCIL}/venues/${venue.id}/plans/new`, 'open-plan');
    await look(`${COUNCIL}/concerns`, 'concerns');
    await look(`/admin/concerns/${concern.id}`, 'concern');
    await page.getByRole('checkbox', { name: 'Open an action plan' }).check();
    await page.getByRole('button', { name: 'Close the concern' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await lookAt('concern-errors');
    await page.goto(visit);
    await page.getByLabel('What was the venue told?').fill('Brief everyone on the words.');
    await page.getByRole('button', { name: 'Show it to the venue’s managers' }).click();
    await page.getByText('The venue’s managers can see the result').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();

    await signIn(page, server, 'manager@demo.example');
    await look(`/admin/venues/${venue.id}/plans/${plan.id}`, 'managers-plan');
    await page.getByLabel('What have you done?').fill('We briefed everyone.');
    await page.getByRole('button', { name: 'Send it to the council' }).click();
    await page.getByText('The council has your answer').waitFor();
    await look(`/admin/venues/${venue.id}/visits/${visit.split('/').at(-1)}`, 'managers-visit');
    expect(await page.content()).not.toMatch(/Tam Tissue|Ari Crêpe|Nobody at the bar/);
    expect(found).toEqual([]);
    expect(complaints.filter((complaint) => !/422/.test(complaint))).toEqual([]);
  });
});
