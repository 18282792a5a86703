import type { Database } from '../../db/database.ts';
import { selectLicence, type Licence } from '../../db/licences.ts';
import { conflict, notFound } from '../domain/errors.ts';

export type { Licence } from '../../db/licences.ts';

/** @throws DomainError `licence.not_found` (404), also for another authority's */
export async function findLicence({
  authorityCode,
  licenceId,
  db,
}: {
  authorityCode: string;
  licenceId: string;
  db: Database;
}): Promise<Licence> {
  const licence = await selectLicence(db, authorityCode, licenceId);
  if (licence) return licence;
  throw licenceNotFound();
}

export function licenceNotFound(): Error {
  return notFound('licence.not_found', 'There is no such licence. Look for it on the list of licences.');
}

/** @throws DomainError `licence.changed_meanwhile` (409) where it is no longer as the page showed it */
export function requireVersion(licence: Licence, version: number): void {
  if (licence.version !== version) throw changedMeanwhile();
}

export function changedMeanwhile(cause?: unknown): Error {
  return conflict(
    'licence.changed_meanwhile',
    'Someone else changed this licence a moment ago, or a newer extract of the register did. Look at it again, then decide.',
    cause,
  );
}
