import type { Database, Write } from '../../db/database.ts';
import type { SessionPlace } from '../../db/session-places.ts';
import type { Clock } from '../domain/clock.ts';
import type { BookedVenue } from '../mail/messages.ts';
import { mailManagers, type ManagerMail } from './mail-managers.ts';

/**
 * The same mail about a session to the managers of each venue that has booked places in it, as writes of the outbox. It says
 * how many places the venue has, and nobody's name.
 */
export async function mailBooked({
  places,
  mail,
  db,
  clock,
}: {
  places: readonly SessionPlace[];
  mail: (about: BookedVenue) => ManagerMail;
  db: Database;
  clock: Clock;
}): Promise<readonly Write[]> {
  const booked = places.filter(({ givenUp }) => !givenUp);
  const writes: Write[] = [];
  for (const [venueId, own] of Map.groupBy(booked, (place) => place.venueId)) {
    const page = `/admin/venues/${venueId}/training/sessions`;
    writes.push(
      ...(await mailManagers({
        venueId,
        write: (venue, council) => {
          const letter = mail({ venue, council, page, booked: own.length });
          return { ...letter, reference: `${letter.reference}/${venueId}` };
        },
        db,
        clock,
      })),
    );
  }
  return writes;
}
