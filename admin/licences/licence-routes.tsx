import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { checkLicence } from '../../api/usecases/check-licence.ts';
import { nameActors } from '../../api/usecases/name-actors.ts';
import { showLicence } from '../../api/usecases/show-licence.ts';
import { unmatchLicence } from '../../api/usecases/match-licence.ts';
import type { AdminEnv } from '../admin-env.ts';
import { optionalText } from '../form/fields.ts';
import { readForm } from '../form/read-form.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { licencePath, licencesPath } from './addresses.ts';
import { LicencePage } from './licence-page.tsx';
import { ofLicence, versionOf } from './of-licence.ts';
import { licenceRights } from './rights.ts';

const DONE = {
  added: 'The licence is on the register.',
  saved: 'The licence is saved.',
  recheck:
    'The licence is saved. The change of supervisor has opened a re-check of the venue’s accreditations.',
  matched: 'The match is saved.',
  none: 'It is noted that this licence belongs to none of the venues.',
  unmatched: 'The match is taken back.',
  checked: 'It is noted that you have looked at the register today.',
  conditions: 'The conditions are added. Look at what each was read to ask for.',
  condition: 'The condition is saved.',
  removed: 'The condition is removed.',
};

const VERSION = z.object({ version: optionalText('the form', { max: 9 }) });

/** The page of a licence, and what a button on it does. */
export function licenceRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  routes.get('/licences/:licenceId', async (c) => {
    const { authorityCode, licenceId } = await ofLicence(c, deps);
    const shown = await showLicence({ ...deps, authorityCode, licenceId });
    const { licence, history } = shown;
    const actors = [licence.checkedBy, licence.matchedBy, ...history.map(({ actor }) => actor)];
    return sendPage(c, deps, {
      title: licence.premisesName,
      back: { href: licencesPath(authorityCode), text: 'Premises licences' },
      ...doneNotice(c, DONE),
      content: (
        <LicencePage
          shown={shown}
          rights={licenceRights(c.get('person'), authorityCode)}
          today={londonDate(epochMinutes(deps.clock.now()))}
          nameOf={await nameActors({ ...deps, actors })}
        />
      ),
    });
  });

  routes.post('/licences/:licenceId/checked', async (c) => {
    await checkLicence({ ...(await ofLicence(c, deps)), version: await readVersion(c) });
    return done(c, 'checked');
  });

  routes.post('/licences/:licenceId/unmatch', async (c) => {
    await unmatchLicence({ ...(await ofLicence(c, deps)), version: await readVersion(c) });
    return done(c, 'unmatched');
  });

  return routes;
}

/** On to the licence's page, which says what was done. */
export function done(
  c: Context<AdminEnv>,
  word: keyof typeof DONE,
  licenceId = c.req.param('licenceId') ?? '',
): Response {
  return c.redirect(`${licencePath(licenceId)}?done=${word}`, 303);
}

async function readVersion(c: Context<AdminEnv>): Promise<number> {
  const form = await readForm(c, VERSION);
  return form.ok ? versionOf(form.data.version) : 0;
}
