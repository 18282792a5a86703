import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { actorOf } from '../../api/domain/people.ts';
import { findLicence, type Licence } from '../../api/usecases/find-licence.ts';
import { listLicencePlaces, listLicences } from '../../api/usecases/list-licences.ts';
import { matchLicences, rejectMatches } from '../../api/usecases/match-licence.ts';
import { searchVenues, suggestVenues } from '../../api/usecases/suggest-venues.ts';
import type { AdminEnv } from '../admin-env.ts';
import { optionalText, text } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm, type FormValues } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { licencePath, licencesPath } from './addresses.ts';
import { filterOf, readListQuery, readPageNumber } from './filter.ts';
import { done } from './licence-routes.tsx';
import { MatchPage, NO_VENUE } from './match-page.tsx';
import { MatchingPage, TO_MATCH_PER_PAGE } from './matching-page.tsx';
import { ofLicence, versionOf } from './of-licence.ts';

const MATCH_FORM = z.object({
  version: optionalText('the form', { max: 9 }),
  venue: text('the venue', { max: 40, missing: 'Choose a venue, or “None of these”' }),
});

/** Officers say which venues licences belong to: one at a time, or a page of them. */
export function licenceMatchRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  routes.get('/licences/:licenceId/match', async (c) =>
    showMatch(c, deps, await findLicence(await ofLicence(c, deps)), EMPTY_FORM),
  );

  routes.post('/licences/:licenceId/match', async (c) => {
    const of = await ofLicence(c, deps);
    const form = await readForm(c, MATCH_FORM);
    if (!form.ok) return showMatch(c, deps, await findLicence(of), form);
    const { venue: venueId } = form.data;
    const version = versionOf(form.data.version);
    try {
      if (venueId === NO_VENUE) await rejectMatches({ ...of, version });
      else await matchLicences({ ...of, decisions: [{ licenceId: of.licenceId, version, venueId }] });
      return done(c, venueId === NO_VENUE ? 'none' : 'matched');
    } catch (error) {
      return showMatch(c, deps, await findLicence(of), { values: form.values, errors: matchErrors(error) });
    }
  });

  routes.get('/councils/:authority/licences/matching', (c) => showMatching(c, deps, EMPTY_FORM));

  routes.post('/councils/:authority/licences/matching', async (c) => {
    const form = await readForm(c, z.record(z.string(), z.unknown()));
    const authorityCode = c.req.param('authority');
    try {
      const decisions = decisionsIn(form.values);
      await matchLicences({ ...deps, authorityCode, decisions, actor: actorOf(c.get('person')) });
      return c.redirect(`${licencesPath(authorityCode)}?done=matched`, 303);
    } catch (error) {
      return showMatching(c, deps, {
        values: form.values,
        errors: { form: Object.values(matchErrors(error))[0] ?? '' },
      });
    }
  });

  return routes;
}

/** `venue-ID` holds what was chosen for a licence, `version-ID` what the page showed of it. */
function decisionsIn(values: FormValues) {
  return Object.entries(values)
    .flatMap(([name, venueId]) => {
      const licenceId = /^venue-([\w-]{1,40})$/.exec(name)?.[1];
      if (licenceId === undefined || typeof venueId !== 'string' || venueId === '') return [];
      return [{ licenceId, venueId, version: versionOf(values[`version-${licenceId}`]) }];
    })
    .slice(0, TO_MATCH_PER_PAGE);
}

function matchErrors(error: unknown): Record<string, string> {
  if (error instanceof DomainError && error.code === 'licence.venue_unknown') return { venue: error.message };
  if (error instanceof DomainError && error.code === 'licence.changed_meanwhile')
    return { form: error.message };
  throw error;
}

async function showMatch(
  c: Context<AdminEnv>,
  deps: Deps,
  licence: Licence,
  form: Filled,
): Promise<Response> {
  const { id, authorityCode, premisesName, postcode, uprn } = licence;
  const premises = [{ name: premisesName, postcode, uprn }];
  const [suggestions = []] = await suggestVenues({ ...deps, authorityCode, premises });
  const searched = (c.req.query('text') ?? '').trim().slice(0, 100);
  const found = await searchVenues({ ...deps, authorityCode, text: searched });
  return sendPage(c, deps, {
    title: `Venue of ${premisesName}`,
    back: { href: licencePath(id), text: premisesName },
    errors: form.errors,
    ...('form' in form.errors && { status: 409 as const }),
    content: <MatchPage {...{ licence, suggestions, searched, found, form }} />,
  });
}

async function showMatching(c: Context<AdminEnv>, deps: Deps, form: Filled): Promise<Response> {
  const authorityCode = c.req.param('authority') ?? '';
  const query = readListQuery((name) => c.req.query(name));
  const filter = { ...filterOf(query, authorityCode), match: 'to_match' as const, likely: true };
  const page = readPageNumber(c.req.query('page'));
  const found = await listLicences({ ...deps, filter, page, perPage: TO_MATCH_PER_PAGE });
  const premises = found.licences.map(({ premisesName, postcode, uprn }) => ({
    name: premisesName,
    postcode,
    uprn,
  }));
  const suggestions = await suggestVenues({ ...deps, authorityCode, premises });
  const places = await listLicencePlaces({ ...deps, authorityCode });
  return sendPage(c, deps, {
    title: 'Match licences to venues',
    back: { href: licencesPath(authorityCode), text: 'Premises licences' },
    errors: form.errors,
    ...('form' in form.errors && { status: 409 as const }),
    content: <MatchingPage {...{ authorityCode, query, places, found, suggestions, form }} />,
  });
}
