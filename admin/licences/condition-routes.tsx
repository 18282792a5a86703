import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { findLicence } from '../../api/usecases/find-licence.ts';
import {
  addConditions,
  changeCondition,
  findCondition,
  removeCondition,
} from '../../api/usecases/licence-conditions.ts';
import type { AdminEnv } from '../admin-env.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { licencePath } from './addresses.ts';
import { annexOf, CONDITION_FORM, filledFromCondition, NEW_CONDITIONS_FORM } from './condition-form.ts';
import { ConditionPage, NewConditionsPage } from './condition-page.tsx';
import { done } from './licence-routes.tsx';
import { keyOf, ofLicence } from './of-licence.ts';

/** The conditions of a licence are added, changed and removed. */
export function licenceConditionRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  routes.get('/licences/:licenceId/conditions', (c) =>
    showNew(c, deps, filledWith({ key: deps.ids.next(), annex: '2' })),
  );

  routes.post('/licences/:licenceId/conditions', async (c) => {
    const form = await readForm(c, NEW_CONDITIONS_FORM);
    if (!form.ok) return showNew(c, deps, form);
    const { key, annex, text } = form.data;
    const conditionId = keyOf(key, deps);
    try {
      await addConditions({ ...(await ofLicence(c, deps)), conditionId, annex: annexOf(annex), text });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'licence.no_condition') throw error;
      return showNew(c, deps, { values: form.values, errors: error.fields });
    }
    return done(c, 'conditions');
  });

  routes.get('/licences/:licenceId/conditions/:conditionId', async (c) => {
    const of = { ...(await ofLicence(c, deps)), conditionId: c.req.param('conditionId') };
    const { condition } = await findCondition(of);
    return showOne(c, deps, filledFromCondition(condition));
  });

  routes.post('/licences/:licenceId/conditions/:conditionId', async (c) => {
    const of = { ...(await ofLicence(c, deps)), conditionId: c.req.param('conditionId') };
    const form = await readForm(c, CONDITION_FORM);
    if (!form.ok) return showOne(c, deps, form);
    const { annex, text, tags, months } = form.data;
    await changeCondition({ ...of, change: { annex: annexOf(annex), text, tags, refreshMonths: months } });
    return done(c, 'condition');
  });

  routes.post('/licences/:licenceId/conditions/:conditionId/remove', async (c) => {
    await removeCondition({ ...(await ofLicence(c, deps)), conditionId: c.req.param('conditionId') });
    return done(c, 'removed');
  });

  return routes;
}

async function showNew(c: Context<AdminEnv>, deps: Deps, form: Filled): Promise<Response> {
  const licence = await findLicence(await ofLicence(c, deps));
  return sendPage(c, deps, {
    title: 'Add conditions',
    back: { href: licencePath(licence.id), text: licence.premisesName },
    errors: form.errors,
    content: <NewConditionsPage licence={licence} form={form} />,
  });
}

async function showOne(c: Context<AdminEnv>, deps: Deps, form: Filled): Promise<Response> {
  const licence = await findLicence(await ofLicence(c, deps));
  const conditionId = c.req.param('conditionId') ?? '';
  return sendPage(c, deps, {
    title: 'Change a condition',
    back: { href: licencePath(licence.id), text: licence.premisesName },
    errors: form.errors,
    content: <ConditionPage {...{ licence, conditionId, form }} />,
  });
}
