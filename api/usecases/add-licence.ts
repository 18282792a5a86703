import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { insertLicence, selectLicence, selectLicenceByKey } from '../../db/licences.ts';
import type { Clock } from '../domain/clock.ts';
import { licenceKey, type LicenceFacts } from '../domain/licence.ts';
import { known, placeOf, requireLink, type GivenPlace } from './licence-facts.ts';
import { writeLicence } from './write-licence.ts';

/**
 * Enters a licence that an officer has read in the authority's register.
 *
 * @param licenceId drawn with the form: sent twice, the second finds the first result
 * @throws DomainError `licence.known` (409) where the register has a licence of this number and postcode,
 *   `licence.link_wrong`, `licence.ward_unknown` (400)
 */
export async function addLicence({
  authorityCode,
  licenceId,
  facts,
  place,
  actor,
  db,
  clock,
}: {
  authorityCode: string;
  licenceId: string;
  facts: LicenceFacts;
  place: GivenPlace;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<{ licenceId: string }> {
  requireLink(facts);
  if (await selectLicence(db, authorityCode, licenceId)) return { licenceId };
  const key = licenceKey(facts.number, facts.postcode);
  if (await selectLicenceByKey(db, authorityCode, key)) throw known();
  const at = new Date(clock.now()).toISOString();
  const found = await placeOf(db, authorityCode, facts, place);
  const licence = { id: licenceId, authorityCode, key, source: 'officer', facts, place: found };
  try {
    await writeLicence(
      db,
      [insertLicence(db, licence, at)],
      [
        {
          ...{ authority_code: authorityCode, occurred_at: at, actor },
          ...{ action: 'licence.added', subject: `licence/${licenceId}` },
          details: { number: facts.number, premises: facts.premisesName, status: facts.status },
        },
      ],
    );
  } catch (error) {
    if (!(error instanceof ConflictError) || !error.concerns('premises_licences')) throw error;
    // The same form a moment ago, or a colleague's.
    if (!(await selectLicence(db, authorityCode, licenceId))) throw known(error);
  }
  return { licenceId };
}
