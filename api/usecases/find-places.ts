import type { Database } from '../../db/database.ts';
import { matchOf, selectEveryPlace, selectPlaces, type PlaceMatch } from '../../db/places.ts';
import { alikeCodes } from '../domain/alike-codes.ts';
import { guessPlaces } from '../domain/place-guesses.ts';
import { exactlyNamed } from '../domain/place-name.ts';
import { parsePostcode } from '../domain/postcode.ts';

/** Where what a person typed may be. */
export interface PlaceFound extends PlaceMatch {
  /** Nothing is called what was typed, and this is like it: even where it is the only one, she is asked. */
  readonly isGuess: boolean;
}

/**
 * Where what a person typed may be, best first: a postcode, outward code, town centre or station. One that is called
 * exactly so is the only answer. Where there is none, codes with letters typed for digits, then names that are a slip or
 * two away.
 */
export async function findPlaces({
  text,
  db,
}: {
  text: string;
  db: Database;
}): Promise<readonly PlaceFound[]> {
  const matches = await selectPlaces(db, { text });
  if (matches.length > 0) return exactlyNamed(text, matches).map((match) => ({ ...match, isGuess: false }));
  const coded = await findAlikeCodes(text, db);
  if (coded.length > 0) return coded;
  return guessPlaces(text, await selectEveryPlace(db)).map((place) => ({ ...matchOf(place), isGuess: true }));
}

/** Codes with letters typed for digits. The only way to read a whole postcode, `N12 OQG`, is no guess: else it is asked. */
async function findAlikeCodes(text: string, db: Database): Promise<readonly PlaceFound[]> {
  const [code = '', ...others] = alikeCodes(text);
  const isRead = others.length === 0 && /\d/.test(text) && !parsePostcode(text) && !!parsePostcode(code);
  const found = await Promise.all([code, ...others].map((each) => selectPlaces(db, { text: each })));
  const codes = found.flat().filter(({ kind }) => kind === 'postcode' || kind === 'outcode');
  const places = new Map(codes.map((place) => [place.label, { ...place, isGuess: !isRead }]));
  return [...places.values()];
}
