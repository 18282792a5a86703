import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { erasePerson } from '../../api/usecases/erase-person.ts';
import {
  countPersonalData,
  exportPersonalData,
  findHeldPerson,
  readHeldPerson,
} from '../../api/usecases/personal-data.ts';
import type { AdminEnv } from '../admin-env.ts';
import { email } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { sendJsonFile } from '../send-file.ts';
import { authorityOf, baseOf, by, SETTINGS, type Asked } from './at-authority.ts';
import { FindPersonPage, HeldPersonPage } from './personal-data-pages.tsx';

const FIND = z.object({ email: email('their e-mail address').required });

/** What is held about a person who asks: /councils/:authority/settings/personal-data. */
export function personalDataRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const path = `${SETTINGS}/personal-data`;
  routes.get(path, (c) => findPage(c, deps, EMPTY_FORM));
  routes.post(path, (c) => find(c, deps));
  routes.get(`${path}/:personId`, (c) => show(c, deps));
  routes.post(`${path}/:personId/data.json`, async (c) => {
    const person = await personOf(c, deps);
    const file = await exportPersonalData({ person, ...authorityOf(c), ...by(c), ...deps });
    return sendJsonFile(c, `personal-data-${person.id}.json`, file);
  });
  routes.post(`${path}/:personId/erase`, async (c) => {
    await erasePerson({ ...personIdOf(c), ...authorityOf(c), ...by(c), ...deps });
    return c.redirect(`${baseOf(c)}/personal-data?done=erased`, 303);
  });
  return routes;
}

const personIdOf = (c: Asked) => ({ personId: c.req.param('personId') ?? '' });
const personOf = (c: Asked, deps: Deps) => readHeldPerson({ ...personIdOf(c), ...authorityOf(c), ...deps });

function findPage(c: Asked, deps: Deps, form: Filled): Promise<Response> {
  return sendPage(c, deps, {
    title: 'Personal data',
    back: { href: baseOf(c), text: 'Settings' },
    errors: form.errors,
    ...doneNotice(c, { erased: 'They are erased.' }),
    content: <FindPersonPage form={form} />,
  });
}

/** By a form that is sent, so that no address stands in an address line. */
async function find(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, FIND);
  if (!form.ok) return findPage(c, deps, form);
  try {
    const { id } = await findHeldPerson({ ...form.data, ...authorityOf(c), ...deps });
    return c.redirect(`${baseOf(c)}/personal-data/${id}`, 303);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'person.not_held') throw error;
    return findPage(c, deps, { values: form.values, errors: { email: error.message } });
  }
}

async function show(c: Asked, deps: Deps): Promise<Response> {
  const person = await personOf(c, deps);
  const counts = await countPersonalData({ person, ...authorityOf(c), ...deps });
  return sendPage(c, deps, {
    title: person.name === '' ? person.email : person.name,
    back: { href: `${baseOf(c)}/personal-data`, text: 'Personal data' },
    content: <HeldPersonPage {...{ person, counts, path: `${baseOf(c)}/personal-data/${person.id}` }} />,
  });
}
