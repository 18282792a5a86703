import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import type { Clock } from '../domain/clock.ts';
import type { TrailAsked } from './read-trail.ts';

/** Notes, before a trail is taken away as a file, that it was, by whom, and which part. */
export async function noteTrailExport({
  asked: { authorityCode, ...asked },
  actor,
  db,
  clock,
}: {
  asked: TrailAsked;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  // A name that was searched for stays out of what is kept for good.
  const { person, ...rest } = asked;
  const details = { ...rest, ...(person !== undefined && { person: true }) };
  await writeAudited(
    db,
    [],
    [
      {
        authority_code: authorityCode,
        occurred_at: new Date(clock.now()).toISOString(),
        actor,
        action: 'trail.exported',
        subject: authorityCode === null ? 'register' : `authority/${authorityCode}`,
        details,
      },
    ],
  );
}
