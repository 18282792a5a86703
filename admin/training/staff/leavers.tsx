import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../../api/deps.ts';
import { noteLeavers } from '../../../api/usecases/note-leavers.ts';
import { showStaff } from '../../../api/usecases/show-staff.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { filledWith, type Filled } from '../../form/filled.ts';
import { listOf, dayOf } from '../../form/filled.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf } from '../../form/refusal.ts';
import { day } from '../../form/time-fields.ts';
import { SendOrCancel } from '../../html/buttons.tsx';
import { DateField } from '../../html/date-field.tsx';
import { sendPage } from '../../page.tsx';
import { trainingAddress } from './addresses.ts';
import { idsIn, LeaverBoxes } from './leaver-boxes.tsx';
import { writerOf } from './writer-of.ts';

const LEAVERS = '/venues/:venueId/training/leavers';

/** /admin/venues/:venueId/training/leavers: several who left, ticked at once. */
export function leaversRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(LEAVERS, (c) => show(c, deps, c.req.param('venueId')));
  routes.post(LEAVERS, (c) => save(c, deps, c.req.param('venueId')));
  return routes;
}

async function show(c: Context<AdminEnv>, deps: Deps, venueId: string, again?: Filled): Promise<Response> {
  const { working, today } = await showStaff({ venueId, ...deps });
  const form = again ?? filledWith({ left: today });
  return sendPage(c, deps, {
    title: 'Who has left?',
    back: { href: trainingAddress(venueId), text: 'Training' },
    errors: form.errors,
    content: (
      <>
        <h1>Who has left?</h1>
        {working.length === 0 ? (
          <p>Nobody is on the list.</p>
        ) : (
          <form method="post" novalidate>
            <LeaverBoxes
              {...listOf(form, 'leavers')}
              staff={working}
              label="Tick everyone who no longer works here"
            />
            <DateField
              {...dayOf(form, 'left')}
              label="From which day?"
              hint="One day for all who are ticked. For example, 27 3 2026"
            />
            <SendOrCancel cancel={trainingAddress(venueId)}>Mark as left</SendOrCancel>
          </form>
        )}
      </>
    ),
  });
}

async function save(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const form = await readForm(c, z.object({ left: day('the day they left') }));
  if (!form.ok) return show(c, deps, venueId, form);
  const staffIds = idsIn(form.values, 'leavers');
  try {
    const leaving = { venueId, staffIds, on: form.data.left };
    const count = await noteLeavers({ ...leaving, ...writerOf(c, deps) });
    return c.redirect(`${trainingAddress(venueId)}?done=${count === 0 ? 'none-left' : 'left'}`, 303);
  } catch (error) {
    return show(c, deps, venueId, { values: form.values, errors: refusalOf(error).errors });
  }
}
