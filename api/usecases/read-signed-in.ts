import type { Database } from '../../db/database.ts';
import { selectSession, selectStanding } from '../../db/people.ts';
import { touchSession } from '../../db/sessions.ts';
import type { Clock } from '../domain/clock.ts';
import { sessionStands, type SignedIn } from '../domain/people.ts';

/** Idle time is kept to the minute: a write for each click would cost more than it tells. */
const TOUCH_AFTER_MS = 60_000;

/**
 * Who holds a session, with what they may do as the register stands now: a role that was taken away is gone with the next
 * request. Undefined where the session is over, or the person was stopped.
 */
export async function readSignedIn({
  token,
  db,
  clock,
}: {
  token: string;
  db: Database;
  clock: Clock;
}): Promise<SignedIn | undefined> {
  const session = await selectSession(db, token);
  if (!session || session.stoppedAt !== null) return undefined;
  const now = clock.now();
  const standing = await selectStanding(db, session.id);
  const times = { begunAt: Date.parse(session.begunAt), seenAt: Date.parse(session.seenAt) };
  if (!sessionStands(times, standing.councilRoles.length > 0, now)) return undefined;
  if (now - times.seenAt >= TOUCH_AFTER_MS)
    await db.writeAll([touchSession(db, session.sessionId, new Date(now).toISOString())]);
  const { id, email, name, sessionId } = session;
  return { id, email, name, sessionId, freshAt: Date.parse(session.freshAt), ...standing };
}
