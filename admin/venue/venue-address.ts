import type { SignedIn } from '../../api/domain/people.ts';
import type { VenueRecord } from '../../api/usecases/change-venue.ts';

/** The page of a venue for whoever looks at it: its managers have one, its council another. */
export function venueHome(
  person: Pick<SignedIn, 'venueIds'>,
  venue: Pick<VenueRecord, 'id' | 'authorityCode'>,
): string {
  return isManager(person, venue.id)
    ? `/admin/venues/${venue.id}`
    : `/admin/councils/${venue.authorityCode}/venues/${venue.id}`;
}

/** Whether a person acts as a manager of a venue; else they are of its council. */
export function isManager({ venueIds }: Pick<SignedIn, 'venueIds'>, venueId: string): boolean {
  return venueIds.includes(venueId);
}
