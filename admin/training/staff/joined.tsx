import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../../api/deps.ts';
import { namesakes } from '../../../api/domain/staff.ts';
import { confirmJoiners } from '../../../api/usecases/confirm-joiners.ts';
import { showStaff } from '../../../api/usecases/show-staff.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { single } from '../../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../../form/filled.ts';
import { readForm, type FormValues } from '../../form/read-form.ts';
import { sendPage } from '../../page.tsx';
import { trainingAddress } from './addresses.ts';
import { answerName, JoinedPage } from './joined-page.tsx';
import { writerOf } from './writer-of.ts';

const JOINED = '/venues/:venueId/training/joined';

/** /admin/venues/:venueId/training/joined: who joined by the link, and works here or does not. */
export function joinedRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(JOINED, (c) => show(c, deps, c.req.param('venueId'), EMPTY_FORM));
  routes.post(JOINED, (c) => answer(c, deps, c.req.param('venueId')));
  return routes;
}

async function show(c: Context<AdminEnv>, deps: Deps, venueId: string, form: Filled): Promise<Response> {
  const { joined, working } = await showStaff({ venueId, ...deps });
  const known = namesakes(joined, working);
  return sendPage(c, deps, {
    title: 'Do they work here?',
    back: { href: trainingAddress(venueId), text: 'Training' },
    errors: form.errors,
    content: <JoinedPage venueId={venueId} joined={joined} known={known} form={form} />,
  });
}

async function answer(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const { values } = await readForm(c, z.unknown());
  const { joined } = await showStaff({ venueId, ...deps });
  // "They all work here" is of those who stood on the page, not of who has joined since.
  const shown = joined.map(({ id }) => id).filter((id) => Object.hasOwn(values, `shown-${id}`));
  const all = single(values['all']) === 'yes';
  const works = all ? shown : shown.filter((id) => ['yes', 'same'].includes(answerOf(values, id)));
  // Only where the page said so: a namesake who was put on the list since is nobody's business here.
  const same = works.filter((id) =>
    all ? Object.hasOwn(values, `known-${id}`) : answerOf(values, id) === 'same',
  );
  const removed = all ? [] : shown.filter((id) => answerOf(values, id) === 'no');
  const first = shown[0];
  if (works.length + removed.length === 0 && first !== undefined) {
    const message = 'Say of at least one person whether they work here';
    return show(c, deps, venueId, { values, errors: { [answerName(first)]: message } });
  }
  await confirmJoiners({ venueId, works, same, removed, ...writerOf(c, deps) });
  return c.redirect(`${trainingAddress(venueId)}?done=confirmed`, 303);
}

function answerOf(values: FormValues, id: string): string {
  return single(values[answerName(id)]);
}
