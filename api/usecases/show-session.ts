import type { Database } from '../../db/database.ts';
import {
  selectKnownStaff,
  selectSessionPlaces,
  selectVenuesWithStaff,
  type KnownStaff,
  type SessionPlace,
} from '../../db/session-places.ts';
import { selectStaff, type StaffMember } from '../../db/staff.ts';
import { selectTrainingRecords } from '../../db/training-records.ts';
import { selectVenueSummary } from '../../db/venue-names.ts';
import type { Clock } from '../domain/clock.ts';
import {
  isToCome,
  registerStanding,
  sessionDay,
  type RegisterStanding,
  type TrainingSession,
} from '../domain/training-session.ts';
import { requireSessionFor } from './book-places.ts';
import { requireSession } from './change-session.ts';

export type { KnownStaff, SessionPlace } from '../../db/session-places.ts';

export interface ShownSession {
  readonly session: TrainingSession;
  /** By venue and name, without those that were given up. */
  readonly places: readonly SessionPlace[];
  /** Whether it can still be changed and booked. */
  readonly toCome: boolean;
  readonly register: RegisterStanding;
}

/**
 * A session as its council's officers see it.
 * @throws DomainError `session.not_found` (404)
 */
export async function showSession({
  sessionId,
  db,
  clock,
}: {
  sessionId: string;
  db: Database;
  clock: Clock;
}): Promise<ShownSession> {
  const session = await requireSession(db, sessionId);
  const places = await selectSessionPlaces(db, sessionId);
  return {
    session,
    places: places.filter(({ givenUp }) => !givenUp),
    toCome: isToCome(session, clock.now()),
    register: registerStanding(session, clock.now()),
  };
}

export interface ShownRegister extends ShownSession {
  /** People without a place, of the venues that were asked for and those who were ticked already. */
  readonly others: readonly KnownStaff[];
  /** Venues whose people can be asked for. */
  readonly venues: readonly { readonly id: string; readonly name: string }[];
}

/**
 * A session with its register.
 * @param venueIds whose people are to be ticked as well, without a place
 * @param came who was ticked so far
 * @throws DomainError `session.not_found` (404)
 */
export async function showRegister({
  venueIds,
  came,
  ...given
}: {
  sessionId: string;
  venueIds: readonly string[];
  came: readonly string[];
  db: Database;
  clock: Clock;
}): Promise<ShownRegister> {
  const shown = await showSession(given);
  const { db } = given;
  const { session, places } = shown;
  const has = new Set(places.map(({ staffId }) => staffId));
  const [known, venues] = await Promise.all([
    selectKnownStaff(db, session.authorityCode, sessionDay(session), { venueIds, staffIds: came }),
    selectVenuesWithStaff(db, session.authorityCode),
  ]);
  return { ...shown, others: known.filter(({ staffId }) => !has.has(staffId)), venues };
}

/** Somebody on a venue's list as its manager books for them. */
export interface Bookable {
  readonly member: StaffMember;
  readonly booked: boolean;
  /** The day on which they were last trained in the session's module; null where they were not. */
  readonly trainedOn: string | null;
}

export interface OfferedSessionShown {
  readonly session: TrainingSession;
  readonly venueName: string;
  readonly toCome: boolean;
  readonly placesLeft: number;
  readonly staff: readonly Bookable[];
}

/**
 * A session as the managers of a venue see it: who of theirs can come, and nobody else's people.
 * @throws DomainError `session.not_found` (404)
 */
export async function showOfferedSession({
  sessionId,
  venueId,
  db,
  clock,
}: {
  sessionId: string;
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<OfferedSessionShown> {
  const session = await requireSessionFor(db, sessionId, venueId);
  const [venue, staff, records, all] = await Promise.all([
    selectVenueSummary(db, venueId),
    selectStaff(db, venueId),
    selectTrainingRecords(db, venueId),
    selectSessionPlaces(db, sessionId),
  ]);
  const taken = all.filter(({ givenUp }) => !givenUp);
  const has = new Set(taken.map(({ staffId }) => staffId));
  const day = sessionDay(session);
  const bookable = staff
    .filter(({ id, leftOn }) => has.has(id) || leftOn === null || leftOn > day)
    .map((member) => ({
      member,
      booked: has.has(member.id),
      trainedOn:
        records.find(
          ({ staffId, moduleKey, revokedAt }) =>
            staffId === member.id && moduleKey === session.moduleKey && revokedAt === null,
        )?.trainedOn ?? null,
    }));
  return {
    ...{ session, venueName: venue?.name ?? '', toCome: isToCome(session, clock.now()) },
    placesLeft: Math.max(0, session.places - taken.length),
    staff: bookable,
  };
}
