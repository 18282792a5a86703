import type { Insertable } from 'kysely';
import { isoInstant, type Ids, type LocalDate } from '../../api/domain/clock.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import type { AuditEntry } from '../audit.ts';
import { BARNET } from '../reference/barnet.ts';
import type { Schema } from '../schema.ts';
import { accreditationRows } from './accreditation-rows.ts';
import type { DemoVenue } from './demo-venue.ts';
import { BARNET_VENUES } from './venues-barnet.ts';
import { EDGWARE_VENUES } from './venues-edgware.ts';
import { FINCHLEY_VENUES } from './venues-finchley.ts';
import { HENDON_VENUES } from './venues-hendon.ts';
import { VENUES_NOT_SHOWN } from './venues-not-shown.ts';
import { hoursRows, venueRow, type PlacedVenueRow } from './venue-rows.ts';

type Rows<Table extends keyof Schema> = readonly Insertable<Schema[Table]>[];

/** The demo as rows, table by table, in an order that foreign keys allow. */
export interface DemoRows {
  readonly venues: readonly PlacedVenueRow[];
  readonly openingHours: Rows<'opening_hours'>;
  readonly hoursExceptions: Rows<'hours_exceptions'>;
  readonly closures: Rows<'closures'>;
  readonly accreditations: Rows<'accreditations'>;
  readonly accreditationEvents: Rows<'accreditation_events'>;
  /** Oldest first, as an audit trail grows. */
  readonly auditEntries: readonly AuditEntry[];
  readonly postcodes: Rows<'postcodes'>;
  /** Venues whose training follows from a staff list. */
  readonly recordKeepers: ReadonlySet<string>;
  /** Venues that have begun a list; what an officer saw still stands there. */
  readonly listBeginners: ReadonlySet<string>;
}

/**
 * All venues of the demo. Everything is made of paper and says "(demo)", so that nobody walks to a place that does not
 * exist: names, streets, postcodes and telephone numbers are invented, only the towns are real.
 */
const DEMO_VENUES: readonly DemoVenue[] = [
  ...FINCHLEY_VENUES,
  ...HENDON_VENUES,
  ...EDGWARE_VENUES,
  ...BARNET_VENUES,
  ...VENUES_NOT_SHOWN,
];

/** Prospects have no history: they came with an import. */
const IMPORTED_DAYS_AGO = 200;
const CLOSES_AND_REOPENS_AT_MINUTE = 8 * 60;
/** Code-Point's quality of a postcode whose address is known: here the invented venue itself. */
const EXACT = 10;

/** The demo as it looks on a London day. Apart from the ids, the same day gives the same rows. */
export function demoRows({ ids, today }: { ids: Ids; today: LocalDate }): DemoRows {
  const imported = isoInstant(londonInstant(addDays(today, -IMPORTED_DAYS_AGO)));
  const entries = DEMO_VENUES.map((venue, place) => {
    const id = ids.next();
    const decided = accreditationRows(venue, { venueId: id, place, today });
    const createdAt = decided.events[0]?.decided_at ?? imported;
    const updatedAt = decided.events.at(-1)?.decided_at ?? imported;
    return {
      row: venueRow(venue, { id, place, createdAt, updatedAt }),
      decided,
      hours: hoursRows(venue, id, today),
      closures: closureRows(venue, id, ids, today),
    };
  });
  const venues = entries.map(({ row }) => row);
  const idsWhere = (wanted: (place: number) => boolean) =>
    new Set(venues.filter((_, place) => wanted(place)).map(({ id }) => id));
  return {
    venues,
    openingHours: entries.flatMap(({ hours }) => hours.tables),
    hoursExceptions: entries.flatMap(({ hours }) => hours.exceptions),
    closures: entries.flatMap(({ closures }) => closures),
    accreditations: entries.flatMap(({ decided }) => decided.accreditations),
    accreditationEvents: entries.flatMap(({ decided }) => decided.events),
    auditEntries: entries
      .flatMap(({ decided }) => decided.audit)
      .toSorted((a, b) => a.occurred_at.localeCompare(b.occurred_at)),
    postcodes: venues.map(postcodeRow),
    recordKeepers: idsWhere(keepsRecords),
    listBeginners: idsWhere(beginsList),
  };
}

/** Two in three of those that are accredited, and of which the demo does not say when their training ends. */
function keepsRecords(place: number): boolean {
  const schemes = DEMO_VENUES[place]?.schemes ?? [];
  const plain = schemes.every(
    (given) =>
      typeof given === 'string' || (given.state === 'accredited' && given.trainingEndsIn === undefined),
  );
  return schemes.length > 0 && plain && place % 3 !== 1;
}

/** The demo's manager has one with something to put right: shown meanwhile, by what a visit found. */
function beginsList(place: number): boolean {
  const schemes = DEMO_VENUES[place]?.schemes ?? [];
  return schemes.some(
    (given) =>
      typeof given !== 'string' &&
      given.state === 'action_required' &&
      given.reason === 'visit_outcome_partial' &&
      (given.deadlineIn ?? 0) > 0,
  );
}

function closureRows(
  { closure }: DemoVenue,
  venueId: string,
  ids: Ids,
  today: LocalDate,
): Insertable<Schema['closures']>[] {
  if (!closure) return [];
  const morning = (days: number) =>
    isoInstant(londonInstant(addDays(today, days), CLOSES_AND_REOPENS_AT_MINUTE));
  return [
    {
      id: ids.next(),
      venue_id: venueId,
      starts_at: morning(closure.fromDay),
      ends_at: morning(closure.toDay),
      reason: closure.reason,
    },
  ];
}

/** So that a search for the demo's postcodes finds its places. */
function postcodeRow({ postcode, lat, lon }: PlacedVenueRow): Insertable<Schema['postcodes']> {
  return {
    postcode: postcode.replace(' ', ''),
    lat,
    lon,
    quality: EXACT,
    authority_code: BARNET.code,
    ward_code: null,
  };
}
