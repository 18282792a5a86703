import type { Database } from '../../db/database.ts';
import {
  selectPremises,
  selectPremisesAt,
  selectPremisesByFhrsid,
  selectPremisesByUprn,
  type FoundPremises,
} from '../../db/premises-search.ts';
import { likelyDuplicates, type Duplicate } from '../domain/duplicates.ts';
import type { SignUpView } from './read-sign-up.ts';

/**
 * Premises on the register that may be those of a sign-up, and that its manager has not said they are not. Of premises that
 * were found on the register, only such as someone has signed up already.
 */
export async function findDuplicates({
  view: { signUp, factsKnown },
  db,
}: {
  view: SignUpView;
  db: Database;
}): Promise<readonly Duplicate<FoundPremises>[]> {
  const { about, premises } = signUp.answers;
  if (factsKnown || !about || !premises) return [];
  const own = signUp.venueId === null ? undefined : await selectPremises(db, signUp.venueId);
  const { name, postcode } = about.is;
  const uprn = own?.uprn ?? null;
  const fhrsid = own?.fhrsid ?? null;
  const known = [
    ...(await selectPremisesAt(db, postcode)),
    ...(fhrsid === null ? [] : await selectPremisesByFhrsid(db, fhrsid)),
    ...(uprn === null ? [] : await selectPremisesByUprn(db, uprn)),
  ];
  const others = [...new Map(known.map((each) => [each.id, each])).values()].filter(
    ({ id, standing }) => id !== own?.id && (own === undefined || standing === 'registered'),
  );
  return likelyDuplicates({ name, postcode, uprn, fhrsid }, others, new Set(premises.is.notThese));
}
