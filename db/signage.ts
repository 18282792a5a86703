import { sql, type CompiledQuery } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { LocalDate } from '../api/domain/clock.ts';
import type { SignLanguage } from '../api/domain/sign-languages.ts';
import type { Database } from './database.ts';
import { expectation } from './expectations.ts';

/** Signs that were made for a venue under a scheme. Instants UTC ISO text. */
export interface SignagePack {
  readonly id: string;
  readonly venueId: string;
  readonly schemeKey: string;
  /** Beside English. */
  readonly languages: readonly SignLanguage[];
  /** As it is printed on them. */
  readonly validUntil: LocalDate;
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly state: 'issued' | 'replaced' | 'returned';
  readonly endedAt: string | null;
  readonly note: string;
}

const COLUMNS = [
  ...(['id', 'venue_id', 'scheme_key', 'languages', 'valid_until', 'issued_by', 'issued_at'] as const),
  ...(['state', 'ended_at', 'note'] as const),
] as const;

/** The packs of a venue, the newest first. */
export async function selectSignagePacks(db: Database, venueId: string): Promise<readonly SignagePack[]> {
  const rows = await db.query
    .selectFrom('signage_packs')
    .select(COLUMNS)
    .where('venue_id', '=', venueId)
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, venueId: row.venue_id, schemeKey: row.scheme_key },
    languages: JSON.parse(row.languages) as SignLanguage[],
    ...{ validUntil: row.valid_until, issuedBy: row.issued_by, issuedAt: row.issued_at },
    state: row.state as SignagePack['state'],
    ...{ endedAt: row.ended_at, note: row.note },
  }));
}

/** Refused with a ConflictError where signs of the same venue and scheme are out. */
export function insertSignagePack(
  db: Database,
  pack: Omit<SignagePack, 'state' | 'endedAt' | 'note'>,
): CompiledQuery {
  return db.query
    .insertInto('signage_packs')
    .values({
      ...{ id: pack.id, venue_id: pack.venueId, scheme_key: pack.schemeKey },
      ...{ languages: JSON.stringify(pack.languages), valid_until: pack.validUntil },
      ...{ issued_by: pack.issuedBy, issued_at: pack.issuedAt, state: 'issued' },
      ...{ ended_by: null, ended_at: null },
    })
    .compile();
}

/** Ends a pack that is out; what ended before stays as it is. */
export function endSignagePack(
  db: Database,
  id: string,
  { state, by, at, note }: { state: 'replaced' | 'returned'; by: string; at: string; note: string },
): CompiledQuery {
  return db.query
    .updateTable('signage_packs')
    .set({ state, ended_by: by, ended_at: at, note })
    .where('id', '=', id)
    .where('state', '=', 'issued')
    .compile();
}

/** Refuses the write where the accreditation is no longer as it was read. */
export function expectAccreditation(
  db: Database,
  read: { venueId: string; schemeKey: string; state: AccreditationState; validTo: LocalDate },
): CompiledQuery {
  return expectation(
    db,
    sql`EXISTS (SELECT 1 FROM accreditations WHERE venue_id = ${read.venueId} AND scheme_key = ${read.schemeKey}
      AND state = ${read.state} AND valid_to = ${read.validTo})`,
  );
}

/** Refuses the write where a pack is no longer out. */
export function expectSignsOut(db: Database, id: string): CompiledQuery {
  return expectation(db, sql`EXISTS (SELECT 1 FROM signage_packs WHERE id = ${id} AND state = 'issued')`);
}

/** The name of a venue's council, as it stands on the signs. */
export async function selectAuthorityName(db: Database, venueId: string): Promise<string | undefined> {
  const row = await db.query
    .selectFrom('venues as v')
    .innerJoin('authorities as a', 'a.code', 'v.authority_code')
    .select('a.name')
    .where('v.id', '=', venueId)
    .executeTakeFirst();
  return row?.name;
}
