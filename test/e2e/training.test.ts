import { join as pathOf } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { selectLastDay } from '../../db/daily-work.ts';
import { selectStaff } from '../../db/staff.ts';
import { useBrowserPages, type OpenedPage } from '../helpers/browser-pages.ts';
import { Browser, overHttp } from '../helpers/browser-of.ts';
import { goThrough, join } from '../helpers/learner.ts';
import { ANGELA, comeInBy, heading, takeAngela } from '../helpers/learner-in-browser.ts';
import { addLicenceRow } from '../helpers/licences.ts';
import { startServer, type RunningServer } from '../helpers/server.ts';
import { useTemporaryFolders } from '../helpers/temporary-folder.ts';
import { chooseLeads, confirmHeadcount, makeLink, sayTheyWorkHere } from './bar-manager.ts';
import { finderOn } from './finder-on-page.ts';
import { accredit, askForTraining, signUp } from './new-venue.ts';
import { FRIDAY_NIGHT } from './open-phone.ts';
import { signIn } from './signed-in.ts';
import { EVERYWHERE, NOWHERE, shownIn } from './shown-in.ts';

const BAR = { name: 'The Foil Heron', postcode: 'N12 5AA' };
const MANAGER = 'mo-heron@demo.example';
const LEAD = 'ada-heron@demo.example';
/** Ada leads, and gave an address. */
const STAFF = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal', 'Ivy'].map((name) => `${name} Invented`);

const openPage = useBrowserPages();
const newFolder = useTemporaryFolders(afterAll);

