import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import type { Point } from '../../api/domain/geo.ts';
import { parsePosition } from '../../api/domain/parse-position.ts';
import { actorOf } from '../../api/domain/people.ts';
import { CHANGED_MEANWHILE, requireVenue, type VenueRecord } from '../../api/usecases/change-venue.ts';
import { pinOptions } from '../../api/usecases/pin-options.ts';
import {
  approvedFactsVersion,
  findWaitingChange,
  proposeVenueChange,
} from '../../api/usecases/propose-venue-change.ts';
import { takeBackChange } from '../../api/usecases/take-back-change.ts';
import type { AdminEnv } from '../admin-env.ts';
import * as field from '../form/fields.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { formKeyOf } from '../form/form-key.tsx';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { textIn } from './hours-fields.ts';
import { PlacePage } from './place-page.tsx';
import { venueHome } from './venue-address.ts';

const PLACE = z
  .object({
    name: field.text('the name of the venue', { max: 120 }),
    address: field.text('the address', { max: 200 }),
    postcode: field.postcode('the postcode').required,
    pin: field.choice(['keep', 'postcode', 'position'], 'Choose where its door is on the map'),
    position: field.optionalText('the position', { max: 1_000 }),
  })
  .superRefine(({ pin, position }, ctx) => {
    if (pin !== 'position' || (position !== null && parsePosition(position))) return;
    const message =
      'Enter a position like 51.6135, -0.1765, or a link from Google Maps, Apple Maps or OpenStreetMap';
    ctx.addIssue({ code: 'custom', path: ['position'], message });
  });

/** GET and POST /admin/venues/:venueId/place, POST …/place/take-back */
export function placeRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/place', (c) => show(c, deps, c.req.param('venueId')));
  routes.post('/venues/:venueId/place', (c) => save(c, deps, c.req.param('venueId')));
  routes.post('/venues/:venueId/place/take-back', async (c) => {
    const venueId = c.req.param('venueId');
    const { values } = await readForm(c, z.unknown());
    const changeId = textIn(values, 'change');
    await takeBackChange({ venueId, changeId, actor: actorOf(c.get('person')), ...deps });
    return toVenue(c, deps, venueId, 'taken-back');
  });
  return routes;
}

async function show(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  again?: Filled & { theirs?: boolean; was?: string },
): Promise<Response> {
  const venue = await requireVenue(deps.db, venueId);
  const cancel = venueHome(c.get('person'), venue);
  return sendPage(c, deps, {
    title: 'Name and place',
    back: { href: cancel, text: venue.name },
    errors: again?.errors ?? {},
    ...(again?.theirs && { status: 409 }),
    content: (
      <PlacePage
        facts={venue}
        waits={venue.wasShown}
        form={again ?? (await firstForm(deps, venue))}
        was={again?.was ?? (await approvedFactsVersion(venue))}
        changeId={formKeyOf(again?.values ?? {}, deps.ids)}
        theirs={again?.theirs ?? false}
        cancel={cancel}
      />
    ),
  });
}

/** The form starts with what was asked already, where something waits. */
async function firstForm(deps: Deps, venue: VenueRecord): Promise<Filled> {
  const asked = (await findWaitingChange({ venueId: venue.id, ...deps }))?.proposed ?? {};
  const { name, address, postcode } = { ...venue, ...asked };
  const moved = typeof asked.lat === 'number' && typeof asked.lon === 'number';
  return filledWith({
    name,
    address,
    postcode,
    pin: moved ? 'position' : venue.lat === null ? 'postcode' : 'keep',
    position: moved ? `${asked.lat}, ${asked.lon}` : null,
  });
}

async function save(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const form = await readForm(c, PLACE);
  const was = textIn(form.values, 'was');
  if (!form.ok) return show(c, deps, venueId, { ...form, was });
  const venue = await requireVenue(deps.db, venueId);
  const { name, address, postcode, pin, position } = form.data;
  const point = await pointOf(deps, venue, { pin, postcode, position });
  if (point === undefined) {
    const message =
      'The register does not know where this postcode is. Check it, or copy a position from a map';
    return show(c, deps, venueId, { values: form.values, errors: { pin: message }, was });
  }
  const changeId = formKeyOf(form.values, deps.ids);
  try {
    const facts = { name, address, postcode, ...point };
    const done = await proposeVenueChange({
      ...{ venueId, changeId, facts, was, actor: actorOf(c.get('person')) },
      ...deps,
    });
    return toVenue(c, deps, venueId, DONE_WORDS[done]);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === CHANGED_MEANWHILE)
      return show(c, deps, venueId, { values: form.values, errors: { form: error.message }, theirs: true });
    if (error.status !== 400) throw error;
    return show(c, deps, venueId, { values: form.values, errors: { ...error.fields }, was });
  }
}

const DONE_WORDS = { waits: 'asked', applied: 'changed', unchanged: 'unchanged' } as const;

/** Undefined where the register does not know the postcode. */
async function pointOf(
  deps: Deps,
  { lat, lon }: VenueRecord,
  { pin, postcode, position }: { pin: string; postcode: string; position: string | null },
): Promise<{ lat: number | null; lon: number | null } | undefined> {
  if (pin === 'keep') return { lat, lon };
  if (pin === 'position') return parsePosition(position ?? '');
  const { options, exact } = await pinOptions({ postcode, known: undefined, ...deps });
  const point: Point | undefined = exact ? options[0]?.point : undefined;
  return point;
}

async function toVenue(c: Context<AdminEnv>, deps: Deps, venueId: string, done: string): Promise<Response> {
  const venue = await requireVenue(deps.db, venueId);
  return c.redirect(`${venueHome(c.get('person'), venue)}?done=${done}`, 303);
}
