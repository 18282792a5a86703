import type { LicenceList } from '../../api/domain/licence-lists.ts';

/** The pages of an authority's licences. */
export function licencesPath(authorityCode: string): string {
  return `/admin/councils/${authorityCode}/licences`;
}

export function listPath(authorityCode: string, list: LicenceList): string {
  return `${licencesPath(authorityCode)}/lists/${list}`;
}

/** The page of one licence. */
export function licencePath(licenceId: string): string {
  return `/admin/licences/${licenceId}`;
}

/** An officer's page of a venue. */
export function venuePath(authorityCode: string, venueId: string): string {
  return `/admin/councils/${authorityCode}/venues/${venueId}`;
}
