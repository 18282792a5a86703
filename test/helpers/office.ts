import { createApp } from '../../api/app.ts';
import type { CouncilRole } from '../../api/domain/people.ts';
import { randomIds } from '../../api/random-ids.ts';
import { insertCouncilRole, insertPerson, insertVenueManager, selectPersonByEmail } from '../../db/people.ts';
import { openSite } from '../site/open-site.ts';
import { Browser } from './browser-of.ts';
import { newestCode } from './newest-code.ts';
import { BARNET } from './register.ts';

/** The whole app over a register in memory, with people who can sign in. */
export async function openOffice(given: Parameters<typeof openSite>[0] = {}) {
  const site = await openSite(given);
  const app = createApp(site);
  const origin = site.config.publicOrigin;

  async function addPerson(email: string, name = ''): Promise<string> {
    const at = new Date(site.clock.now()).toISOString();
    await site.db.writeAll([
      insertPerson(site.db, { id: randomIds.next() + randomIds.next(), email, name, at }),
    ]);
    return (await selectPersonByEmail(site.db, email))?.id ?? '';
  }

  return {
    ...site,
    app,
    origin,
    addPerson,
    browser: (headers: Record<string, string> = {}) => new Browser(app, origin, headers),

    /** Someone of a council, with these roles. */
    async addOfficer(email: string, roles: readonly CouncilRole[], authorityCode = BARNET): Promise<string> {
      const personId = await addPerson(email, email.split('@')[0]);
      const at = new Date(site.clock.now()).toISOString();
      await site.db.writeAll(
        roles.map((role) => insertCouncilRole(site.db, { authorityCode, personId, role, at, by: 'test' })),
      );
      return personId;
    },

    /** Someone who manages these venues. */
    async addManager(email: string, venueIds: readonly string[]): Promise<string> {
      const personId = await addPerson(email, email.split('@')[0]);
      const at = new Date(site.clock.now()).toISOString();
      await site.db.writeAll(
        venueIds.map((venueId) =>
          insertVenueManager(site.db, { venueId, personId, at, by: 'test', seenAt: at }),
        ),
      );
      return personId;
    },

    /** A browser in which this address is signed in, by the real pages and the code from the outbox. */
    async signIn(email: string, headers: Record<string, string> = {}): Promise<Browser> {
      const browser = new Browser(app, origin, headers);
      await browser.post('/admin/sign-in', { email });
      const answer = await browser.post('/admin/sign-in/code', { code: await newestCode(site, email) });
      if (answer.status !== 303) throw new Error(`not signed in: ${answer.status} ${await answer.text()}`);
      return browser;
    },

    newestCode: (email: string) => newestCode(site, email),
  };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;
