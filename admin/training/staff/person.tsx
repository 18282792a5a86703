import { Hono, type Context } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import { epochMinutes } from '../../../api/domain/clock.ts';
import { londonDate } from '../../../api/domain/london-time.ts';
import { addStaffMember } from '../../../api/usecases/add-staff-member.ts';
import { editStaffMember } from '../../../api/usecases/edit-staff-member.ts';
import { showStaffMember } from '../../../api/usecases/show-staff-member.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { EMPTY_FORM, type Filled } from '../../form/filled.ts';
import { formKeyOf } from '../../form/form-key.tsx';
import { single } from '../../form/fields.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf } from '../../form/refusal.ts';
import { sendPage } from '../../page.tsx';
import { isManager } from '../../venue/venue-address.ts';
import { trainingAddress } from './addresses.ts';
import { personFilled, personForm } from './person-form.ts';
import { AddPage, PersonPage } from './person-pages.tsx';
import { writerOf } from './writer-of.ts';

const STAFF = '/venues/:venueId/training/staff';

/** /admin/venues/:venueId/training/staff/new and …/staff/:staffId */
export function personRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(`${STAFF}/new`, (c) => showAdd(c, deps, c.req.param('venueId'), EMPTY_FORM));
  routes.post(`${STAFF}/new`, (c) => add(c, deps, c.req.param('venueId')));
  routes.get(`${STAFF}/:staffId`, (c) => showPerson(c, deps, c.req.param()));
  routes.post(`${STAFF}/:staffId`, (c) => edit(c, deps, c.req.param()));
  return routes;
}

function todayOf({ clock }: Pick<Deps, 'clock'>): string {
  return londonDate(epochMinutes(clock.now()));
}

function showAdd(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  form: Filled,
  status?: 409 | 422,
): Promise<Response> {
  return sendPage(c, deps, {
    title: 'Add someone',
    back: { href: trainingAddress(venueId), text: 'Training' },
    errors: form.errors,
    ...(status && { status }),
    content: (
      <AddPage
        venueId={venueId}
        form={form}
        formKey={formKeyOf(form.values, deps.ids)}
        seesAddresses={isManager(c.get('person'), venueId)}
      />
    ),
  });
}

async function add(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const person = c.get('person');
  const form = await readForm(c, personForm(todayOf(deps)));
  if (!form.ok) return showAdd(c, deps, venueId, form);
  const staffId = formKeyOf(form.values, deps.ids);
  const facts = isManager(person, venueId) ? form.data : { ...form.data, email: null };
  try {
    await addStaffMember({ venueId, staffId, facts, ...writerOf(c, deps) });
  } catch (error) {
    const { errors, status } = refusalOf(error);
    // The next press adds this person, under a key of its own.
    return showAdd(c, deps, venueId, { values: { ...form.values, key: '' }, errors }, status);
  }
  const another = single(form.values['then']) === 'another';
  return c.redirect(`${trainingAddress(venueId, another ? 'staff/new' : '')}?done=added`, 303);
}

interface Params {
  readonly venueId: string;
  readonly staffId: string;
}

async function showPerson(
  c: Context<AdminEnv>,
  deps: Deps,
  { venueId, staffId }: Params,
  again?: { readonly form: Filled; readonly status?: 409 | 422 },
): Promise<Response> {
  const shown = await showStaffMember({ venueId, staffId, ...deps });
  const form = again?.form ?? personFilled(shown.member);
  return sendPage(c, deps, {
    title: shown.member.name,
    back: { href: trainingAddress(venueId), text: 'Training' },
    errors: form.errors,
    ...(again?.status && { status: again.status }),
    content: (
      <PersonPage
        shown={shown}
        form={form}
        today={todayOf(deps)}
        seesAddresses={isManager(c.get('person'), venueId)}
      />
    ),
  });
}

async function edit(c: Context<AdminEnv>, deps: Deps, params: Params): Promise<Response> {
  const person = c.get('person');
  const form = await readForm(c, personForm(todayOf(deps)));
  if (!form.ok) return showPerson(c, deps, params, { form });
  const { email, ...others } = form.data;
  const facts = isManager(person, params.venueId) ? { ...others, email } : others;
  const was = single(form.values['was']);
  try {
    const changed = await editStaffMember({ ...params, facts, was, ...writerOf(c, deps) });
    const done = changed ? 'changed' : 'unchanged';
    return c.redirect(`${trainingAddress(params.venueId)}?done=${done}`, 303);
  } catch (error) {
    const { errors, status } = refusalOf(error);
    return showPerson(c, deps, params, { form: { values: form.values, errors }, status });
  }
}
