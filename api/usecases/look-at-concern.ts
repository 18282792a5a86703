import { writeAudited } from '../../db/audit.ts';
import { selectConcern, updateConcernLookedAt } from '../../db/concerns.ts';
import type { Database } from '../../db/database.ts';
import type { Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { endedAlready } from './ended-already.ts';

/**
 * An officer takes a new concern on. One that somebody looks at already, or has closed, stays as it is.
 * @throws DomainError `concern.not_found` (404)
 */
export async function lookAtConcern({
  concernId,
  actor,
  db,
  clock,
}: {
  concernId: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  const concern = await selectConcern(db, concernId);
  if (!concern) throw notFound('concern.not_found', 'This concern is not on the register.');
  if (concern.state !== 'new') return;
  try {
    await writeAudited(
      db,
      [updateConcernLookedAt(db, concernId, { by: actor, at })],
      [
        {
          authority_code: concern.authorityCode,
          occurred_at: at,
          actor,
          action: 'concern.looked_at',
          subject: `venue/${concern.venueId}`,
          details: { concern: concernId },
        },
      ],
    );
  } catch (error) {
    if (!endedAlready(error)) throw error;
  }
}
