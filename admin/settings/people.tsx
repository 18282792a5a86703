import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError, notFound } from '../../api/domain/errors.ts';
import { COUNCIL_ROLES } from '../../api/domain/people.ts';
import { grantCouncilRole } from '../../api/usecases/grant-council-role.ts';
import { listCouncilPeople, type CouncilPerson } from '../../api/usecases/list-council-people.ts';
import { revokeCouncilRole } from '../../api/usecases/revoke-council-role.ts';
import { stopPerson } from '../../api/usecases/stop-person.ts';
import type { AdminEnv } from '../admin-env.ts';
import { choice, email } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { authorityOf, baseOf, by, SETTINGS, type Asked } from './at-authority.ts';
import { AddPersonPage, PeoplePage, PersonPage } from './people-pages.tsx';

const ROLE = choice(COUNCIL_ROLES, 'Choose what they may do');
const ADD = z.object({ email: email('their e-mail address').required, role: ROLE });

const DONE = {
  added: 'They can sign in now, and have been told by e-mail.',
  given: 'The role is given.',
  taken: 'The role is taken away.',
  stopped: 'They are signed out everywhere and cannot sign in.',
  'let-in': 'They can sign in again.',
};

/** People and roles of an authority: /councils/:authority/settings/people. */
export function peopleRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const path = `${SETTINGS}/people`;
  routes.get(path, async (c) =>
    sendPage(c, deps, {
      title: 'People and roles',
      back: { href: baseOf(c), text: 'Settings' },
      ...doneNotice(c, DONE),
      content: (
        <PeoplePage base={baseOf(c)} people={await listCouncilPeople({ ...authorityOf(c), ...deps })} />
      ),
    }),
  );
  routes.get(`${path}/add`, (c) => addPage(c, deps, EMPTY_FORM));
  routes.post(`${path}/add`, (c) => add(c, deps));
  routes.get(`${path}/:personId`, async (c) => {
    const person = await personOf(c, deps);
    return sendPage(c, deps, {
      title: person.name === '' ? person.email : person.name,
      back: { href: `${baseOf(c)}/people`, text: 'People and roles' },
      ...doneNotice(c, DONE),
      content: <PersonPage base={baseOf(c)} person={person} self={person.id === c.get('person').id} />,
    });
  });
  routes.post(`${path}/:personId/give-role`, (c) => give(c, deps));
  routes.post(`${path}/:personId/take-role`, (c) => take(c, deps));
  routes.post(`${path}/:personId/stop`, (c) => stop(c, deps, true));
  routes.post(`${path}/:personId/let-in`, (c) => stop(c, deps, false));
  return routes;
}

async function personOf(c: Asked, deps: Deps): Promise<CouncilPerson> {
  const people = await listCouncilPeople({ ...authorityOf(c), ...deps });
  const person = people.find(({ id }) => id === c.req.param('personId'));
  if (person) return person;
  throw notFound('person.not_of_authority', 'This person has no role in your authority, or not any more.');
}

function addPage(c: Asked, deps: Deps, form: Filled): Promise<Response> {
  return sendPage(c, deps, {
    title: 'Let someone in',
    errors: form.errors,
    back: { href: `${baseOf(c)}/people`, text: 'People and roles' },
    content: <AddPersonPage form={form} />,
  });
}

async function add(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, ADD);
  if (!form.ok) return addPage(c, deps, form);
  try {
    await grantCouncilRole({
      ...form.data,
      ...authorityOf(c),
      ...by(c),
      ...deps,
      origin: deps.config.publicOrigin,
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'role.held_already') throw error;
    return addPage(c, deps, { values: form.values, errors: { role: error.message } });
  }
  return c.redirect(`${baseOf(c)}/people?done=added`, 303);
}

async function give(c: Asked, deps: Deps): Promise<Response> {
  const person = await personOf(c, deps);
  const form = await readForm(c, z.object({ role: ROLE }));
  if (form.ok && !person.roles.includes(form.data.role)) {
    const { role } = form.data;
    const origin = deps.config.publicOrigin;
    await grantCouncilRole({ email: person.email, role, origin, ...authorityOf(c), ...by(c), ...deps });
  }
  return c.redirect(`${baseOf(c)}/people/${person.id}${form.ok ? '?done=given' : ''}`, 303);
}

async function take(c: Asked, deps: Deps): Promise<Response> {
  const person = await personOf(c, deps);
  const form = await readForm(c, z.object({ role: ROLE }));
  if (!form.ok) return c.redirect(`${baseOf(c)}/people/${person.id}`, 303);
  await revokeCouncilRole({
    personId: person.id,
    role: form.data.role,
    ...authorityOf(c),
    ...by(c),
    ...deps,
  });
  // Without a role left they are no longer one of the authority's people.
  const left = person.roles.length > 1 ? `/${person.id}` : '';
  return c.redirect(`${baseOf(c)}/people${left}?done=taken`, 303);
}

async function stop(c: Asked, deps: Deps, stopped: boolean): Promise<Response> {
  const person = await personOf(c, deps);
  await stopPerson({
    personId: person.id,
    stopped,
    by: c.get('person').id,
    ...authorityOf(c),
    ...by(c),
    ...deps,
  });
  return c.redirect(`${baseOf(c)}/people/${person.id}?done=${stopped ? 'stopped' : 'let-in'}`, 303);
}
