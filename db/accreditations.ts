import type { CompiledQuery } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { Database } from './database.ts';
import type { AccreditationEventRow, AccreditationRow } from './schema.ts';
import { spotOf, type Spot } from './scopes.ts';

/** What a decision needs to know of a venue under a scheme; `state` is null before its first event. */
export interface VenueStanding {
  readonly placed: boolean;
  /** The premises are no longer there. */
  readonly closed: boolean;
  /** Where it is, and where it is published, should that still be elsewhere. */
  readonly spots: readonly Spot[];
  readonly authorityCode: string | null;
  readonly state: AccreditationState | null;
  /** Number of the venue's last event, 0 before the first. */
  readonly sequence: number;
}

export async function selectVenueStanding(
  db: Database,
  venueId: string,
  schemeKey: string,
): Promise<VenueStanding | undefined> {
  const row = await db.query
    .selectFrom('venues as v')
    .leftJoin('accreditations as a', (join) =>
      join.onRef('a.venue_id', '=', 'v.id').on('a.scheme_key', '=', schemeKey),
    )
    .leftJoin('public_havens as p', 'p.id', 'v.id')
    .select(['v.standing', 'v.cell', 'v.lat', 'v.lon', 'v.authority_code', 'a.state'])
    .select(['p.cell as shown_cell', 'p.lat as shown_lat', 'p.lon as shown_lon'])
    .select((select) =>
      select
        .selectFrom('accreditation_events as e')
        .whereRef('e.venue_id', '=', 'v.id')
        .select(({ fn }) => fn.max('e.sequence').as('last'))
        .as('sequence'),
    )
    .where('v.id', '=', venueId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { shown_cell, shown_lat, shown_lon } = row;
  const [spot, shownAt] = [row, { cell: shown_cell, lat: shown_lat, lon: shown_lon }].map(spotOf);
  return {
    placed: spot !== undefined,
    closed: row.standing === 'closed',
    spots: [spot, shownAt].filter((each) => each !== undefined),
    authorityCode: row.authority_code,
    state: row.state as AccreditationState | null,
    sequence: Number(row.sequence ?? 0),
  };
}

/** The event of a decision. Its key refuses a second decision made on the same history. */
export function insertAccreditationEvent(db: Database, event: AccreditationEventRow): CompiledQuery {
  return db.query.insertInto('accreditation_events').values(event).compile();
}

/** The state after the event: a projection, replaced whole. */
export function upsertAccreditation(db: Database, row: AccreditationRow): CompiledQuery {
  return db.query
    .insertInto('accreditations')
    .values(row)
    .onConflict((conflict) => conflict.columns(['venue_id', 'scheme_key']).doUpdateSet(row))
    .compile();
}

export type AccreditationDates = Pick<
  AccreditationRow,
  'valid_from' | 'valid_to' | 'trained_on' | 'training_until' | 'action_deadline'
>;

export const NO_DATES: AccreditationDates = {
  valid_from: null,
  valid_to: null,
  trained_on: null,
  training_until: null,
  action_deadline: null,
};

/** What an accreditation stands on, to be carried over by a decision that does not change it. */
export async function selectAccreditation(
  db: Database,
  venueId: string,
  schemeKey: string,
): Promise<(AccreditationDates & Pick<AccreditationRow, 'scheme_version'>) | undefined> {
  return db.query
    .selectFrom('accreditations')
    .select(['scheme_version', 'valid_from', 'valid_to', 'trained_on', 'training_until', 'action_deadline'])
    .where('venue_id', '=', venueId)
    .where('scheme_key', '=', schemeKey)
    .executeTakeFirst();
}

/** A prospect with an accreditation is on the register. */
export function registerVenue(db: Database, venueId: string, at: string): CompiledQuery {
  return db.query
    .updateTable('venues')
    .set({ standing: 'registered', updated_at: at })
    .where('id', '=', venueId)
    .where('standing', '=', 'prospect')
    .compile();
}
