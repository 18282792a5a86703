import { selectApplications, selectManagerIds } from '../../db/applications.ts';
import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { insertSignUp, selectSignUp, selectSignUpsOf } from '../../db/sign-ups.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { selectVenueRecord } from '../../db/venue-facts.ts';
import { statesOfApplying } from '../domain/accreditation.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { actorOf } from '../domain/people.ts';

/** More than anyone works on at once. */
const MOST_OPEN = 10;
const KEY = /^[0-9a-z]{9}$/;

/**
 * Begins a sign-up, of premises that are still to be found, or of a venue that this person manages and that is to join
 * another scheme. The same form sent twice finds the first one; so does a second wish for the same venue.
 *
 * @param key of the form, drawn when it was shown: the sign-up's id
 * @param venueId a venue that the person manages; '' for premises that are still to be found
 * @throws DomainError `sign_up.not_your_venue` (404), `sign_up.too_many`, `sign_up.no_scheme_left` (409)
 */
export async function beginSignUp({
  key,
  venueId,
  person,
  db,
  clock,
  ids,
}: {
  key: string;
  venueId: string;
  person: { readonly id: string };
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ signUpId: string }> {
  const mine = await selectSignUpsOf(db, person.id);
  const open = mine.filter(({ state }) => state === 'open');
  const again = mine.find(({ id }) => id === key);
  if (again) return { signUpId: again.id };
  const begun = venueId === '' ? undefined : open.find((each) => each.venueId === venueId);
  if (begun) return { signUpId: begun.id };
  if (open.length >= MOST_OPEN) {
    throw conflict(
      'sign_up.too_many',
      `You have begun ${MOST_OPEN} sign-ups that are not sent. Go on with one of them, or set one aside.`,
    );
  }
  const authorityCode = venueId === '' ? null : await authorityOf({ venueId, person, db, clock });
  const taken = !KEY.test(key) || (await selectSignUp(db, key)) !== undefined;
  const id = taken ? ids.next() : key;
  const at = new Date(clock.now()).toISOString();
  const row = { id, personId: person.id, venueId: venueId === '' ? null : venueId, authorityCode, at };
  try {
    await writeAudited(
      db,
      [insertSignUp(db, row)],
      [
        {
          authority_code: authorityCode,
          occurred_at: at,
          actor: actorOf(person),
          action: 'sign_up.begun',
          subject: `sign-up/${id}`,
          details: venueId === '' ? {} : { venue: venueId },
        },
      ],
    );
  } catch (error) {
    if (!(error instanceof ConflictError && error.concerns('sign_ups'))) throw error;
  }
  return { signUpId: id };
}

async function authorityOf({
  venueId,
  person,
  db,
  clock,
}: {
  venueId: string;
  person: { readonly id: string };
  db: Database;
  clock: Clock;
}): Promise<string | null> {
  const venue = await selectVenueRecord(db, venueId);
  if (!venue || !(await selectManagerIds(db, venueId)).includes(person.id))
    throw notFound('sign_up.not_your_venue', 'You do not manage this venue. Ask for access to it first.');
  const { all } = await selectApplications(db, venueId);
  const schemes = await selectSchemes(db, londonDate(epochMinutes(clock.now())));
  const stateUnder = (key: string) => all.find(({ schemeKey }) => schemeKey === key)?.state ?? null;
  if (!schemes.some(({ key }) => statesOfApplying(stateUnder(key)) !== undefined)) {
    const message = `${venue.name} has applied for every scheme there is. See where each stands on its page.`;
    throw conflict('sign_up.no_scheme_left', message);
  }
  return venue.authorityCode;
}
