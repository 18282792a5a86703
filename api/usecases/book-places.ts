import { writeAudited, type AuditEntry } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { bookPlace, giveUpPlace, selectSessionPlaces } from '../../db/session-places.ts';
import { selectStaff } from '../../db/staff.ts';
import { expectEnoughPlaces, expectToCome } from '../../db/training-sessions.ts';
import { selectVenueSummary } from '../../db/venue-names.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { isToCome, sessionDay, type TrainingSession } from '../domain/training-session.ts';
import { begun, requireSession } from './change-session.ts';

/** What a manager wants of a session for their people: whoever is in neither list is left as they are. */
export interface Booking {
  readonly book: readonly string[];
  readonly giveUp: readonly string[];
}

/**
 * Books places in a session for people on a venue's list, and gives up others; all of it, or none. Never more than there
 * are places, whoever books at the same moment. The same again changes nothing.
 *
 * @throws DomainError `session.not_found` (404), `session.begun`, `session.full` (409), `session.unknown_staff` (400, `staff`)
 */
export async function bookPlaces({
  sessionId,
  venueId,
  wanted,
  actor,
  db,
  clock,
}: {
  sessionId: string;
  venueId: string;
  wanted: Booking;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const session = await requireSessionFor(db, sessionId, venueId);
  if (!isToCome(session, clock.now())) throw begun(session);
  const places = await selectSessionPlaces(db, sessionId);
  const has = new Set(places.filter(({ givenUp }) => !givenUp).map(({ staffId }) => staffId));
  const staff = await selectStaff(db, venueId);
  const present = new Set(
    staff.filter(({ leftOn }) => leftOn === null || leftOn > sessionDay(session)).map(({ id }) => id),
  );
  const own = new Set(staff.map(({ id }) => id));
  const book = wanted.book.filter((id) => !has.has(id));
  const giveUp = wanted.giveUp.filter((id) => has.has(id) && own.has(id));
  if (book.some((id) => !present.has(id))) throw unknownStaff();
  if (book.length + giveUp.length === 0) return;
  const at = new Date(clock.now()).toISOString();
  const event = {
    authority_code: session.authorityCode,
    occurred_at: at,
    actor,
    subject: `venue/${venueId}`,
  };
  const events: AuditEntry[] = [];
  if (giveUp.length > 0)
    events.push({ ...event, action: 'session.given_up', details: { session: sessionId, staff: giveUp } });
  if (book.length > 0)
    events.push({ ...event, action: 'session.booked', details: { session: sessionId, staff: book } });
  try {
    await writeAudited(
      db,
      [
        expectToCome(db, sessionId, at),
        ...giveUp.map((staffId) => giveUpPlace(db, { sessionId, staffId, at })),
        ...book.map((staffId) => bookPlace(db, { sessionId, staffId, by: actor, at })),
        ...(book.length > 0 ? [expectEnoughPlaces(db, sessionId)] : []),
      ],
      events,
    );
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    const now = await requireSession(db, sessionId);
    if (!isToCome(now, clock.now())) throw begun(now, error);
    throw full(now.places - (await countTaken(db, sessionId)), error);
  }
}

/**
 * A session of the council that a venue belongs to.
 * @throws DomainError `session.not_found` (404)
 */
export async function requireSessionFor(
  db: Database,
  sessionId: string,
  venueId: string,
): Promise<TrainingSession> {
  const session = await requireSession(db, sessionId);
  const venue = await selectVenueSummary(db, venueId);
  if (venue?.authorityCode === session.authorityCode) return session;
  throw notFound('session.not_found', 'This session is not on the register.');
}

async function countTaken(db: Database, sessionId: string): Promise<number> {
  return (await selectSessionPlaces(db, sessionId)).filter(({ givenUp }) => !givenUp).length;
}

function unknownStaff() {
  const advice = 'Choose people on your staff list. Somebody may have taken one of them off it';
  return invalid('session.unknown_staff', `${advice}.`, { staff: advice });
}

function full(left: number, cause: unknown) {
  const words =
    left <= 0 ? 'No place is left' : left === 1 ? 'Only 1 place is left' : `Only ${left} places are left`;
  return conflict(
    'session.full',
    `${words}, so nothing was booked. Choose fewer people, or another session.`,
    cause,
  );
}
