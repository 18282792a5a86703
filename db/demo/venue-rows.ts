import type { Insertable } from 'kysely';
import { cellOf, type CellKey } from '../../api/domain/cells.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import { EARTH_RADIUS_METRES, type Point } from '../../api/domain/geo.ts';
import type { Session } from '../../api/domain/hours.ts';
import { addDays } from '../../api/domain/london-time.ts';
import { assumedAgePolicy } from '../../api/domain/venue.ts';
import { BARNET } from '../reference/barnet.ts';
import { TOWN_CENTRES } from '../reference/places.ts';
import type { HoursExceptionRow, OpeningHoursRow, VenueRow } from '../schema.ts';
import type { DemoVenue } from './demo-venue.ts';
import { sessions, type DemoChange, type Timetable } from './timetables.ts';
import { DEMO_TOWNS } from './towns.ts';
import { demoWardCode } from './wards.ts';

export const DEMO_SOURCE = 'demo';

const STREETS = ['Example Street', 'Sample Road', 'Specimen Lane', 'Demo Parade', 'Pretend Place'] as const;
/** The letters that Royal Mail uses in the second half of a postcode. */
const INWARD = 'ABDEFGHJLNPQRSTUWXYZ';
const METRES_A_DEGREE = (EARTH_RADIUS_METRES * Math.PI) / 180;

/** A venue with its position known. */
export type PlacedVenueRow = VenueRow & Point & { readonly cell: CellKey };

/** The venue's own row. `place` is its place among the demo's venues: it makes address, postcode and number unique. */
export function venueRow(
  venue: DemoVenue,
  { id, place, createdAt, updatedAt }: { id: string; place: number; createdAt: string; updatedAt: string },
): PlacedVenueRow {
  const position = positionOf(venue);
  const slug = venue.name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z]+/g, '-');
  return {
    id,
    standing: venue.standing ?? 'registered',
    name: `${venue.name} (demo)`,
    kind: venue.kind,
    address: `${place + 1} ${STREETS[place % STREETS.length]}`,
    town: venue.town,
    postcode: postcodeOf(venue, place),
    ...position,
    cell: cellOf(position),
    authority_code: BARNET.code,
    ward_code: demoWardCode(position),
    phone: venue.phone === 'none' ? '' : phoneNumber(place),
    website: venue.website ? `https://${slug}.example/` : '',
    facilities: JSON.stringify(venue.facilities ?? []),
    age_policy: venue.agePolicy ?? assumedAgePolicy(venue.kind),
    uprn: null,
    fhrsid: null,
    source: DEMO_SOURCE,
    source_ref: slug,
    review: '',
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

/** The venue's tables of hours and their dated exceptions. */
export function hoursRows(
  venue: DemoVenue,
  venueId: string,
  today: LocalDate,
): { tables: Insertable<OpeningHoursRow>[]; exceptions: Insertable<HoursExceptionRow>[] } {
  const given = [
    { purpose: 'opening', timetable: venue.opening },
    { purpose: 'haven', timetable: venue.help },
  ].flatMap(({ purpose, timetable }) => (timetable ? [{ purpose, timetable }] : []));
  return {
    tables: given.map(({ purpose, timetable }) => ({
      venue_id: venueId,
      purpose,
      weekly: JSON.stringify(timetable.weekly),
      bank_holidays: JSON.stringify(timetable.bankHolidays),
      known_until: timetable.knownForDays === undefined ? null : addDays(today, timetable.knownForDays),
      source: DEMO_SOURCE,
      confirmed_on: addDays(today, -14),
    })),
    exceptions: given.flatMap(({ purpose, timetable }) =>
      [...changesByDate(timetable, today)].map(([date, times]) => ({
        venue_id: venueId,
        purpose,
        date,
        sessions: JSON.stringify(times),
      })),
    ),
  };
}

/** Where two changes fall on one day, the later in the list stands. */
function changesByDate({ changes = [] }: Timetable, today: LocalDate): Map<LocalDate, readonly Session[]> {
  return new Map(changes.map(({ on, times }) => [dateOf(on, today), sessions(times)]));
}

function dateOf(on: DemoChange['on'], today: LocalDate): LocalDate {
  if (typeof on === 'number') return addDays(today, on);
  const year = Number(today.slice(0, 4));
  const thisYear = `${year}-${on}`;
  return thisYear >= today ? thisYear : `${year + 1}-${on}`;
}

function positionOf({ town, at: [east, north] }: DemoVenue): Point {
  const [lat, lon] = TOWN_CENTRES[town];
  return {
    lat: rounded(lat + north / METRES_A_DEGREE),
    lon: rounded(lon + east / (METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180))),
  };
}

/** Five decimals: about a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function postcodeOf({ town }: DemoVenue, place: number): string {
  const [outcode, sector] = DEMO_TOWNS[town];
  const letters = (INWARD[Math.floor(place / INWARD.length)] ?? '') + (INWARD[place % INWARD.length] ?? '');
  return `${outcode} ${sector}${letters}`;
}

/** From the London range that Ofcom keeps free for drama, 020 7946 0000 to 0999: nobody will ever answer. */
function phoneNumber(place: number): string {
  return `020 7946 0${100 + place}`;
}
