import type { Database } from './database.ts';

/** Somebody whom the register writes to about a venue. */
export interface VenueContact {
  readonly personId: string;
  readonly email: string;
}

/** The managers of a venue who may sign in, in the order in which they came. */
export async function selectVenueContacts(db: Database, venueId: string): Promise<readonly VenueContact[]> {
  const rows = await db.query
    .selectFrom('venue_managers as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.email'])
    .where('m.venue_id', '=', venueId)
    .where('p.stopped_at', 'is', null)
    .orderBy('m.added_at')
    .orderBy('p.id')
    .execute();
  return rows.map(({ id, email }) => ({ personId: id, email }));
}

/** What a venue is called in a mail, and the council it belongs to; '' and null where there is none. */
export async function selectVenueTitle(
  db: Database,
  venueId: string,
): Promise<{ name: string; council: string | null }> {
  const row = await db.query
    .selectFrom('venues as v')
    .leftJoin('authorities as a', 'a.code', 'v.authority_code')
    .select(['v.name', 'a.name as council'])
    .where('v.id', '=', venueId)
    .executeTakeFirst();
  return row ?? { name: '', council: null };
}
