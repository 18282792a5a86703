import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { notFound } from '../../api/domain/errors.ts';
import { actorOf } from '../../api/domain/people.ts';
import { isSignKind, SIGN_KINDS } from '../../api/domain/signage.ts';
import { SIGN_LANGUAGES } from '../../api/domain/sign-languages.ts';
import { issueSigns } from '../../api/usecases/issue-signs.ts';
import { returnSigns } from '../../api/usecases/return-signs.ts';
import { showSigns } from '../../api/usecases/show-signs.ts';
import { signsToPrint } from '../../api/usecases/signs-to-print.ts';
import type { AdminEnv } from '../admin-env.ts';
import { choices, optionalText } from '../form/fields.ts';
import { EMPTY_FORM, filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { sendFile } from '../send-file.ts';
import { venueHome } from '../venue/venue-address.ts';
import { signsAddress } from './addresses.ts';
import { MakePage, ReturnPage } from './form-pages.tsx';
import { SignsPage } from './signs-page.tsx';

const SIGNS = '/venues/:venueId/signs';
const MAKE_FORM = z.object({ languages: choices(SIGN_LANGUAGES) });
const RETURN_FORM = z.object({ note: optionalText('what became of them', { max: 300, lines: true }) });

const DONE = {
  made: 'The signs are made. Print them, or send the files to a print shop.',
  returned: 'Thank you. The council sees that the signs are down.',
};

/** The signs of a venue, for its managers and for its council. */
export function signageRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(SIGNS, (c) => show(c, deps));
  routes.get(`${SIGNS}/:schemeKey/make`, (c) => showMake(c, deps));
  routes.post(`${SIGNS}/:schemeKey/make`, (c) => make(c, deps));
  routes.get(`${SIGNS}/:schemeKey/return`, (c) => showReturn(c, deps, EMPTY_FORM));
  routes.post(`${SIGNS}/:schemeKey/return`, (c) => takeBack(c, deps));
  routes.get(`${SIGNS}/:schemeKey/print/:sign`, (c) => print(c, deps));
  return routes;
}

function asked(c: Context<AdminEnv>) {
  return { venueId: c.req.param('venueId') ?? '', schemeKey: c.req.param('schemeKey') ?? '' };
}

async function show(c: Context<AdminEnv>, deps: Deps): Promise<Response> {
  const signs = await showSigns({ ...asked(c), ...deps });
  return sendPage(c, deps, {
    title: `Signs: ${signs.venue.name}`,
    back: { href: venueHome(c.get('person'), signs.venue), text: signs.venue.name },
    ...doneNotice(c, DONE),
    content: <SignsPage signs={signs} />,
  });
}

async function schemeAsked(c: Context<AdminEnv>, deps: Deps) {
  const { venueId, schemeKey } = asked(c);
  const signs = await showSigns({ venueId, ...deps });
  const scheme = signs.schemes.find(({ accreditation }) => accreditation.schemeKey === schemeKey);
  if (!scheme) throw notFound('signs.no_scheme', 'This venue has not been signed up under that scheme.');
  return { ...signs, scheme, cancel: signsAddress(venueId) };
}

async function showMake(c: Context<AdminEnv>, deps: Deps, again?: Filled & { status?: 409 | 422 }) {
  const { scheme, venue, cancel } = await schemeAsked(c, deps);
  const form = again ?? filledWith({ languages: scheme.out?.languages ?? [] });
  return sendPage(c, deps, {
    title: `Make signs: ${venue.name}`,
    back: { href: cancel, text: 'Signs' },
    errors: form.errors,
    ...(again?.status && { status: again.status }),
    content: <MakePage scheme={scheme} form={form} cancel={cancel} />,
  });
}

async function make(c: Context<AdminEnv>, deps: Deps): Promise<Response> {
  const form = await readForm(c, MAKE_FORM);
  if (!form.ok) return showMake(c, deps, form);
  try {
    await issueSigns({ ...asked(c), ...form.data, actor: actorOf(c.get('person')), ...deps });
  } catch (error) {
    return showMake(c, deps, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`${signsAddress(asked(c).venueId)}?done=made`, 303);
}

async function showReturn(c: Context<AdminEnv>, deps: Deps, form: Filled): Promise<Response> {
  const { scheme, venue, cancel } = await schemeAsked(c, deps);
  return sendPage(c, deps, {
    title: `The signs are down: ${venue.name}`,
    back: { href: cancel, text: 'Signs' },
    errors: form.errors,
    content: <ReturnPage scheme={scheme} form={form} cancel={cancel} />,
  });
}

async function takeBack(c: Context<AdminEnv>, deps: Deps): Promise<Response> {
  const form = await readForm(c, RETURN_FORM);
  if (!form.ok) return showReturn(c, deps, form);
  await returnSigns({
    ...asked(c),
    note: form.data.note ?? '',
    actor: actorOf(c.get('person')),
    ...deps,
  });
  return c.redirect(`${signsAddress(asked(c).venueId)}?done=returned`, 303);
}

/** One sign or all of them as a PDF, made as it is asked for. */
async function print(c: Context<AdminEnv>, deps: Deps): Promise<Response> {
  const { venueId, schemeKey } = asked(c);
  const sign = c.req.param('sign') ?? '';
  if (sign !== 'all' && !isSignKind(sign))
    throw notFound('signs.unknown', 'There is no such sign. Choose one on the page of the signs.');
  const facts = await signsToPrint({ venueId, schemeKey, publicOrigin: deps.config.publicOrigin, ...deps });
  const bleed = c.req.query('for') === 'press';
  const pdf = await deps.print.signs(sign === 'all' ? SIGN_KINDS : [sign], facts, {
    bleed,
    madeAt: deps.clock.now(),
  });
  return sendFile(c, {
    name: `${schemeKey}-${sign}-${venueId}${bleed ? '-press' : ''}.pdf`,
    type: 'application/pdf',
    content: pdf,
  });
}
