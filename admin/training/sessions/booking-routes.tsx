import { Hono, type Context } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import { actorOf } from '../../../api/domain/people.ts';
import { bookPlaces } from '../../../api/usecases/book-places.ts';
import { listOfferedSessions } from '../../../api/usecases/list-sessions.ts';
import { showOfferedSession } from '../../../api/usecases/show-session.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { EMPTY_FORM } from '../../form/filled.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf } from '../../form/refusal.ts';
import type { FormErrors } from '../../html/messages.tsx';
import { doneNotice, sendPage } from '../../page.tsx';
import { BookingPage } from './booking-page.tsx';
import { BOOKING_FORM } from './form.ts';
import { OfferedPage } from './offered-page.tsx';

const DONE = { booked: 'Your places are saved' };

/** A venue's managers see what comes, and book places for their people. */
export function bookingRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const one = '/venues/:venueId/training/sessions/:session';
  routes.get('/venues/:venueId/training/sessions', async (c) => {
    const venueId = c.req.param('venueId');
    const { venueName, sessions } = await listOfferedSessions({ ...deps, venueId });
    return sendPage(c, deps, {
      title: 'Training sessions',
      back: { href: `/admin/venues/${venueId}/training`, text: `Training at ${venueName}` },
      ...doneNotice(c, DONE),
      content: <OfferedPage venueId={venueId} sessions={sessions} />,
    });
  });
  routes.get(one, (c) => sendBooking(c, deps, c.req.param(), {}));
  routes.post(one, (c) => book(c, deps, c.req.param()));
  return routes;
}

interface Address {
  readonly venueId: string;
  readonly session: string;
}

interface Ticked {
  readonly staff?: readonly string[];
  readonly errors?: FormErrors;
  readonly status?: 409 | 422;
}

async function sendBooking(
  c: Context<AdminEnv>,
  deps: Deps,
  { venueId, session: sessionId }: Address,
  { staff, errors = EMPTY_FORM.errors, status }: Ticked,
): Promise<Response> {
  const shown = await showOfferedSession({ ...deps, sessionId, venueId });
  const ticked = staff ?? shown.staff.filter(({ booked }) => booked).map(({ member }) => member.id);
  return sendPage(c, deps, {
    title: 'Book places',
    back: { href: `/admin/venues/${venueId}/training/sessions`, text: 'Training sessions' },
    errors,
    ...(status !== undefined && { status }),
    content: <BookingPage shown={shown} venueId={venueId} ticked={ticked} error={errors['staff']} />,
  });
}

async function book(c: Context<AdminEnv>, deps: Deps, address: Address): Promise<Response> {
  const form = await readForm(c, BOOKING_FORM);
  if (!form.ok) return sendBooking(c, deps, address, { errors: form.errors });
  const { staff, had } = form.data;
  // Who was booked meanwhile by a colleague was not on this form, and stays as they are.
  const wanted = {
    book: staff.filter((id) => !had.includes(id)),
    giveUp: had.filter((id) => !staff.includes(id)),
  };
  const { venueId, session: sessionId } = address;
  try {
    await bookPlaces({ ...deps, sessionId, venueId, wanted, actor: actorOf(c.get('person')) });
  } catch (error) {
    return sendBooking(c, deps, address, { staff, ...refusalOf(error) });
  }
  return c.redirect(`/admin/venues/${venueId}/training/sessions?done=booked`, 303);
}
