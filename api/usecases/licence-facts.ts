import { selectWard } from '../../db/areas.ts';
import type { Database } from '../../db/database.ts';
import { selectPremisesPlaces, type PremisesPlace } from '../../db/premises-places.ts';
import { conflict, invalid } from '../domain/errors.ts';
import type { LicenceFacts } from '../domain/licence.ts';
import { publicUrl } from '../domain/venue.ts';

/** Ward and town centre where an officer gives them; else they follow from the postcode or UPRN. */
export interface GivenPlace {
  readonly wardCode: string | null;
  readonly town: string;
}

/** 409 `licence.known` */
export function known(cause?: unknown): Error {
  return conflict(
    'licence.known',
    'The register has a licence with this number and postcode already. Look for it on the list of licences.',
    cause,
  );
}

/** @throws DomainError `licence.link_wrong` (400) where it is no web address */
export function requireLink({ registerLink }: LicenceFacts): void {
  if (registerLink === publicUrl(registerLink)) return;
  throw invalid('licence.link_wrong', 'The link to the register is no web address.', {
    registerLink: 'Enter a web address that begins with https:// or http://.',
  });
}

/**
 * Where the premises are: by their UPRN or postcode, else as the officer says.
 * @throws DomainError `licence.ward_unknown` (400) where the ward is none of the authority's
 */
export async function placeOf(
  db: Database,
  authorityCode: string,
  facts: LicenceFacts,
  given: GivenPlace,
): Promise<PremisesPlace> {
  const [found] = await selectPremisesPlaces(db, authorityCode, [facts]);
  const ward = given.wardCode === null ? undefined : await selectWard(db, given.wardCode);
  if (given.wardCode !== null && ward?.authorityCode !== authorityCode) {
    throw invalid('licence.ward_unknown', 'This ward is none of this authority.', {
      ward: 'Choose one of the wards that are listed.',
    });
  }
  return {
    point: found?.point ?? null,
    wardCode: found?.wardCode ?? ward?.code ?? null,
    town: found?.town || given.town,
  };
}
