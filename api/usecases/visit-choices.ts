import type { Database } from '../../db/database.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { selectVenueCase, type VenueCase } from '../../db/venue-case.ts';
import { selectVisitors, type Visitor } from '../../db/visitors.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';

export interface VisitChoices {
  readonly venue: VenueCase;
  /** The schemes under which the venue has a history, by key, with their names. */
  readonly schemes: readonly { readonly key: string; readonly name: string }[];
  readonly visitors: readonly Visitor[];
}

/**
 * What can be chosen where a visit or a plan of a venue is begun.
 * @throws DomainError `venue.not_found` (404)
 */
export async function visitChoices({
  venueId,
  db,
  clock,
}: {
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<VisitChoices> {
  const venue = await selectVenueCase(db, venueId);
  if (!venue) throw notFound('venue.not_found', 'This venue is not on the register.');
  const [schemes, visitors] = await Promise.all([
    selectSchemes(db, londonDate(epochMinutes(clock.now()))),
    venue.authorityCode === null ? [] : selectVisitors(db, venue.authorityCode),
  ]);
  const own = schemes.filter(({ key }) => venue.accreditations.some(({ schemeKey }) => schemeKey === key));
  return { venue, visitors, schemes: own.map(({ key, name }) => ({ key, name })) };
}
