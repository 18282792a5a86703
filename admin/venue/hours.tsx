import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import type { WeekHours } from '../../api/domain/hours.ts';
import { actorOf } from '../../api/domain/people.ts';
import { changeHours, hoursVersion } from '../../api/usecases/change-hours.ts';
import { CHANGED_MEANWHILE } from '../../api/usecases/change-venue.ts';
import { showComingHours } from '../../api/usecases/show-coming-hours.ts';
import type { AdminEnv } from '../admin-env.ts';
import { single } from '../form/fields.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { readForm, type FormValues } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { hoursValues, rearranged, textIn } from './hours-fields.ts';
import { hoursGrid } from './hours-form.ts';
import { HoursPage } from './hours-page.tsx';
import { isManager, venueHome } from './venue-address.ts';

type Purpose = 'opening' | 'haven';

const PATHS = { opening: 'hours', haven: 'haven-hours' } as const;
const SOMEONE_ELSE =
  'Someone else changed these hours while you were writing. Look at what is saved now, then save yours or cancel';

/** GET and POST /admin/venues/:venueId/hours and …/haven-hours */
export function hoursRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  for (const purpose of ['opening', 'haven'] as const) {
    const path = `/venues/:venueId/${PATHS[purpose]}` as const;
    routes.get(path, (c) => show(c, deps, purpose, c.req.param('venueId')));
    routes.post(path, (c) => save(c, deps, purpose, c.req.param('venueId')));
  }
  return routes;
}

async function show(
  c: Context<AdminEnv>,
  deps: Deps,
  purpose: Purpose,
  venueId: string,
  again?: Filled & { theirs?: boolean; was?: string },
): Promise<Response> {
  const { venue, hours } = await showComingHours({ venueId, ...deps });
  const kept = hours[purpose]?.hours;
  const home = venueHome(c.get('person'), venue);
  const first = filledWith({
    ...hoursValues(kept ?? NO_HOURS),
    when: kept || purpose === 'opening' ? 'own' : 'doors',
  });
  return sendPage(c, deps, {
    title: purpose === 'opening' ? 'Opening hours' : 'When trained staff are here',
    back: { href: home, text: venue.name },
    errors: again?.errors ?? {},
    ...(again?.theirs && { status: 409 }),
    content: (
      <HoursPage
        purpose={purpose}
        venueName={venue.name}
        form={again ?? first}
        was={again?.was ?? (await hoursVersion(kept))}
        theirs={again?.theirs ? (kept ?? 'none') : undefined}
        cancel={home}
      />
    ),
  });
}

const NO_HOURS: WeekHours = {
  weekly: { mo: [], tu: [], we: [], th: [], fr: [], sa: [], su: [] },
  bankHolidays: 'as_usual',
};

async function save(c: Context<AdminEnv>, deps: Deps, purpose: Purpose, venueId: string): Promise<Response> {
  const person = c.get('person');
  const form = await readForm(c, purpose === 'opening' ? hoursGrid() : havenHours);
  const was = textIn(form.values, 'was');
  const moved = rearranged(form.values);
  if (moved) return show(c, deps, purpose, venueId, { values: moved, errors: {}, was });
  if (!form.ok) return show(c, deps, purpose, venueId, { ...form, was });
  try {
    const change = { venueId, purpose, hours: form.data, was, actor: actorOf(person) };
    await changeHours({ ...change, byManager: isManager(person, venueId), ...deps });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== CHANGED_MEANWHILE) throw error;
    const errors = { form: SOMEONE_ELSE };
    return show(c, deps, purpose, venueId, { values: form.values, errors, theirs: true });
  }
  return c.redirect(`/admin/venues/${venueId}/days?done=hours`, 303);
}

/** Help whenever the doors are open, or a grid of its own. */
const havenHours = z.unknown().transform((sent, ctx): WeekHours | null => {
  const when = single(((sent ?? {}) as FormValues)['when']);
  if (when === 'doors') return null;
  if (when !== 'own') {
    ctx.addIssue({ code: 'custom', message: 'Choose when trained staff are on hand', path: ['when'] });
    return z.NEVER;
  }
  const grid = hoursGrid({ missing: 'Enter when trained staff are on hand' }).safeParse(sent);
  if (grid.success) return grid.data;
  for (const { message, path } of grid.error.issues) ctx.addIssue({ code: 'custom', message, path });
  return z.NEVER;
});
