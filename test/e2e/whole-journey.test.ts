import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clockFrom } from '../../api/system-clock.ts';
import { expireAccreditations } from '../../api/usecases/expire-accreditations.ts';
import { insertVenueManager, selectPersonByEmail } from '../../db/people.ts';
import { startServer, type RunningServer } from '../helpers/server.ts';
import { finderOn } from './finder-on-page.ts';
import { accredit, assess, buttonOf, signUp } from './new-venue.ts';
import { FRIDAY_NIGHT, usePhones } from './open-phone.ts';
import { EVERYWHERE, NOWHERE, shownIn } from './shown-in.ts';
import { signIn } from './signed-in.ts';

const openPhone = usePhones();

/** What a stranger who types a postcode is shown, nearest first. */
async function namesNear(page: Page, postcode: string, javaScript = true): Promise<readonly string[]> {
  await page.getByRole('textbox', { name: /ostcode, town centre or station/ }).fill(postcode);
  await page.getByRole('button', { name: 'Show places' }).click();
  if (javaScript) return finderOn(page).names();
  await page.getByRole('heading', { level: 1, name: / near / }).waitFor();
  return page.locator('li.card').getByRole('heading').allInnerTexts();
}

describe('a venue that nobody knows yet', () => {
  it.each([
    { how: 'with JavaScript', javaScript: true, name: 'The Foil Kite', postcode: 'N12 5AA' },
    { how: 'without JavaScript', javaScript: false, name: 'The Foil Moth', postcode: 'N20 5AU' },
  ])(
    'is shown to the public once an officer has assessed it and an approver accredits it, $how',
    { timeout: 120_000 },
    async ({ javaScript, name, postcode }) => {
      const email = `mo-${postcode.slice(0, 3).toLowerCase()}@demo.example`;
      const { page, server, complaints } = await openPhone({ javaScript });
      await signIn(page, server, email);
      await signUp(page, { name, postcode });
      const { id } = await server.database.query
        .selectFrom('venues')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      const desk = await openPhone({ width: 1280, javaScript });
      await signIn(desk.page, server, 'officer@demo.example');
      await assess(desk.page, name);
      expect(await buttonOf(desk.page, 'Accredit').count()).toBe(0);
      expect(await shownIn(server.origin, id)).toEqual(NOWHERE);

      const approver = await openPhone({ width: 1280, javaScript });
      await signIn(approver.page, server, 'approver@demo.example');
      await accredit(approver.page, name);
      expect(await shownIn(server.origin, id)).toEqual(EVERYWHERE);
      await page.goto('/');
      expect((await namesNear(page, postcode, javaScript)).slice(0, 2)).toContain(name);
      await page.goto(`/havens/${id}`);
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.getByText('Ask for Angela').first().waitFor();
      expect([...complaints, ...desk.complaints, ...approver.complaints]).toEqual([]);
    },
  );
});

/** The pub of the demo whose accreditation ends first, given to the demo's manager. */
async function endingPub({ database: db }: RunningServer) {
  const pub = await db.query
    .selectFrom('accreditations as a')
    .innerJoin('venues as v', 'v.id', 'a.venue_id')
    .select(['v.id', 'v.name', 'v.postcode', 'a.valid_to'])
    .where('a.state', '=', 'renewal_due')
    .where('v.kind', '=', 'pub')
    .orderBy('a.valid_to')
    .executeTakeFirstOrThrow();
  const manager = await selectPersonByEmail(db, 'manager@demo.example');
  const given = { personId: manager?.id ?? '', at: FRIDAY_NIGHT, by: 'test' };
  await db.writeAll([insertVenueManager(db, { venueId: pub.id, ...given })]);
  return pub;
}

describe('a venue that nobody renewed', () => {
  it('is gone the day after its last, lapsed by one event of which its manager has one mail', async () => {
    const { page, server } = await openPhone();
    const { id, name, postcode, valid_to: lastDay } = await endingPub(server);
    expect(await shownIn(server.origin, id)).toEqual(EVERYWHERE);
    await page.goto('/');
    expect(await namesNear(page, postcode)).toContain(name);

    const clock = new Date(Date.parse(`${lastDay}T21:30:00Z`) + 24 * 60 * 60_000).toISOString();
    const later = await startServer({ clock, onRegister: server.databasePath });
    try {
      expect(await shownIn(later.origin, id)).toEqual(NOWHERE);
      await page.clock.setSystemTime(clock);
      await page.goto(later.origin);
      expect(await namesNear(page, postcode)).not.toContain(name);

      const publicOrigin = later.origin;
      const now = clockFrom(Date.parse(clock));
      expect(await expireAccreditations({ publicOrigin, db: later.database, clock: now })).toBe(0);
      expect(await lapsesOf(later, id)).toEqual({
        states: ['lapsed'],
        events: 1,
        mails: ['manager@demo.example'],
      });
    } finally {
      await later.stop();
    }
  });
});

/** Where its accreditations stand, and what is kept of their lapse. */
async function lapsesOf({ database: { query } }: RunningServer, id: string) {
  const rows = await query.selectFrom('accreditations').select('state').where('venue_id', '=', id).execute();
  const events = await query
    .selectFrom('audit_events')
    .select('id')
    .where('subject', '=', `venue/${id}`)
    .where('action', '=', 'accreditation.lapsed')
    .execute();
  const mails = await query
    .selectFrom('outbox')
    .select('recipient')
    .where('reference', 'like', `lapsed/${id}/%`)
    .execute();
  return {
    states: rows.map(({ state }) => state),
    events: events.length,
    mails: mails.map(({ recipient }) => recipient),
  };
}
