import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import {
  addSchemeVersion,
  checkSchemeVersion,
  setSchemeListed,
  takeBackVersion,
} from '../../api/usecases/change-scheme.ts';
import {
  listKeptSchemes,
  readScheme,
  type KeptScheme,
  type SchemeVersion,
} from '../../api/usecases/read-scheme.ts';
import type { AdminEnv } from '../admin-env.ts';
import { choice, wholeNumber } from '../form/fields.ts';
import type { Filled } from '../form/filled.ts';
import { readForm, type FormValues } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { baseOf, by, SETTINGS, todayOf, type Asked } from './at-authority.ts';
import { madeOf, schemeFilled, schemeForm, wantedIn } from './scheme-form.ts';
import { SchemeFormPage } from './scheme-form-page.tsx';
import { ListedPage, SchemePage, SchemesPage } from './scheme-pages.tsx';
import { SchemePreviewPage } from './scheme-preview-page.tsx';

const DONE = {
  saved: 'The version is saved.',
  'taken-back': 'The version is taken back.',
  shown: 'It is in the finder.',
  hidden: 'It is out of the finder.',
};

/** Schemes: /councils/:authority/settings/schemes. */
export function schemeRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const path = `${SETTINGS}/schemes`;
  routes.get(path, async (c) =>
    sendPage(c, deps, {
      title: 'Schemes',
      back: { href: baseOf(c), text: 'Settings' },
      content: <SchemesPage base={baseOf(c)} schemes={await listKeptSchemes(deps)} />,
    }),
  );
  routes.get(`${path}/:schemeKey`, (c) => show(c, deps));
  routes.get(`${path}/:schemeKey/add`, async (c) => {
    const scheme = await schemeOf(c, deps);
    return sendForm(c, deps, scheme, freshForm(scheme, deps));
  });
  routes.post(`${path}/:schemeKey/add`, (c) => add(c, deps));
  routes.post(`${path}/:schemeKey/take-back`, (c) => takeBack(c, deps));
  routes.get(`${path}/:schemeKey/listed`, async (c) => {
    const scheme = await schemeOf(c, deps);
    const content = <ListedPage scheme={scheme} />;
    return sendPage(c, deps, { title: 'In the finder', back: backTo(c, scheme), content });
  });
  routes.post(`${path}/:schemeKey/listed`, (c) => list(c, deps));
  return routes;
}

const keyOf = (c: Asked) => ({ schemeKey: c.req.param('schemeKey') ?? '' });
const pathOf = (c: Asked) => `${baseOf(c)}/schemes/${keyOf(c).schemeKey}`;
const schemeOf = (c: Asked, deps: Deps) => readScheme({ ...keyOf(c), ...deps });
const backTo = (c: Asked, { name }: KeptScheme) => ({ href: pathOf(c), text: name });

function freshForm({ newest }: KeptScheme, deps: Deps): Filled {
  const today = todayOf(deps);
  const effectiveFrom = newest.effectiveFrom > today ? newest.effectiveFrom : today;
  return schemeFilled(newest, { version: newest.version + 1, effectiveFrom });
}

async function show(c: Asked, deps: Deps): Promise<Response> {
  const scheme = await schemeOf(c, deps);
  return sendPage(c, deps, {
    title: scheme.name,
    back: { href: `${baseOf(c)}/schemes`, text: 'Schemes' },
    ...doneNotice(c, DONE),
    content: <SchemePage path={pathOf(c)} scheme={scheme} today={todayOf(deps)} />,
  });
}

type Shown = Filled & { readonly status?: 409 | 422 };

function sendForm(c: Asked, deps: Deps, scheme: KeptScheme, form: Shown): Promise<Response> {
  return sendPage(c, deps, {
    title: `Change ${scheme.name}`,
    back: backTo(c, scheme),
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    content: <SchemeFormPage name={scheme.name} before={scheme.newest} form={form} />,
  });
}

/** First what it changes is shown; with `confirmed` it is saved, with `again` the form comes back. */
async function add(c: Asked, deps: Deps): Promise<Response> {
  const scheme = await schemeOf(c, deps);
  const form = await readForm(c, schemeForm(scheme.versions, todayOf(deps)));
  if ('again' in form.values) return sendForm(c, deps, scheme, { values: form.values, errors: {} });
  if (!form.ok) return sendForm(c, deps, scheme, form);
  const wanted = wantedIn(form.data, madeOf(scheme.versions, form.data.version));
  const adding = { wanted, ...keyOf(c), ...by(c), ...deps };
  try {
    if (!('confirmed' in form.values)) return preview(c, deps, form.values, await checkSchemeVersion(adding));
    await addSchemeVersion(adding);
  } catch (error) {
    const refusal = refusalOf(error);
    // What somebody else added is the version before now: sending it again goes on from theirs.
    const version = refusal.status === 409 ? String(scheme.newest.version + 1) : String(wanted.version);
    return sendForm(c, deps, scheme, { values: { ...form.values, version }, ...refusal });
  }
  return c.redirect(`${pathOf(c)}?done=saved`, 303);
}

function preview(
  c: Asked,
  deps: Deps,
  values: FormValues,
  { scheme, next }: { scheme: KeptScheme; next: SchemeVersion },
): Promise<Response> {
  return sendPage(c, deps, {
    title: `What changes in ${scheme.name}`,
    back: backTo(c, scheme),
    content: <SchemePreviewPage {...{ scheme, next, values, today: todayOf(deps) }} />,
  });
}

async function takeBack(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, z.object({ version: wholeNumber('the version', { min: 1, max: 9_999 }) }));
  if (!form.ok) return c.redirect(pathOf(c), 303);
  await takeBackVersion({ ...form.data, ...keyOf(c), ...by(c), ...deps });
  return c.redirect(`${pathOf(c)}?done=taken-back`, 303);
}

async function list(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, z.object({ listed: choice(['yes', 'no'], 'Choose whether it is shown') }));
  if (!form.ok) return c.redirect(`${pathOf(c)}/listed`, 303);
  const listed = form.data.listed === 'yes';
  await setSchemeListed({ listed, ...keyOf(c), ...by(c), ...deps });
  return c.redirect(`${pathOf(c)}?done=${listed ? 'shown' : 'hidden'}`, 303);
}
