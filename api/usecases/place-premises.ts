import { selectAreaAt } from '../../db/area-at.ts';
import { selectAuthorities } from '../../db/areas.ts';
import type { Database } from '../../db/database.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { distanceMetres, type Point } from '../domain/geo.ts';
import { parsePosition } from '../domain/parse-position.ts';
import type { PinSource } from '../domain/sign-up.ts';
import { pinOptions, type PinOptions } from './pin-options.ts';
import { readSignUp, type SignUpView } from './read-sign-up.ts';
import { saveSignUpStep, type Saving } from './save-sign-up-step.ts';

/** What the form sends for "I have the exact position". */
export const OWN_POSITION = 'position';

/** A postcode of the country can be this wide: further off, the position or the postcode is wrong. */
const FURTHEST_METRES = 2_000;

/** Where the premises of a sign-up can be put. */
export function pinOptionsOf({ view, db }: { view: SignUpView; db: Database }): Promise<PinOptions> {
  const { venue, signUp } = view;
  const at = venue && venue.lat !== null && venue.lon !== null ? { lat: venue.lat, lon: venue.lon } : null;
  return pinOptions({
    postcode: signUp.answers.about?.is.postcode ?? '',
    known: venue && { id: venue.id, postcode: venue.postcode, point: at },
    db,
  });
}

/**
 * Puts the premises of a sign-up on the map, and finds the council whose officers will look at it.
 *
 * @param choice the key of a pin option, or `position`
 * @param position what was copied from a map, for `position`
 * @throws DomainError `sign_up.no_address` (409), `sign_up.no_pin`, `sign_up.outside` (400, with the field), and as
 *   saveSignUpStep
 */
export async function placePremises({
  signUpId,
  choice,
  position,
  shownVersion,
  person,
  db,
  clock,
}: {
  signUpId: string;
  choice: string;
  position: string;
  shownVersion: number;
  person: { readonly id: string };
  db: Database;
  clock: Clock;
}): Promise<Saving<'place'>> {
  const view = await readSignUp({ signUpId, db, clock });
  const postcode = view.signUp.answers.about?.is.postcode;
  if (postcode === undefined)
    throw conflict('sign_up.no_address', 'Enter the address first, then say where it is on the map.');
  const { point, by } = pinOf(await pinOptionsOf({ view, db }), { choice, position, postcode });
  const { authorityCode } = await selectAreaAt(db, point, postcode);
  if (authorityCode === null) throw await outside(postcode, db);
  return saveSignUpStep({
    signUpId,
    step: 'place',
    answer: { lat: point.lat, lon: point.lon, postcode, by },
    shownVersion,
    changes: authorityCode === view.signUp.authorityCode ? {} : { authorityCode },
    person,
    db,
    clock,
  });
}

function pinOf(
  { options }: PinOptions,
  { choice, position, postcode }: { choice: string; position: string; postcode: string },
): { point: Point; by: PinSource } {
  if (choice !== OWN_POSITION) {
    const chosen = options.find(({ key }) => key === choice);
    if (chosen) return chosen;
    const advice = 'Choose where to put your venue on the map';
    throw invalid('sign_up.no_pin', advice, { pin: advice });
  }
  const point = parsePosition(position);
  if (!point) {
    const advice = 'Paste a position like 51.6135, -0.1765, or a link from a map that holds it';
    throw invalid('sign_up.no_pin', advice, { position: advice });
  }
  const [middle] = options;
  const metres = middle ? distanceMetres(middle.point, point) : 0;
  if (metres > FURTHEST_METRES) {
    const advice = `This position is ${(metres / 1_000).toFixed(0)} km from ${postcode}. Check the position, and the postcode`;
    throw invalid('sign_up.no_pin', advice, { position: advice });
  }
  return { point, by: 'position' };
}

async function outside(postcode: string, db: Database) {
  const names = (await selectAuthorities(db)).map(({ name }) => name);
  const councils = names.length === 0 ? 'no council yet' : names.join(', ');
  const advice = `${postcode} is not in an area that this register covers: it is for ${councils}. If the postcode is wrong, change it. If it is right, ask your own council about its scheme`;
  return invalid('sign_up.outside', `${advice}.`, { pin: advice });
}
