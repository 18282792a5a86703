import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { actorOf } from '../../api/domain/people.ts';
import { CHANGED_MEANWHILE } from '../../api/usecases/change-venue.ts';
import { confirmVenue, type SaidOfVenue } from '../../api/usecases/confirm-venue.ts';
import { showConfirmations } from '../../api/usecases/show-confirmations.ts';
import type { AdminEnv } from '../admin-env.ts';
import { mustTick, text } from '../form/fields.ts';
import { EMPTY_FORM, filledWith, type Filled } from '../form/filled.ts';
import { readForm, type FormValues } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { ConfirmHoursPage, RenewalPage } from './confirm-pages.tsx';
import { HEADCOUNT_FIELDS, saidOfStaff } from './headcount-form.ts';
import { textIn } from './hours-fields.ts';

const HOURS = { hours: mustTick('Tick the box to say that the hours are right, or change them first') };
const PLEDGE = { pledge: mustTick('Tick the box to accept the pledge') };

const CONFIRM_HOURS = z.object(HOURS);
const RENEWAL = z.object({ ...HOURS, ...HEADCOUNT_FIELDS, ...PLEDGE, 'pledge-version': text('the pledge') });

const KINDS = {
  'confirm-hours': { title: 'Are the hours still right?', Page: ConfirmHoursPage },
  renewal: { title: 'Renew', Page: RenewalPage },
} as const;
type Kind = keyof typeof KINDS;

/** /admin/venues/:venueId/confirm-hours and …/renewal */
export function confirmRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/confirm-hours', (c) => show(c, deps, 'confirm-hours', c.req.param('venueId')));
  routes.get('/venues/:venueId/renewal', (c) => show(c, deps, 'renewal', c.req.param('venueId')));

  routes.post('/venues/:venueId/confirm-hours', async (c) => {
    const form = await readForm(c, CONFIRM_HOURS);
    const said = form.ok && { hours: versionsIn(form.values) };
    return save(c, deps, 'confirm-hours', c.req.param('venueId'), form, said);
  });
  routes.post('/venues/:venueId/renewal', async (c) => {
    const form = await readForm(c, RENEWAL);
    const said = form.ok && {
      hours: versionsIn(form.values),
      ...saidOfStaff(form.data),
      pledge: Number(form.data['pledge-version']),
    };
    return save(c, deps, 'renewal', c.req.param('venueId'), form, said);
  });
  return routes;
}

function versionsIn(values: FormValues): NonNullable<SaidOfVenue['hours']> {
  return { opening: textIn(values, 'opening'), haven: textIn(values, 'haven') };
}

async function show(
  c: Context<AdminEnv>,
  deps: Deps,
  kind: Kind,
  venueId: string,
  again?: Filled,
): Promise<Response> {
  const given = await showConfirmations({ venueId, ...deps });
  const { headcount } = given.work;
  const { title, Page } = KINDS[kind];
  const first = headcount === null ? EMPTY_FORM : filledWith({ headcount: String(headcount) });
  const form = again ?? first;
  const cancel = `/admin/venues/${venueId}`;
  return sendPage(c, deps, {
    title,
    back: { href: cancel, text: given.venue.name },
    errors: form.errors,
    content: <Page given={given} form={form} cancel={cancel} />,
  });
}

async function save(
  c: Context<AdminEnv>,
  deps: Deps,
  kind: Kind,
  venueId: string,
  form: { readonly values: FormValues; readonly errors?: Readonly<Record<string, string>> },
  said: SaidOfVenue | false,
): Promise<Response> {
  const again = (errors: Readonly<Record<string, string>>) =>
    show(c, deps, kind, venueId, { values: form.values, errors });
  if (!said) return again(form.errors ?? {});
  const { pledge } = await showConfirmations({ venueId, ...deps });
  if (said.pledge !== undefined && said.pledge !== pledge?.version)
    return again({
      pledge: 'The pledge has changed since this page was opened. Read it again, then accept it',
    });
  try {
    const { publicOrigin } = deps.config;
    await confirmVenue({ venueId, said, actor: actorOf(c.get('person')), publicOrigin, ...deps });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== CHANGED_MEANWHILE) throw error;
    return again({
      hours: 'The hours were changed since this page was opened. Read them again, then confirm',
    });
  }
  return c.redirect(`/admin/venues/${venueId}?done=${kind === 'renewal' ? 'renewed' : 'confirmed'}`, 303);
}
