import { Hono } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { addHelpline, editHelpline, markHelplineChecked } from '../../api/usecases/keep-helpline.ts';
import { listKeptHelplines, readHelpline } from '../../api/usecases/read-helpline.ts';
import { readAuthorityContact } from '../../api/usecases/read-authority-contact.ts';
import type { AdminEnv } from '../admin-env.ts';
import { filledWith, textOf, type Filled } from '../form/filled.ts';
import { formKeyOf } from '../form/form-key.tsx';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { authorityOf, baseOf, by, SETTINGS, todayOf, type Asked } from './at-authority.ts';
import { AddHelplinePage, EditHelplinePage } from './helpline-form-pages.tsx';
import { ADD_HELPLINE, EDIT_HELPLINE, factsOf, helplineFilled } from './helpline-form.ts';
import { HelplinesPage } from './helpline-pages.tsx';

const DONE = {
  added: 'The helpline is added.',
  saved: 'The helpline is saved. The public page says so now.',
  checked: 'Noted: checked today.',
};

/** Helplines: /councils/:authority/settings/helplines. */
export function helplineRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const path = `${SETTINGS}/helplines`;
  routes.get(path, (c) => list(c, deps));
  routes.get(`${path}/add`, (c) =>
    addPage(c, deps, filledWith({ position: '50', shown: 'yes', audience: 'own' })),
  );
  routes.post(`${path}/add`, (c) => add(c, deps));
  routes.get(`${path}/:helplineKey`, async (c) => {
    const { helpline } = await readHelpline({ ...authorityOf(c), ...keyOf(c), ...deps });
    return editPage(c, deps, helplineFilled(helpline));
  });
  routes.post(`${path}/:helplineKey`, (c) => edit(c, deps));
  routes.post(`${path}/:helplineKey/checked`, async (c) => {
    await markHelplineChecked({ ...authorityOf(c), ...by(c), ...keyOf(c), ...deps });
    return c.redirect(`${baseOf(c)}/helplines?done=checked`, 303);
  });
  return routes;
}

const keyOf = (c: Asked) => ({ helplineKey: c.req.param('helplineKey') ?? '' });

async function list(c: Asked, deps: Deps): Promise<Response> {
  const helplines = await listKeptHelplines({ ...authorityOf(c), ...deps });
  const { name } = await readAuthorityContact({ ...authorityOf(c), ...deps });
  return sendPage(c, deps, {
    title: 'Helplines',
    back: { href: baseOf(c), text: 'Settings' },
    ...doneNotice(c, DONE),
    content: <HelplinesPage {...{ helplines, base: baseOf(c), today: todayOf(deps), authority: name }} />,
  });
}

async function addPage(c: Asked, deps: Deps, form: Filled): Promise<Response> {
  const { name } = await readAuthorityContact({ ...authorityOf(c), ...deps });
  return sendPage(c, deps, {
    title: 'Add a helpline',
    back: { href: `${baseOf(c)}/helplines`, text: 'Helplines' },
    errors: form.errors,
    content: <AddHelplinePage {...{ form, authority: name, formKey: formKeyOf(form.values, deps.ids) }} />,
  });
}

async function add(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, ADD_HELPLINE);
  if (!form.ok) return addPage(c, deps, form);
  await addHelpline({
    helplineKey: formKeyOf(form.values, deps.ids),
    facts: factsOf(form.data),
    forEverybody: form.data.audience === 'everybody',
    ...authorityOf(c),
    ...by(c),
    ...deps,
  });
  return c.redirect(`${baseOf(c)}/helplines?done=added`, 303);
}

async function editPage(
  c: Asked,
  deps: Deps,
  form: Filled & { readonly status?: 409 | 422 },
): Promise<Response> {
  const { helpline, seen } = await readHelpline({ ...authorityOf(c), ...keyOf(c), ...deps });
  const conflict = form.status === 409;
  // A form that came back for another reason still tells of the page that it was filled in on.
  const carried = form.status === 422 ? (textOf(form, 'seen').value ?? seen) : seen;
  return sendPage(c, deps, {
    title: helpline.name,
    back: { href: `${baseOf(c)}/helplines`, text: 'Helplines' },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    content: <EditHelplinePage {...{ helpline, form, conflict, seen: carried, today: todayOf(deps) }} />,
  });
}

async function edit(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, EDIT_HELPLINE);
  if (!form.ok) return editPage(c, deps, { ...form, status: 422 });
  const { checked, seen } = form.data;
  try {
    await editHelpline({
      ...{ facts: factsOf(form.data), checked, seen },
      ...authorityOf(c),
      ...by(c),
      ...keyOf(c),
      ...deps,
    });
  } catch (error) {
    return editPage(c, deps, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`${baseOf(c)}/helplines?done=saved`, 303);
}
