import type { Database } from '../../db/database.ts';
import { selectJoinLink } from '../../db/join-links.ts';
import { DomainError, notFound } from '../domain/errors.ts';
import { requireVenue, type VenueRecord } from './change-venue.ts';

/**
 * The venue whose staff a link lets in. It tells nothing of who works there.
 * @throws DomainError `join.unknown` (404), `join.over` (410): it was taken back, or replaced by another
 */
export async function openJoinLink({ token, db }: { token: string; db: Database }): Promise<VenueRecord> {
  const link = await selectJoinLink(db, token);
  if (!link)
    throw notFound('join.unknown', 'This link is not known. Scan the code on the staff-room sheet again.');
  if (link.revokedAt !== null) {
    throw new DomainError(
      'join.over',
      410,
      'This link does not work any more. Ask your manager for the new one, or look at the staff-room sheet.',
    );
  }
  return requireVenue(db, link.venueId);
}
