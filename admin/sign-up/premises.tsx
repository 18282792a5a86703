import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { choosePremises } from '../../api/usecases/choose-premises.ts';
import { findPremises, type PremisesSearch } from '../../api/usecases/find-premises.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { requireAsked } from '../../api/usecases/save-sign-up-step.ts';
import type { AdminEnv } from '../admin-env.ts';
import { optionalText, text } from '../form/fields.ts';
import { EMPTY_FORM, filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { goOn, viewOf, type Asked } from './asked.ts';
import { signUpPath } from './paths.ts';
import { PremisesPage } from './premises-page.tsx';

/** What the form sends for premises that are on no list. */
export const BY_HAND = 'none';

const SEARCH = z.object({
  name: optionalText('the name', { max: 100 }),
  place: optionalText('the postcode or town', { max: 60 }),
  fhrsid: optionalText('the food hygiene number', { max: 12 }),
});
const CHOICE = SEARCH.extend({
  venue: text('your premises', { max: 40, missing: 'Choose your premises, or “It is none of these”' }),
});

/** Finding the premises on the register, or entering them by hand. */
export function premisesRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/sign-up/:signUpId/premises', async (c) => {
    const view = await viewOf(c, deps);
    requireAsked(view, 'premises');
    const search = SEARCH.safeParse(c.req.query());
    return page(c, deps, view, typed(search.success ? search.data : undefined), searchErrors(search));
  });
  routes.post('/sign-up/:signUpId/premises', (c) => choose(c, deps));
  return routes;
}

type Typed = z.output<typeof SEARCH>;

function typed(data: Typed | undefined): PremisesSearch {
  return { name: data?.name ?? '', place: data?.place ?? '', fhrsid: data?.fhrsid ?? '' };
}

function searchErrors(search: z.ZodSafeParseResult<Typed>): Filled['errors'] {
  if (search.success) return {};
  return Object.fromEntries(search.error.issues.map(({ path, message }) => [String(path[0]), message]));
}

async function page(
  c: Asked,
  deps: Deps,
  view: SignUpView,
  search: PremisesSearch,
  errors: Filled['errors'] = {},
): Promise<Response> {
  const asked = search.place !== '' || search.fhrsid !== '';
  const missing: Filled['errors'] =
    !asked && search.name !== '' ? { place: 'Enter the postcode or the town as well' } : {};
  const result = asked ? await findPremises({ ...search, ...deps }) : undefined;
  const unknown: Filled['errors'] =
    result && !result.placeKnown
      ? { place: 'We do not know this place. Enter a postcode, like N12 0QG, or a town' }
      : {};
  const form: Filled = { ...filledWith({ ...search }), errors: { ...errors, ...missing, ...unknown } };
  return sendPage(c, deps, {
    title: 'Find your premises',
    errors: form.errors,
    back: { href: signUpPath(view.signUp.id) },
    content: <PremisesPage form={form} search={search} result={result} />,
  });
}

async function choose(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, CHOICE);
  const view = await viewOf(c, deps);
  requireAsked(view, 'premises');
  const search = SEARCH.safeParse(form.values);
  const words = typed(search.success ? search.data : undefined);
  if (!form.ok) return page(c, deps, view, words, form.errors);
  try {
    const saved = await choosePremises({
      signUpId: view.signUp.id,
      venueId: form.data.venue === BY_HAND ? null : form.data.venue,
      search: words,
      person: c.get('person'),
      ...deps,
    });
    if (saved.taken) return c.redirect(`${signUpPath(view.signUp.id)}/access`, 303);
    return goOn(c, saved, EMPTY_FORM.values, 'premises');
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'sign_up.not_found_there') throw error;
    return page(c, deps, view, words, { ...error.fields });
  }
}
