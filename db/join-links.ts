import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/** What opens /join/… for a venue. It lets anyone add a name, and read nothing. */
export interface JoinLink {
  readonly token: string;
  readonly venueId: string;
  /** Instants, UTC ISO text. */
  readonly createdAt: string;
  /** Null while it works. */
  readonly revokedAt: string | null;
}

const COLUMNS = ['token', 'venue_id', 'created_at', 'revoked_at'] as const;

/** The link of a venue that works now. */
export async function selectVenueLink(db: Database, venueId: string): Promise<JoinLink | undefined> {
  const row = await db.query
    .selectFrom('join_links')
    .select(COLUMNS)
    .where('venue_id', '=', venueId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && joinLink(row);
}

/** A link that somebody opened, also one that works no more. */
export async function selectJoinLink(db: Database, token: string): Promise<JoinLink | undefined> {
  const row = await db.query
    .selectFrom('join_links')
    .select(COLUMNS)
    .where('token', '=', token)
    .executeTakeFirst();
  return row && joinLink(row);
}

/** Whether this is the link of a venue that works; null for none. */
export function linkIsStill(venueId: string, token: string | null): RawBuilder<unknown> {
  return sql`(SELECT token FROM join_links WHERE venue_id = ${venueId} AND revoked_at IS NULL) IS ${token}`;
}

/** Refused with a ConflictError where the venue has another that works. */
export function insertJoinLink(
  db: Database,
  link: { readonly token: string; readonly venueId: string; readonly by: string; readonly at: string },
): CompiledQuery {
  return db.query
    .insertInto('join_links')
    .values({ token: link.token, venue_id: link.venueId, created_by: link.by, created_at: link.at })
    .compile();
}

/** From then on nobody joins by it any more. */
export function updateLinkRevoked(
  db: Database,
  { token, by, at }: { readonly token: string; readonly by: string; readonly at: string },
): CompiledQuery {
  return db.query
    .updateTable('join_links')
    .set({ revoked_by: by, revoked_at: at })
    .where('token', '=', token)
    .where('revoked_at', 'is', null)
    .compile();
}

function joinLink(row: {
  readonly token: string;
  readonly venue_id: string;
  readonly created_at: string;
  readonly revoked_at: string | null;
}): JoinLink {
  return {
    ...{ token: row.token, venueId: row.venue_id },
    ...{ createdAt: row.created_at, revokedAt: row.revoked_at },
  };
}
