import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/** Someone who manages a venue. */
export interface Manager {
  readonly personId: string;
  readonly email: string;
  /** Empty until they said. */
  readonly name: string;
  /** Instants, UTC ISO text. */
  readonly addedAt: string;
  /** Null until they have first opened the venue. */
  readonly seenAt: string | null;
}

/** The managers of a venue, in the order in which they came. */
export async function selectManagers(db: Database, venueId: string): Promise<readonly Manager[]> {
  const rows = await db.query
    .selectFrom('venue_managers as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.email', 'p.name', 'm.added_at', 'm.seen_at'])
    .where('m.venue_id', '=', venueId)
    .where('p.stopped_at', 'is', null)
    .orderBy('m.added_at')
    .orderBy('p.id')
    .execute();
  return rows.map(({ id, added_at, seen_at, ...person }) => ({
    ...person,
    personId: id,
    addedAt: added_at,
    seenAt: seen_at,
  }));
}

/** Notes that an invited person has opened the venue. */
export function markManagerSeen(db: Database, venueId: string, personId: string, at: string): CompiledQuery {
  return db.query
    .updateTable('venue_managers')
    .set({ seen_at: at })
    .where('venue_id', '=', venueId)
    .where('person_id', '=', personId)
    .where('seen_at', 'is', null)
    .compile();
}

/** That someone else, who may sign in and has opened the venue, manages it too. For `expectation`. */
export function managedByAnother(venueId: string, personId: string): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM venue_managers AS m JOIN people AS p ON p.id = m.person_id
    WHERE m.venue_id = ${venueId} AND m.person_id <> ${personId} AND m.seen_at IS NOT NULL
      AND p.stopped_at IS NULL)`;
}

/** That a person manages the venue. For `expectation`. */
export function managedBy(venueId: string, personId: string): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM venue_managers WHERE venue_id = ${venueId} AND person_id = ${personId})`;
}

/** That whoever has an address, and may sign in, manages the venue. For `expectation`. */
export function managedByAddress(venueId: string, email: string): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM venue_managers AS m JOIN people AS p ON p.id = m.person_id
    WHERE m.venue_id = ${venueId} AND p.email = ${email} AND p.stopped_at IS NULL)`;
}
