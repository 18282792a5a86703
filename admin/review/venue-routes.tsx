import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { DECISIONS } from '../../api/domain/case-facts.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { actorOf } from '../../api/domain/people.ts';
import { listVenueCasework } from '../../api/usecases/list-venue-casework.ts';
import { markDuplicate } from '../../api/usecases/mark-duplicate.ts';
import { noteOnVenue } from '../../api/usecases/note-on-venue.ts';
import { showVenueLicences } from '../../api/usecases/show-licence.ts';
import { openVenueFile } from '../../api/usecases/show-venue-file.ts';
import type { AdminEnv } from '../admin-env.ts';
import { isPartnerOnly, worksFor } from '../council-roles.ts';
import { text, wholeNumber } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { readVenueTraining } from '../../api/usecases/read-venue-training.ts';
import { licenceRights } from '../licences/rights.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { councilAddress, venueAddress } from './addresses.ts';
import { DECISION_WORDS, LONGEST_NOTE } from './decision-form.ts';
import { deciderOf } from './decision-routes.tsx';
import { DuplicatePage, NotePage } from './file-pages.tsx';
import { VENUE_DONE } from '../venue/done-words.ts';
import { CaseworkPanels } from './panels.tsx';
import { VenuePage } from './venue-page.tsx';

const VENUE = '/councils/:authority/venues/:venueId';

const DONE: Readonly<Record<string, string>> = {
  ...VENUE_DONE,
  ...Object.fromEntries(DECISIONS.map((decision) => [decision, DECISION_WORDS[decision].done])),
  note: 'The note is on the file.',
  duplicate: 'The entry is closed as a duplicate.',
  evidence: 'What you found is written down.',
  ready: 'What you found is written down. Nothing is lacking any more: an approver decides next.',
  training: 'The training is recorded.',
  dates: 'The training is recorded. The venue is shown for as long as it counts.',
  plan: 'The training is recorded. Too few are trained, so the venue has an action plan with a deadline.',
};

const NOTE_FORM = z.object({ note: text('the note', { max: LONGEST_NOTE, lines: true }) });
const DUPLICATE_FORM = z.object({
  other: text('the id of the other entry', { max: 40 }),
  sequence: wholeNumber('the page’s number', { max: 1_000_000_000 }),
});

/** An officer's page of a venue, its notes, and what is a duplicate. */
export function venueRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(VENUE, (c) => showVenue(c, deps));
  routes.get(`${VENUE}/note`, (c) => showNote(c, deps, EMPTY_FORM));
  routes.post(`${VENUE}/note`, async (c) => {
    const form = await readForm(c, NOTE_FORM);
    if (!form.ok) return showNote(c, deps, form);
    const { venueId, authorityCode, path } = placeOf(c);
    await noteOnVenue({ venueId, authorityCode, ...form.data, actor: actorOf(c.get('person')), ...deps });
    return c.redirect(`${path}?done=note`, 303);
  });
  routes.get(`${VENUE}/duplicate`, (c) => showDuplicate(c, deps, EMPTY_FORM));
  routes.post(`${VENUE}/duplicate`, async (c) => {
    const form = await readForm(c, DUPLICATE_FORM);
    if (!form.ok) return showDuplicate(c, deps, form);
    const { venueId, authorityCode, path } = placeOf(c);
    const { other: otherId, sequence: expectedSequence } = form.data;
    const actor = actorOf(c.get('person'));
    try {
      await markDuplicate({ venueId, otherId, authorityCode, expectedSequence, actor, ...deps });
    } catch (error) {
      const { errors, status } = refusalOf(error);
      return showDuplicate(c, deps, { values: form.values, errors }, status);
    }
    return c.redirect(`${path}?done=duplicate`, 303);
  });
  return routes;
}

function placeOf(c: Context<AdminEnv>) {
  const authorityCode = c.req.param('authority') ?? '';
  const venueId = c.req.param('venueId') ?? '';
  return { authorityCode, venueId, path: venueAddress(authorityCode, venueId) };
}

function openAt(c: Context<AdminEnv>, { db, clock }: Deps) {
  const { authorityCode, venueId } = placeOf(c);
  const decider = deciderOf(c.get('person'), authorityCode);
  return openVenueFile({ venueId, authorityCode, decider, db, clock });
}

async function showVenue(c: Context<AdminEnv>, deps: Deps): Promise<Response> {
  const { authorityCode, path } = placeOf(c);
  const person = c.get('person');
  const opened = await openAt(c, deps);
  const casework = await listVenueCasework({ venueId: opened.file.id, db: deps.db });
  const interval = opened.schemes[0]?.found.licenceMonths;
  const known =
    interval === undefined
      ? undefined
      : { licenceMonths: interval, inForce: opened.schemes.map(({ found }) => found.scheme) };
  const training = await readVenueTraining({ venueId: opened.file.id, known, ...deps });
  const licences = await showVenueLicences({ venue: opened.file, interval, db: deps.db });
  const works = worksFor(person, authorityCode);
  const partner = isPartnerOnly(person, authorityCode);
  const now = epochMinutes(deps.clock.now());
  return sendPage(c, deps, {
    title: opened.file.name,
    back: { href: councilAddress(authorityCode, 'venues'), text: 'Venues' },
    ...doneNotice(c, DONE),
    content: (
      <VenuePage
        opened={opened}
        path={path}
        now={now}
        works={works}
        partner={partner}
        panels={
          <CaseworkPanels
            {...{ casework, licences, training, opened, path, works, partner }}
            rights={licenceRights(person, authorityCode)}
            today={londonDate(now)}
          />
        }
      />
    ),
  });
}

async function showNote(c: Context<AdminEnv>, deps: Deps, form: Filled): Promise<Response> {
  const { file } = await openAt(c, deps);
  const { path } = placeOf(c);
  return sendPage(c, deps, {
    title: `A note: ${file.name}`,
    back: { href: path },
    errors: form.errors,
    content: <NotePage name={file.name} form={form} />,
  });
}

async function showDuplicate(
  c: Context<AdminEnv>,
  deps: Deps,
  form: Filled,
  status?: 409 | 422,
): Promise<Response> {
  const { path } = placeOf(c);
  const opened = await openAt(c, deps);
  return sendPage(c, deps, {
    title: `A duplicate: ${opened.file.name}`,
    back: { href: path },
    errors: form.errors,
    ...(status && { status }),
    content: <DuplicatePage opened={opened} form={form} />,
  });
}