let register: string | undefined;
/** The register of the bar on a day, served by a server that starts then. */
async function onDay<Result>(
  clock: string,
  work: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  register ??= pathOf(newFolder(), 'register.sqlite');
  const server = await startServer({ clock, onRegister: register });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** A phone of 360 x 740 whose clock is the server's. */
async function aPhone({ origin, startedAt }: RunningServer, javaScript = true): Promise<OpenedPage> {
  const phone = await openPage({ origin, javaScript });
  if (javaScript) await phone.page.clock.install({ time: startedAt });
  return phone;
}

async function signedIn(server: RunningServer, email: string): Promise<OpenedPage> {
  const phone = await aPhone(server);
  await signIn(phone.page, server, email);
  return phone;
}

/** Each on a phone of their own: two in a browser, one in a browser without JavaScript, the rest by the same forms. */
async function learn(server: RunningServer, link: string, names: readonly string[]): Promise<void> {
  for (const [place, name] of names.slice(0, 3).entries()) {
    const { page, context, complaints } = await aPhone(server, place !== 2);
    await comeInBy(page, link, name, { email: name === STAFF[0] ? LEAD : '' });
    await page.getByRole('link', { name: /^Open.*Ask for Angela$/ }).click();
    await takeAngela(page);
    expect(await heading(page)).toBe('You passed: Ask for Angela');
    expect(complaints).toEqual([]);
    await context.close();
  }
  for (const name of names.slice(3)) {
    const browser = new Browser(overHttp, server.origin);
    await join(browser, link, { name });
    expect(await (await goThrough(browser, ANGELA)).text()).toContain('You passed: Ask for Angela');
  }
}

async function stateOf({ database }: RunningServer, id: string) {
  const row = await database.query
    .selectFrom('accreditations')
    .select(['state', 'training_until'])
    .where('venue_id', '=', id)
    .executeTakeFirstOrThrow();
  return [row.state, row.training_until];
}

async function namesOnList({ database }: RunningServer, id: string): Promise<readonly string[]> {
  const staff = await selectStaff(database, id);
  return staff.flatMap(({ name, leftOn }) => (leftOn === null ? [name] : []));
}

/** Who has mail with this subject, each as often as they have it. */
async function mailsOf({ database }: RunningServer, subject: string): Promise<readonly string[]> {
  const rows = await database.query
    .selectFrom('outbox')
    .select('recipient')
    .where('subject', '=', subject)
    .execute();
  return rows.map(({ recipient }) => recipient).toSorted();
}
const BOTH = [LEAD, MANAGER].toSorted();

/** The last day on which a server looked for reminders to send. */
const remindedOn = ({ database }: RunningServer) => selectLastDay(database, 'training-reminders');

async function namesNear(server: RunningServer): Promise<readonly string[]> {
  const { page } = await aPhone(server);
  await page.goto('/');
  await finderOn(page).search(BAR.postcode);
  return finderOn(page).names();
}

/** Signed up, taught, confirmed, and accredited. */
async function fromNothingToShown(server: RunningServer): Promise<{ id: string; link: string }> {
  const { page, complaints } = await signedIn(server, MANAGER);
  await signUp(page, BAR);
  const { id } = await server.database.query
    .selectFrom('venues')
    .select('id')
    .where('name', '=', BAR.name)
    .executeTakeFirstOrThrow();
  const condition = 'Staff are trained in Ask for Angela, and refreshed every six months.';
  await addLicenceRow(server.database, { id: 'heronlicence', venue_id: id }, condition);
  const officer = await signedIn(server, 'officer@demo.example');
  await askForTraining(officer.page, BAR.name);

  const link = await makeLink(page, id);
  await learn(server, link, STAFF);
  await sayTheyWorkHere(page, id, STAFF.length);
  await chooseLeads(page, 'Ada Invented (Bar staff)', 'Bo Invented (Bar staff)');
  expect(await stateOf(server, id)).toEqual(['training_required', null]);
  await confirmHeadcount(page, id, STAFF.length);
  expect((await stateOf(server, id))[0]).toBe('ready_for_decision');
  expect(await shownIn(server.origin, id)).toEqual(NOWHERE);

  const approver = await signedIn(server, 'approver@demo.example');
  await accredit(approver.page, BAR.name);
  expect(await shownIn(server.origin, id)).toEqual(EVERYWHERE);
  expect(await namesNear(server)).toContain(BAR.name);
  expect([...complaints, ...officer.complaints, ...approver.complaints]).toEqual([]);
  return { id, link };
}

it(
  'a bar with nine staff goes from nothing to shown, lapses after half a year, and comes back',
  { timeout: 420_000 },
  async () => {
    const { id, link } = await onDay(FRIDAY_NIGHT, fromNothingToShown);

    await onDay('2026-09-12T09:00:00Z', async (server) => {
      await confirmHeadcount((await signedIn(server, MANAGER)).page, id, STAFF.length);
      expect(await stateOf(server, id)).toEqual(['accredited', '2026-12-11']);
    });

    const ends = `${BAR.name}: training holds until 11 December 2026`;
    for (const [day, mails] of [
      ['2026-11-10', []],
      ['2026-11-11', BOTH],
      ['2026-11-12', BOTH],
      ['2026-12-04', [...BOTH, ...BOTH].toSorted()],
      ['2026-12-05', [...BOTH, ...BOTH].toSorted()],
    ] as const)
      await onDay(`${day}T09:00:00Z`, async (server) => {
        await expect.poll(() => remindedOn(server), { message: day, timeout: 20_000 }).toBe(day);
        await expect.poll(() => mailsOf(server, ends), { message: day, timeout: 20_000 }).toEqual(mails);
        expect(await shownIn(server.origin, id)).toEqual(EVERYWHERE);
      });

    const hidden = `${BAR.name} is not shown: its training is under the rule`;
    for (const [day, state] of [
      ['2026-12-12', 'action_required'],
      ['2026-12-13', 'action_required'],
      ['2026-12-29', 'suspended'],
    ] as const)
      await onDay(`${day}T09:00:00Z`, async (server) => {
        expect(await shownIn(server.origin, id)).toEqual(NOWHERE);
        expect(await namesNear(server)).not.toContain(BAR.name);
        await expect
          .poll(() => stateOf(server, id), { message: day, timeout: 20_000 })
          .toEqual([state, '2026-12-11']);
        expect(await mailsOf(server, hidden)).toEqual(BOTH);
      });

    await onDay('2026-12-30T18:00:00Z', async (server) => {
      const { page } = await signedIn(server, MANAGER);
      await confirmHeadcount(page, id, STAFF.length);
      await learn(server, link, STAFF.slice(0, 8));
      expect(await shownIn(server.origin, id)).toEqual(NOWHERE);
      await sayTheyWorkHere(page, id, 8);
      // Who learnt again on another phone is nobody new, and leads as before.
      expect(await namesOnList(server, id)).toEqual(STAFF);
      expect(await stateOf(server, id)).toEqual(['accredited', '2027-04-27']);
      expect(await shownIn(server.origin, id)).toEqual(EVERYWHERE);
      expect(await namesNear(server)).toContain(BAR.name);
      expect(await mailsOf(server, `${BAR.name}: its training meets the rule again`)).toEqual(BOTH);
      expect(await mailsOf(server, ends)).toHaveLength(4);
      expect(await mailsOf(server, hidden)).toEqual(BOTH);
    });
  },
);
