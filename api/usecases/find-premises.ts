import type { Database } from '../../db/database.ts';
import { selectOutcodesNear } from '../../db/postcodes.ts';
import { selectPlaces } from '../../db/places.ts';
import {
  selectPremisesAt,
  selectPremisesByFhrsid,
  selectPremisesIn,
  type FoundPremises,
} from '../../db/premises-search.ts';
import { parseOutcode, parsePostcode, writtenPostcode } from '../domain/postcode.ts';
import { rankPremises } from '../domain/rank-premises.ts';

export type { FoundPremises } from '../../db/premises-search.ts';

/** More than a person looks through. */
const MOST_FOUND = 20;
/** A town centre lies in one or two outward codes; in three at most its shops are. */
const MOST_OUTCODES = 3;
const TOWN_METRES = 2_500;

export interface PremisesSearch {
  /** Part of a name; may be empty. */
  readonly name: string;
  /** A postcode, the beginning of one, a town or a station; may be empty where there is a number. */
  readonly place: string;
  /** A number of the Food Hygiene Rating Scheme; may be empty. */
  readonly fhrsid: string;
}

export interface PremisesFound {
  readonly found: readonly FoundPremises[];
  /** There are more than are told: a name, or a whole postcode, would find fewer. */
  readonly more: boolean;
  /** False where nothing on the register is called like the place that was given. */
  readonly placeKnown: boolean;
}

/**
 * Premises of the register that a person may mean, best first, at most 20. Looked for by number, or in one place only: at a
 * postcode, or in the outward codes of a place, so that it costs the same however many premises there are elsewhere.
 */
export async function findPremises({
  name,
  place,
  fhrsid,
  db,
}: PremisesSearch & { db: Database }): Promise<PremisesFound> {
  if (fhrsid !== '') {
    const found = await selectPremisesByFhrsid(db, fhrsid);
    if (found.length > 0 || place === '') return answer(found, { name: '', postcode: '' });
  }
  const postcode = parsePostcode(place);
  const written = postcode ? writtenPostcode(postcode) : '';
  const at = postcode ? await selectPremisesAt(db, written) : [];
  if (postcode && name === '') return answer(at, { name, postcode: written });
  const beginnings = postcode ? [postcode.outcode] : await beginningsOf(db, place);
  if (beginnings.length === 0) return { found: [], more: false, placeKnown: false };
  const around: FoundPremises[] = [];
  for (const beginning of beginnings) around.push(...(await selectPremisesIn(db, beginning)));
  return answer(around, { name, postcode: written });
}

function answer(found: readonly FoundPremises[], typed: { name: string; postcode: string }): PremisesFound {
  const ranked = rankPremises(
    found.filter(({ standing }) => standing !== 'closed'),
    typed,
  );
  return { found: ranked.slice(0, MOST_FOUND), more: ranked.length > MOST_FOUND, placeKnown: true };
}

/** `N12` and `n12 0` as they are; of a town or a station the outward codes round it. */
async function beginningsOf(db: Database, place: string): Promise<readonly string[]> {
  const [, outcode = '', figure] = /^\s*([a-z]{1,2}\d[a-z\d]?)\s+(\d)[a-z]?\s*$/i.exec(place) ?? [];
  if (figure !== undefined && parseOutcode(outcode)) return [`${outcode.toUpperCase()} ${figure}`];
  const whole = parseOutcode(place);
  if (whole !== undefined) return [whole];
  const [match] = await selectPlaces(db, { text: place, limit: 1 });
  return match ? selectOutcodesNear(db, match, { metres: TOWN_METRES, limit: MOST_OUTCODES }) : [];
}
