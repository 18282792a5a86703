import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { selectVisit, updateVisitCalledOff } from '../../db/visits.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { endedAlready } from './ended-already.ts';

/**
 * Calls a planned visit off. Calling off what is called off already changes nothing.
 * @param because why, in words that officers read
 * @throws DomainError `visit.not_found` (404), `visit.recorded` (409)
 */
export async function callOffVisit({
  visitId,
  because,
  actor,
  db,
  clock,
}: {
  visitId: string;
  because: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const visit = await selectVisit(db, visitId);
  if (!visit) throw notFound('visit.not_found', 'This visit is not on the register.');
  if (visit.state === 'called_off') return;
  if (visit.state === 'done') throw recorded();
  try {
    await writeAudited(
      db,
      [updateVisitCalledOff(db, visitId, because)],
      [
        {
          authority_code: visit.authorityCode,
          occurred_at: new Date(clock.now()).toISOString(),
          actor,
          action: 'visit.called_off',
          subject: `venue/${visit.venueId}`,
          details: { visit: visitId, scheme: visit.schemeKey, reason: because },
        },
      ],
    );
  } catch (error) {
    if (!endedAlready(error)) throw error;
    const now = await selectVisit(db, visitId);
    if (now?.state === 'done') throw recorded(error);
  }
}

function recorded(cause?: unknown) {
  return conflict(
    'visit.recorded',
    'This visit has been made and recorded, so it cannot be called off. Look at its result.',
    cause,
  );
}
