import type { Database } from '../../db/database.ts';
import {
  countCertificates,
  selectCertificates,
  selectCertificatesOfVenue,
  type CertificateList,
  type NamedCertificate,
} from '../../db/external-certificates.ts';
import { selectStaff, type StaffMember } from '../../db/staff.ts';
import { selectVenueSummary } from '../../db/venue-names.ts';
import { notFound } from '../domain/errors.ts';

export {
  CERTIFICATE_LISTS,
  type CertificateList,
  type NamedCertificate,
} from '../../db/external-certificates.ts';

export type { StaffMember } from '../../db/staff.ts';

export const CERTIFICATES_A_PAGE = 25;
/** A venue's own list shows these; older ones have become records. */
const MOST_OF_VENUE = 100;

/** A page of what was sent to a council, and how many the list holds. */
export async function listCertificates({
  authorityCode,
  list,
  page,
  db,
}: {
  authorityCode: string;
  list: CertificateList;
  page: number;
  db: Database;
}): Promise<{ certificates: readonly NamedCertificate[]; total: number }> {
  const offset = (page - 1) * CERTIFICATES_A_PAGE;
  const [certificates, total] = await Promise.all([
    selectCertificates(db, authorityCode, { list, limit: CERTIFICATES_A_PAGE, offset }),
    countCertificates(db, authorityCode, list),
  ]);
  return { certificates, total };
}

export interface VenueCertificates {
  readonly venueName: string;
  /** Whom one can be sent for: who works there. */
  readonly staff: readonly StaffMember[];
  /** The newest first. */
  readonly certificates: readonly NamedCertificate[];
}

/**
 * What a venue has sent in.
 * @throws DomainError `venue.not_found` (404)
 */
export async function listVenueCertificates({
  venueId,
  db,
}: {
  venueId: string;
  db: Database;
}): Promise<VenueCertificates> {
  const [venue, staff, certificates] = await Promise.all([
    selectVenueSummary(db, venueId),
    selectStaff(db, venueId),
    selectCertificatesOfVenue(db, venueId, MOST_OF_VENUE),
  ]);
  if (!venue) throw notFound('venue.not_found', 'This venue is not on the register.');
  return { venueName: venue.name, staff: staff.filter(({ leftOn }) => leftOn === null), certificates };
}
