import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { actorOf } from '../../api/domain/people.ts';
import { addLicence } from '../../api/usecases/add-licence.ts';
import { editLicence } from '../../api/usecases/edit-licence.ts';
import { findLicence, type Licence } from '../../api/usecases/find-licence.ts';
import { listLicencePlaces } from '../../api/usecases/list-licences.ts';
import type { AdminEnv } from '../admin-env.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { licencePath, licencesPath } from './addresses.ts';
import { factsOf, filledFrom, LICENCE_FORM, placeOf } from './licence-form.ts';
import { LicenceFormPage } from './licence-form-page.tsx';
import { done } from './licence-routes.tsx';
import { meanwhileOf } from './meanwhile.ts';
import { keyOf, ofLicence, versionOf } from './of-licence.ts';

/** Licences are entered and changed by hand. */
export function licenceEditRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  routes.get('/councils/:authority/licences/new', (c) =>
    showNew(c, deps, filledWith({ key: deps.ids.next(), kind: 'premises_licence' })),
  );

  routes.post('/councils/:authority/licences/new', async (c) => {
    const form = await readForm(c, LICENCE_FORM);
    if (!form.ok) return showNew(c, deps, form);
    const authorityCode = c.req.param('authority');
    const licence = {
      ...{ authorityCode, licenceId: keyOf(form.data.key, deps), actor: actorOf(c.get('person')) },
      ...{ facts: factsOf(form.data), place: placeOf(form.data) },
    };
    try {
      const { licenceId } = await addLicence({ ...deps, ...licence });
      return done(c, 'added', licenceId);
    } catch (error) {
      return showNew(c, deps, { values: form.values, errors: fieldErrors(error) });
    }
  });

  routes.get('/licences/:licenceId/edit', async (c) => {
    const licence = await findLicence(await ofLicence(c, deps));
    return showEdit(c, deps, licence, filledFrom(licence));
  });

  routes.post('/licences/:licenceId/edit', async (c) => {
    const of = await ofLicence(c, deps);
    const licence = await findLicence(of);
    const form = await readForm(c, LICENCE_FORM);
    if (!form.ok) return showEdit(c, deps, licence, form);
    const facts = factsOf(form.data, licence);
    try {
      const version = versionOf(form.data.version);
      const { rechecks } = await editLicence({ ...of, version, facts, place: placeOf(form.data) });
      return done(c, rechecks > 0 ? 'recheck' : 'saved');
    } catch (error) {
      const errors = fieldErrors(error);
      const values = { ...form.values, version: String(licence.version) };
      const meanwhile = 'form' in errors ? meanwhileOf(licence, facts) : [];
      return showEdit(c, deps, licence, { values, errors }, meanwhile);
    }
  });

  return routes;
}

const FIELD_CODES: ReadonlySet<string> = new Set(['licence.link_wrong', 'licence.ward_unknown']);

/** What can be put right on the form itself; anything else goes on to the error page. */
function fieldErrors(error: unknown): Record<string, string> {
  if (error instanceof DomainError && error.code === 'licence.known') return { number: error.message };
  if (error instanceof DomainError && FIELD_CODES.has(error.code)) return error.fields;
  if (error instanceof DomainError && error.code === 'licence.changed_meanwhile')
    return { form: error.message };
  throw error;
}

async function showNew(c: Context<AdminEnv>, deps: Deps, form: Filled): Promise<Response> {
  const authorityCode = c.req.param('authority') ?? '';
  const cancelHref = licencesPath(authorityCode);
  const places = await listLicencePlaces({ ...deps, authorityCode });
  return sendPage(c, deps, {
    title: 'Enter a licence',
    back: { href: cancelHref, text: 'Premises licences' },
    errors: form.errors,
    content: <LicenceFormPage heading="Enter a licence" {...{ form, places, cancelHref }} />,
  });
}

async function showEdit(
  c: Context<AdminEnv>,
  deps: Deps,
  { authorityCode, id, premisesName }: Licence,
  form: Filled,
  meanwhile: readonly string[] = [],
): Promise<Response> {
  const cancelHref = licencePath(id);
  const places = await listLicencePlaces({ ...deps, authorityCode });
  return sendPage(c, deps, {
    title: `Change the licence of ${premisesName}`,
    back: { href: cancelHref, text: premisesName },
    errors: form.errors,
    ...('form' in form.errors && { status: 409 as const }),
    content: <LicenceFormPage heading="Change this licence" {...{ form, places, cancelHref, meanwhile }} />,
  });
}
