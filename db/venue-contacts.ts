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

/** What a venue is called in a mail; '' where there is no such venue. */
export async function selectVenueName(db: Database, venueId: string): Promise<string> {
  const row = await db.query.selectFrom('venues').select('name').where('id', '=', venueId).executeTakeFirst();
  return row?.name ?? '';
}
