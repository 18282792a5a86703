import type { Database } from '../../db/database.ts';
import { selectPlacesOfVenue } from '../../db/session-places.ts';
import {
  countSessions,
  selectSessions,
  type ListedSession,
  type SessionList,
} from '../../db/training-sessions.ts';
import { selectVenueSummary } from '../../db/venue-names.ts';
import type { Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';

export { SESSION_LISTS, type ListedSession, type SessionList } from '../../db/training-sessions.ts';

export const SESSIONS_A_PAGE = 25;
/** A council that plans more is paged through by its officers; a manager sees those that come first. */
const MOST_OFFERED = 50;

/** A page of a council's sessions, and how many the list holds. */
export async function listSessions({
  authorityCode,
  list,
  page,
  db,
  clock,
}: {
  authorityCode: string;
  list: SessionList;
  page: number;
  db: Database;
  clock: Clock;
}): Promise<{ sessions: readonly ListedSession[]; total: number }> {
  const now = new Date(clock.now()).toISOString();
  const offset = (page - 1) * SESSIONS_A_PAGE;
  const [sessions, total] = await Promise.all([
    selectSessions(db, authorityCode, { list, now, limit: SESSIONS_A_PAGE, offset }),
    countSessions(db, authorityCode, { list, now }),
  ]);
  return { sessions, total };
}

export interface OfferedSession extends ListedSession {
  /** Names of the venue's own people who have a place. */
  readonly ours: readonly string[];
}

/**
 * The sessions to come that a venue's managers can book, with who of theirs is booked.
 * @throws DomainError `venue.not_found` (404)
 */
export async function listOfferedSessions({
  venueId,
  db,
  clock,
}: {
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<{ venueName: string; sessions: readonly OfferedSession[] }> {
  const venue = await selectVenueSummary(db, venueId);
  if (!venue) throw notFound('venue.not_found', 'This venue is not on the register.');
  if (venue.authorityCode === null) return { venueName: venue.name, sessions: [] };
  const now = new Date(clock.now()).toISOString();
  const sessions = await selectSessions(db, venue.authorityCode, {
    ...{ list: 'coming', now, limit: MOST_OFFERED },
  });
  const places = await selectPlacesOfVenue(
    db,
    venueId,
    sessions.map(({ id }) => id),
  );
  const offered = sessions.map((session) => ({
    ...session,
    ours: places.filter(({ sessionId }) => sessionId === session.id).map(({ name }) => name),
  }));
  return { venueName: venue.name, sessions: offered };
}
