import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { markManagerSeen } from '../../db/managers.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import type { Clock } from '../domain/clock.ts';
import { actorOf } from '../domain/people.ts';

/** Notes that someone who was invited has opened the venue: from now on they count as one of its managers. */
export async function acceptInvitation({
  venue,
  personId,
  db,
  clock,
}: {
  venue: Pick<VenueRecord, 'id' | 'authorityCode'>;
  personId: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  await writeAudited(
    db,
    [markManagerSeen(db, venue.id, personId, at)],
    [
      {
        authority_code: venue.authorityCode,
        occurred_at: at,
        actor: actorOf({ id: personId }),
        action: 'manager.accepted',
        subject: `venue/${venue.id}`,
      },
    ],
  );
}
