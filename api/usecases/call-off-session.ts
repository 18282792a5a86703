import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { selectSessionPlaces } from '../../db/session-places.ts';
import { expectRegister, updateSessionCalledOff } from '../../db/training-sessions.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import { sessionCalledOff } from '../mail/messages.ts';
import { requireSession } from './change-session.ts';
import { mailBooked } from './mail-booked.ts';

/**
 * Calls a session off, also one that was to have taken place, and tells the managers who have booked. Calling off what is
 * called off already changes nothing.
 * @param because why, in words that managers read
 * @throws DomainError `session.not_found` (404), `session.held` (409)
 */
export async function callOffSession({
  sessionId,
  because,
  actor,
  publicOrigin,
  db,
  clock,
}: {
  sessionId: string;
  because: string;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const session = await requireSession(db, sessionId);
  if (session.state === 'called_off') return;
  if (session.state === 'held') throw held();
  const at = new Date(clock.now()).toISOString();
  const mail = await mailBooked({
    places: await selectSessionPlaces(db, sessionId),
    mail: (about) => ({
      reference: `session/${sessionId}/called-off`,
      ...sessionCalledOff({ session, because, publicOrigin, ...about }),
    }),
    db,
    clock,
  });
  try {
    await writeAudited(
      db,
      [expectRegister(db, sessionId, null), updateSessionCalledOff(db, sessionId, because), ...mail],
      [
        {
          authority_code: session.authorityCode,
          occurred_at: at,
          actor,
          action: 'session.called_off',
          subject: `training-session/${sessionId}`,
          details: { startsAt: session.startsAt, reason: because },
        },
      ],
    );
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    const now = await requireSession(db, sessionId);
    if (now.state === 'held') throw held(error);
  }
}

function held(cause?: unknown) {
  return conflict(
    'session.held',
    'The register of this session has been taken, so it cannot be called off. Put the register right instead.',
    cause,
  );
}
