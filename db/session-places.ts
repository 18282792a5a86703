import { sql, type CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

/** Somebody who has, or had, a place in a session, and whether they came. */
export interface SessionPlace {
  readonly staffId: string;
  /** Empty once erased. */
  readonly name: string;
  readonly job: string;
  /** A day; null while they work there. */
  readonly leftOn: string | null;
  readonly venueId: string;
  readonly venueName: string;
  readonly givenUp: boolean;
  /** Null until the register is taken. */
  readonly attended: boolean | null;
}

/** All places of a session, by venue and name; also those that were given up. */
export async function selectSessionPlaces(db: Database, sessionId: string): Promise<readonly SessionPlace[]> {
  const rows = await db.query
    .selectFrom('session_places as p')
    .innerJoin('staff_members as s', 's.id', 'p.staff_id')
    .innerJoin('venues as v', 'v.id', 's.venue_id')
    .select(['p.staff_id', 'p.given_up_at', 'p.attended', 's.name', 's.job', 's.left_on'])
    .select(['v.id as venue_id', 'v.name as venue_name'])
    .where('p.session_id', '=', sessionId)
    .orderBy('v.name')
    .orderBy('v.id')
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
  return rows.map((row) => ({
    ...{ staffId: row.staff_id, name: row.name, job: row.job, leftOn: row.left_on },
    ...{ venueId: row.venue_id, venueName: row.venue_name, givenUp: row.given_up_at !== null },
    attended: row.attended === null ? null : row.attended === 1,
  }));
}

/** Which of a venue's people have a place in which of these sessions. */
export async function selectPlacesOfVenue(
  db: Database,
  venueId: string,
  sessionIds: readonly string[],
): Promise<readonly { readonly sessionId: string; readonly staffId: string; readonly name: string }[]> {
  const rows = await db.query
    .selectFrom('session_places as p')
    .innerJoin('staff_members as s', 's.id', 'p.staff_id')
    .select(['p.session_id', 'p.staff_id', 's.name'])
    .where('s.venue_id', '=', venueId)
    .where('p.given_up_at', 'is', null)
    .where('p.session_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(sessionIds)}))`)
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
  return rows.map((row) => ({ sessionId: row.session_id, staffId: row.staff_id, name: row.name }));
}

interface Booking {
  readonly sessionId: string;
  readonly staffId: string;
  readonly by: string;
  readonly at: string;
}

/** Gives somebody a place, also one who gave theirs up before. Goes with `expectEnoughPlaces`. */
export function bookPlace(db: Database, { sessionId, staffId, by, at }: Booking): CompiledQuery {
  return db.query
    .insertInto('session_places')
    .values({
      ...{ session_id: sessionId, staff_id: staffId, booked_by: by, booked_at: at },
      ...{ given_up_at: null, attended: null },
    })
    .onConflict((on) =>
      on
        .columns(['session_id', 'staff_id'])
        .doUpdateSet({ booked_by: by, booked_at: at, given_up_at: null })
        .where('session_places.given_up_at', 'is not', null),
    )
    .compile();
}

export function giveUpPlace(
  db: Database,
  { sessionId, staffId, at }: Pick<Booking, 'sessionId' | 'staffId' | 'at'>,
): CompiledQuery {
  return db.query
    .updateTable('session_places')
    .set({ given_up_at: at })
    .where('session_id', '=', sessionId)
    .where('staff_id', '=', staffId)
    .where('given_up_at', 'is', null)
    .compile();
}

/** Whether somebody came. Who had no place, or had given it up, has one from now on. */
export function markAttendance(
  db: Database,
  { attended, ...place }: Booking & { attended: boolean },
): CompiledQuery {
  const came = attended ? 1 : 0;
  return db.query
    .insertInto('session_places')
    .values({
      ...{ session_id: place.sessionId, staff_id: place.staffId, booked_by: place.by, booked_at: place.at },
      ...{ given_up_at: null, attended: came },
    })
    .onConflict((on) =>
      on.columns(['session_id', 'staff_id']).doUpdateSet({ given_up_at: null, attended: came }),
    )
    .compile();
}

/** Somebody of an authority's venues, by id: who is to be ticked off without a place. */
export interface KnownStaff {
  readonly staffId: string;
  readonly name: string;
  readonly job: string;
  readonly venueId: string;
  readonly venueName: string;
}

/**
 * Who works, on a day, at venues of an authority, by venue and name: all of some venues, or just some people.
 * @param day `YYYY-MM-DD`
 */
export async function selectKnownStaff(
  db: Database,
  authorityCode: string,
  day: string,
  wanted: { readonly venueIds?: readonly string[]; readonly staffIds?: readonly string[] },
): Promise<readonly KnownStaff[]> {
  const listed = (ids: readonly string[] = []) =>
    sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const rows = await db.query
    .selectFrom('staff_members as s')
    .innerJoin('venues as v', 'v.id', 's.venue_id')
    .select(['s.id', 's.name', 's.job', 'v.id as venue_id', 'v.name as venue_name'])
    .where('v.authority_code', '=', authorityCode)
    .where('s.erased_at', 'is', null)
    .where(({ eb, or }) => or([eb('s.left_on', 'is', null), eb('s.left_on', '>=', day)]))
    .where(({ eb, or }) =>
      or([eb('v.id', 'in', listed(wanted.venueIds)), eb('s.id', 'in', listed(wanted.staffIds))]),
    )
    .orderBy('v.name')
    .orderBy('v.id')
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
  return rows.map((row) => ({
    ...{ staffId: row.id, name: row.name, job: row.job, venueId: row.venue_id, venueName: row.venue_name },
  }));
}

/** Venues of an authority that have anybody on their list, by name. */
export async function selectVenuesWithStaff(
  db: Database,
  authorityCode: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db.query
    .selectFrom('venues as v')
    .select(['v.id', 'v.name'])
    .where('v.authority_code', '=', authorityCode)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('staff_members as s')
          .select('s.id')
          .whereRef('s.venue_id', '=', 'v.id')
          .where('s.left_on', 'is', null),
      ),
    )
    .orderBy('v.name')
    .orderBy('v.id')
    .execute();
}
