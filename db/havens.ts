import { sql } from 'kysely';
import type { AccreditationFacts, AccreditationState } from '../api/domain/accreditation.ts';
import type { CellKey } from '../api/domain/cells.ts';
import { epochMinutes, type LocalDate } from '../api/domain/clock.ts';
import type { VenueFacts } from '../api/domain/haven.ts';
import type { AgePolicy, Facility, VenueKind } from '../api/domain/venue.ts';
import type { Database } from './database.ts';
import type { AccreditationRow, ClosureRow, HoursExceptionRow, VenueRow } from './schema.ts';
import { spotOf, type Spot } from './scopes.ts';
import { hoursOf, type HoursPart } from './venue-hours.ts';
import { chunked } from './writes.ts';

/** A JSON list of this many ids is well within a parameter, and their rows within an answer. */
const VENUES_A_READ = 5_000;

/** Where the registered venues of these map cells stand: light, to find out which of them are wanted. */
export async function selectVenueSpots(
  db: Database,
  cells: readonly CellKey[],
): Promise<readonly (Spot & { readonly id: string })[]> {
  const spots = [];
  for (const some of chunked(cells, 1)) {
    const rows = await db.query
      .selectFrom('venues')
      .select(['id', 'cell', 'lat', 'lon'])
      .where('standing', '=', 'registered')
      .where('cell', 'in', some)
      .execute();
    for (const row of rows) {
      const spot = spotOf(row);
      if (spot) spots.push({ id: row.id, ...spot });
    }
  }
  return spots;
}

/**
 * What publishing must know of venues.
 * @param since hours exceptions of earlier days, and closures that ended before it, are left out
 */
export async function selectVenueFacts(
  db: Database,
  { since, ids }: { since: LocalDate; ids: readonly string[] },
): Promise<readonly VenueFacts[]> {
  const all: VenueFacts[] = [];
  for (let from = 0; from < ids.length; from += VENUES_A_READ) {
    const some = ids.slice(from, from + VENUES_A_READ);
    const [accreditations, venues, hours, exceptions, closures] = await readParts(db, since, some);
    const parts = { accreditations, hours, exceptions, closures };
    for (const venue of venues) {
      const facts = venueFacts(venue, parts);
      if (facts) all.push(facts);
    }
  }
  return all;
}

const VENUE_COLUMNS = [
  'id',
  'name',
  'kind',
  'address',
  'town',
  'postcode',
  'phone',
  'website',
  'lat',
  'lon',
  'authority_code',
  'ward_code',
  'facilities',
  'age_policy',
] as const satisfies readonly (keyof VenueRow)[];

type VenuePart = Pick<VenueRow, (typeof VENUE_COLUMNS)[number]>;
type AccreditationPart = Omit<AccreditationRow, 'scheme_version' | 'sequence' | 'updated_at'> & {
  listed: number;
  shown_while_action_required: number | null;
};
type ClosurePart = Pick<ClosureRow, 'venue_id' | 'starts_at' | 'ends_at'>;

interface Parts {
  readonly accreditations: ReadonlyMap<string, AccreditationPart[]>;
  readonly hours: ReadonlyMap<string, HoursPart[]>;
  readonly exceptions: ReadonlyMap<string, HoursExceptionRow[]>;
  readonly closures: ReadonlyMap<string, ClosurePart[]>;
}

/** All by the venues' ids: a condition on the state would have SQLite read every accreditation there is. */
async function readParts(db: Database, since: LocalDate, some: readonly string[]) {
  const ids = sql<string>`(SELECT value FROM json_each(${JSON.stringify(some)}))`;

  const venues = await db.query.selectFrom('venues').select(VENUE_COLUMNS).where('id', 'in', ids).execute();
  const accreditations = await db.query
    .selectFrom('accreditations as a')
    .innerJoin('scheme_versions as r', (join) =>
      join.onRef('r.scheme_key', '=', 'a.scheme_key').onRef('r.version', '=', 'a.scheme_version'),
    )
    .innerJoin('schemes as s', 's.key', 'a.scheme_key')
    .select(['a.venue_id', 'a.scheme_key', 'a.state', 'a.valid_from', 'a.valid_to'])
    .select(['a.trained_on', 'a.training_until', 'a.action_deadline', 's.listed'])
    .select(sql<number | null>`r.rules ->> 'shownWhileActionRequired'`.as('shown_while_action_required'))
    .where('a.venue_id', 'in', ids)
    .orderBy('s.position')
    .execute();
  const hours = await db.query
    .selectFrom('opening_hours')
    .select(['venue_id', 'purpose', 'weekly', 'bank_holidays', 'known_until'])
    .where('venue_id', 'in', ids)
    .execute();
  const exceptions = await db.query
    .selectFrom('hours_exceptions')
    .select(['venue_id', 'purpose', 'date', 'sessions'])
    .where('venue_id', 'in', ids)
    .where('date', '>=', since)
    .orderBy('date')
    .execute();
  const closures = await db.query
    .selectFrom('closures')
    .select(['venue_id', 'starts_at', 'ends_at'])
    .where('venue_id', 'in', ids)
    .where(({ eb, or }) => or([eb('ends_at', 'is', null), eb('ends_at', '>=', since)]))
    .execute();
  return [byVenue(accreditations), venues, byVenue(hours), byVenue(exceptions), byVenue(closures)] as const;
}

function venueFacts(venue: VenuePart, parts: Parts): VenueFacts | undefined {
  if (venue.lat === null || venue.lon === null) return undefined;
  const hours = parts.hours.get(venue.id) ?? [];
  const exceptions = parts.exceptions.get(venue.id) ?? [];
  const opening = hoursOf('opening', hours, exceptions);
  const help = hoursOf('haven', hours, exceptions);
  return {
    id: venue.id,
    name: venue.name,
    kind: venue.kind as VenueKind,
    address: venue.address,
    town: venue.town,
    postcode: venue.postcode,
    phone: venue.phone,
    website: venue.website,
    lat: venue.lat,
    lon: venue.lon,
    authorityCode: venue.authority_code,
    wardCode: venue.ward_code,
    facilities: JSON.parse(venue.facilities) as Facility[],
    agePolicy: venue.age_policy as AgePolicy,
    ...(opening && { opening }),
    ...(help && { help }),
    accreditations: (parts.accreditations.get(venue.id) ?? []).map(accreditationFacts),
    closures: (parts.closures.get(venue.id) ?? []).map(({ starts_at, ends_at }) => ({
      starts: epochMinutes(Date.parse(starts_at)),
      ends: ends_at === null ? null : epochMinutes(Date.parse(ends_at)),
    })),
  };
}

function accreditationFacts(row: AccreditationPart): AccreditationFacts {
  return {
    schemeKey: row.scheme_key,
    rules: { shownWhileActionRequired: row.shown_while_action_required === 1 },
    listed: row.listed === 1,
    state: row.state as AccreditationState,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    trainedOn: row.trained_on,
    trainingUntil: row.training_until,
    actionDeadline: row.action_deadline,
  };
}

function byVenue<Row extends { venue_id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.venue_id);
    if (group) group.push(row);
    else groups.set(row.venue_id, [row]);
  }
  return groups;
}
