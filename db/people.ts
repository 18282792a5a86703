import type { CompiledQuery } from 'kysely';
import type { CouncilMembership, CouncilRole } from '../api/domain/people.ts';
import type { Database } from './database.ts';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Instant; null while the person may sign in. */
  readonly stoppedAt: string | null;
}

/** A session with the person it belongs to; undefined where the token is of none. */
export async function selectSession(
  db: Database,
  token: string,
): Promise<(Person & { sessionId: string; begunAt: string; seenAt: string; freshAt: string }) | undefined> {
  const row = await db.query
    .selectFrom('sessions as s')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .select(['p.id', 'p.email', 'p.name', 'p.stopped_at', 's.id as session_id'])
    .select(['s.begun_at', 's.seen_at', 's.fresh_at'])
    .where('s.token', '=', token)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      email: row.email,
      name: row.name,
      stoppedAt: row.stopped_at,
      sessionId: row.session_id,
      begunAt: row.begun_at,
      seenAt: row.seen_at,
      freshAt: row.fresh_at,
    }
  );
}

/** What a person may do: council roles and managed venues, asked with every request. */
export async function selectStanding(
  db: Database,
  personId: string,
): Promise<{ councilRoles: readonly CouncilMembership[]; venueIds: readonly string[] }> {
  const roles = await db.query
    .selectFrom('council_roles')
    .select(['authority_code', 'role'])
    .where('person_id', '=', personId)
    .orderBy('authority_code')
    .orderBy('role')
    .execute();
  const venues = await db.query
    .selectFrom('venue_managers')
    .select('venue_id')
    .where('person_id', '=', personId)
    .orderBy('venue_id')
    .execute();
  return {
    councilRoles: roles.map(({ authority_code, role }) => ({
      authorityCode: authority_code,
      role: role as CouncilRole,
    })),
    venueIds: venues.map(({ venue_id }) => venue_id),
  };
}

export async function selectPersonByEmail(db: Database, email: string): Promise<Person | undefined> {
  return personOf(
    await db.query
      .selectFrom('people')
      .select(['id', 'email', 'name', 'stopped_at'])
      .where('email', '=', email)
      .executeTakeFirst(),
  );
}

export async function selectPerson(db: Database, id: string): Promise<Person | undefined> {
  return personOf(
    await db.query
      .selectFrom('people')
      .select(['id', 'email', 'name', 'stopped_at'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

function personOf(
  row: { id: string; email: string; name: string; stopped_at: string | null } | undefined,
): Person | undefined {
  return row && { id: row.id, email: row.email, name: row.name, stoppedAt: row.stopped_at };
}

/** Adds a person by address; does nothing where the address is known already. */
export function insertPerson(
  db: Database,
  person: { id: string; email: string; name: string; at: string },
): CompiledQuery {
  const { id, email, name, at } = person;
  return db.query
    .insertInto('people')
    .values({
      id,
      email,
      name,
      email_verified: 1,
      image: null,
      created_at: at,
      updated_at: at,
      stopped_at: null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .compile();
}

export function updatePersonName(
  db: Database,
  { id, name, at }: { id: string; name: string; at: string },
): CompiledQuery {
  return db.query.updateTable('people').set({ name, updated_at: at }).where('id', '=', id).compile();
}

export function insertCouncilRole(
  db: Database,
  role: { authorityCode: string; personId: string; role: CouncilRole; at: string; by: string },
): CompiledQuery {
  return db.query
    .insertInto('council_roles')
    .values({
      authority_code: role.authorityCode,
      person_id: role.personId,
      role: role.role,
      granted_at: role.at,
      granted_by: role.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .compile();
}

export function deleteCouncilRole(
  db: Database,
  role: { authorityCode: string; personId: string; role: CouncilRole },
): CompiledQuery {
  return db.query
    .deleteFrom('council_roles')
    .where('authority_code', '=', role.authorityCode)
    .where('person_id', '=', role.personId)
    .where('role', '=', role.role)
    .compile();
}

export function insertVenueManager(
  db: Database,
  manager: { venueId: string; personId: string; at: string; by: string; seenAt?: string | null },
): CompiledQuery {
  return db.query
    .insertInto('venue_managers')
    .values({
      venue_id: manager.venueId,
      person_id: manager.personId,
      added_at: manager.at,
      added_by: manager.by,
      seen_at: manager.seenAt ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .compile();
}

export function deleteVenueManager(
  db: Database,
  manager: { venueId: string; personId: string },
): CompiledQuery {
  return db.query
    .deleteFrom('venue_managers')
    .where('venue_id', '=', manager.venueId)
    .where('person_id', '=', manager.personId)
    .compile();
}

/** @param stoppedAt null where the person may sign in again */
export function stopPerson(
  db: Database,
  { id, stoppedAt, at }: { id: string; stoppedAt: string | null; at: string },
): CompiledQuery {
  return db.query
    .updateTable('people')
    .set({ stopped_at: stoppedAt, updated_at: at })
    .where('id', '=', id)
    .compile();
}
