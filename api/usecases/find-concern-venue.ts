import { selectOnceShownVenue } from '../../db/concerns.ts';
import type { Database } from '../../db/database.ts';
import { selectPublicHaven } from '../../db/public-havens.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import type { Haven } from '../domain/haven.ts';
import { idOfSlug } from '../domain/venue.ts';

/**
 * The place that somebody wants to say something about, by its id or slug.
 * @returns what is shown of it now; nothing of one that was shown before and is not now, though it takes concerns
 * @throws DomainError `haven.not_found` (404) where it never was shown
 */
export async function findConcernVenue({
  idOrSlug,
  db,
  clock,
}: {
  idOrSlug: string;
  db: Database;
  clock: Clock;
}): Promise<{ haven: Haven | undefined }> {
  const venueId = idOfSlug(idOrSlug);
  const haven = await selectPublicHaven(db, venueId, epochMinutes(clock.now()));
  if (haven || (await selectOnceShownVenue(db, venueId))) return { haven };
  throw notFound(
    'haven.not_found',
    'No place with this address is listed. Look at the list of those that are.',
  );
}
