import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import type { Clock } from '../domain/clock.ts';

/** Puts a note on a venue's trail, where it stays for good. Managers and the public never see it. */
export async function noteOnVenue({
  venueId,
  authorityCode,
  note,
  actor,
  db,
  clock,
}: {
  venueId: string;
  authorityCode: string;
  note: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  await writeAudited(
    db,
    [],
    [
      {
        authority_code: authorityCode,
        occurred_at: new Date(clock.now()).toISOString(),
        actor,
        action: 'venue.noted',
        subject: `venue/${venueId}`,
        details: { note },
      },
    ],
  );
}
