import { sql, type RawBuilder } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { VenueKind } from '../api/domain/venue.ts';
import type { Database } from './database.ts';

/** Which of an authority's venues; all that take part, or have taken part, where nothing is given. */
export interface VenueFilter {
  readonly authorityCode: string;
  /** Words of the name, the address or the postcode. */
  readonly search?: string | undefined;
  readonly scheme?: string | undefined;
  readonly state?: string | undefined;
  readonly ward?: string | undefined;
  readonly kind?: string | undefined;
  /** Only those that the public can be shown now, or that it cannot. */
  readonly shown?: 'yes' | 'no' | undefined;
  /** Prospects are imported premises that nobody has signed up. */
  readonly standing?: 'registered' | 'prospect' | 'closed' | undefined;
}

export interface ListedVenue {
  readonly id: string;
  readonly name: string;
  readonly kind: VenueKind;
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  readonly wardName: string;
  readonly accreditations: readonly {
    readonly schemeKey: string;
    readonly state: AccreditationState;
    readonly validTo: string | null;
    readonly trainingUntil: string | null;
  }[];
  /** The instant to which its being shown is certain; null where it is not shown. */
  readonly shownUntil: string | null;
}

/**
 * A page of an authority's venues, by name.
 * @param now instant, UTC ISO text
 */
export async function selectVenueList(
  db: Database,
  filter: VenueFilter,
  { now, limit, offset }: { now: string; limit: number; offset: number },
): Promise<readonly ListedVenue[]> {
  const { rows } = await sql<Omit<ListedVenue, 'accreditations'> & { accreditations: string }>`
    SELECT v.id, v.name, v.kind, v.address, v.town, v.postcode, coalesce(w.name, '') AS "wardName",
      (SELECT json_group_array(json_object('schemeKey', a.scheme_key, 'state', a.state, 'validTo', a.valid_to,
        'trainingUntil', a.training_until)) FROM accreditations a WHERE a.venue_id = v.id) AS accreditations,
      (SELECT p.until FROM public_havens p WHERE p.id = v.id AND p.until > ${now}) AS "shownUntil"
    FROM venues v LEFT JOIN wards w ON w.code = v.ward_code
    WHERE ${conditions(filter, now)}
    ORDER BY v.name COLLATE NOCASE, v.id LIMIT ${limit} OFFSET ${offset}
  `.execute(db.query);
  return rows.map((row) => ({
    ...row,
    accreditations: JSON.parse(row.accreditations) as ListedVenue['accreditations'],
  }));
}

export async function countVenueList(db: Database, filter: VenueFilter, now: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM venues v WHERE ${conditions(filter, now)}
  `.execute(db.query);
  return rows[0]?.count ?? 0;
}

function conditions(filter: VenueFilter, now: string): RawBuilder<unknown> {
  const { authorityCode, search, scheme, state, ward, kind, shown, standing = 'registered' } = filter;
  const all = [sql`v.authority_code = ${authorityCode} AND v.standing = ${standing}`];
  if (ward !== undefined) all.push(sql`v.ward_code = ${ward}`);
  if (kind !== undefined) all.push(sql`v.kind = ${kind}`);
  if (scheme !== undefined || state !== undefined) {
    const ofScheme = scheme === undefined ? sql`true` : sql`a.scheme_key = ${scheme}`;
    const ofState = state === undefined ? sql`true` : sql`a.state = ${state}`;
    all.push(
      sql`EXISTS (SELECT 1 FROM accreditations a WHERE a.venue_id = v.id AND ${ofScheme} AND ${ofState})`,
    );
  }
  if (shown !== undefined) {
    const isShown = sql`EXISTS (SELECT 1 FROM public_havens p WHERE p.id = v.id AND p.until > ${now})`;
    all.push(shown === 'yes' ? isShown : sql`NOT ${isShown}`);
  }
  for (const word of words(search)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    all.push(
      sql`(v.name || ' ' || v.address || ' ' || v.town || ' ' || v.postcode || ' ' || replace(v.postcode, ' ', '') || ' ' || v.id)
        LIKE ${pattern} ESCAPE '\\'`,
    );
  }
  return sql.join(all, sql` AND `);
}

/** A handful: a search of hundreds of words is nobody's. */
const MOST_WORDS = 6;

function words(search = ''): readonly string[] {
  return search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}
