import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { usualDeadline } from '../../api/domain/action-plan.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { DomainError, notFound } from '../../api/domain/errors.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { actorOf } from '../../api/domain/people.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { handOverVenue } from '../../api/usecases/hand-over-venue.ts';
import { inviteManager } from '../../api/usecases/invite-manager.ts';
import { requireAttempt } from '../../api/usecases/limit-attempts.ts';
import { changesHands, listManagers } from '../../api/usecases/list-managers.ts';
import { removeManager } from '../../api/usecases/remove-manager.ts';
import type { AdminEnv } from '../admin-env.ts';
import { email, mustTick } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf, type Refusal } from '../form/refusal.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { HandOverPage, PeoplePage, RemovePage } from './people-pages.tsx';
import { venueHome } from './venue-address.ts';

const DONE = {
  invited: 'They can manage the venue now. We have told them by e-mail.',
  already: 'They manage the venue already, so nothing was changed.',
  removed: 'They no longer manage the venue.',
};
const DAY_MS = 24 * 60 * 60 * 1000;
/** Each invitation is a mail to a stranger. */
const INVITATIONS_A_DAY = 20;

const INVITE = z.object({ email: email('their e-mail address').required });
const HAND_OVER = z.object({
  email: email('the e-mail address of the person who takes over').required,
  sure: mustTick('Tick the box to say that you are sure'),
});

/** /admin/venues/:venueId/people, …/people/:personId/remove and …/hand-over */
export function peopleRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/people', (c) => show(c, deps, c.req.param('venueId'), EMPTY_FORM));
  routes.post('/venues/:venueId/people', (c) => invite(c, deps, c.req.param('venueId')));
  routes.get('/venues/:venueId/people/:personId/remove', (c) => askRemove(c, deps, c.req.param()));
  routes.post('/venues/:venueId/people/:personId/remove', (c) => remove(c, deps, c.req.param()));
  routes.get('/venues/:venueId/hand-over', (c) => askHandOver(c, deps, c.req.param('venueId'), EMPTY_FORM));
  routes.post('/venues/:venueId/hand-over', (c) => handOver(c, deps, c.req.param('venueId')));
  return routes;
}

async function show(c: Context<AdminEnv>, deps: Deps, venueId: string, form: Filled): Promise<Response> {
  const person = c.get('person');
  const { venue, managers } = await listManagers({ venueId, ...deps });
  return sendPage(c, deps, {
    title: `Who manages ${venue.name}`,
    back: { href: venueHome(person, venue), text: venue.name },
    errors: form.errors,
    ...doneNotice(c, DONE),
    content: <PeoplePage venue={venue} managers={managers} me={person.id} form={form} />,
  });
}

async function invite(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const person = c.get('person');
  const form = await readForm(c, INVITE);
  if (!form.ok) return show(c, deps, venueId, form);
  await requireInvitation(deps, person.id);
  try {
    const { publicOrigin } = deps.config;
    const invitation = { venueId, email: form.data.email, inviter: person, publicOrigin };
    const { invited } = await inviteManager({ ...invitation, ...deps });
    return c.redirect(`/admin/venues/${venueId}/people?done=${invited ? 'invited' : 'already'}`, 303);
  } catch (error) {
    return show(c, deps, venueId, { values: form.values, errors: { email: addressRefusal(error) } });
  }
}

/** What a form says of an address that cannot be taken; anything else is no matter of the form. */
function addressRefusal(error: unknown): string {
  const aboutAddress = ['manager.too_many', 'manager.stopped', 'manager.same'];
  if (error instanceof DomainError && aboutAddress.includes(error.code)) return error.message;
  throw error;
}

function requireInvitation(deps: Deps, personId: string): Promise<void> {
  const limit = { key: `invite ${personId}`, most: INVITATIONS_A_DAY, windowMs: DAY_MS };
  return requireAttempt({ limits: [limit], ...deps });
}

async function askRemove(
  c: Context<AdminEnv>,
  deps: Deps,
  { venueId, personId }: { venueId: string; personId: string },
  refusal?: Refusal,
): Promise<Response> {
  const { venue, managers } = await listManagers({ venueId, ...deps });
  const manager = managers.find((each) => each.personId === personId);
  if (!manager) throw notFound('manager.not_found', 'They do not manage this venue.');
  const cancel = `/admin/venues/${venueId}/people`;
  const isMe = personId === c.get('person').id;
  const recheckUntil = (await changesHands({ venueId, personId, ...deps })) ? recheckDay(deps) : undefined;
  return sendPage(c, deps, {
    title: isMe ? 'Stop managing a venue' : 'Remove a manager',
    back: { href: cancel },
    ...refusal,
    content: (
      <RemovePage
        venueName={venue.name}
        manager={manager}
        isMe={isMe}
        recheckUntil={recheckUntil}
        cancel={cancel}
      />
    ),
  });
}

/** The last day of a re-check that begins today, in words. */
function recheckDay({ clock }: Pick<Deps, 'clock'>): string {
  return dateWords(usualDeadline('change_of_people', londonDate(epochMinutes(clock.now()))));
}

async function remove(
  c: Context<AdminEnv>,
  deps: Deps,
  params: { venueId: string; personId: string },
): Promise<Response> {
  const { venueId, personId } = params;
  const person = c.get('person');
  await readForm(c, z.unknown());
  const { publicOrigin } = deps.config;
  try {
    await removeManager({ venueId, personId, actor: actorOf(person), publicOrigin, ...deps });
  } catch (error) {
    return askRemove(c, deps, params, refusalOf(error));
  }
  const here = personId === person.id ? '/admin?done=left' : `/admin/venues/${venueId}/people?done=removed`;
  return c.redirect(here, 303);
}

async function askHandOver(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  form: Filled,
): Promise<Response> {
  const { venue, isAccredited } = await listManagers({ venueId, ...deps });
  const cancel = `/admin/venues/${venueId}/people`;
  const recheckUntil = isAccredited ? recheckDay(deps) : undefined;
  return sendPage(c, deps, {
    title: 'Hand the venue over',
    back: { href: cancel },
    errors: form.errors,
    content: <HandOverPage venueName={venue.name} form={form} recheckUntil={recheckUntil} cancel={cancel} />,
  });
}

async function handOver(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const person = c.get('person');
  const form = await readForm(c, HAND_OVER);
  if (!form.ok) return askHandOver(c, deps, venueId, form);
  await requireInvitation(deps, person.id);
  try {
    const { publicOrigin } = deps.config;
    await handOverVenue({ venueId, email: form.data.email, manager: person, publicOrigin, ...deps });
  } catch (error) {
    return askHandOver(c, deps, venueId, { values: form.values, errors: { email: addressRefusal(error) } });
  }
  return c.redirect('/admin?done=handed-over', 303);
}
