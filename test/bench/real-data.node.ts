import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Point } from '../../api/domain/geo.ts';
import { bankHolidayDates, type Hours } from '../../api/domain/hours.ts';
import type { VenueKind } from '../../api/domain/venue.ts';
import { kindOfFhrsType } from '../../db/import/kinds.ts';
import { osmHoursReader } from '../../db/import/osm-hours.ts';
import { sharedData } from '../helpers/shared-data.ts';

export interface RealVenue extends Point {
  readonly name: string;
  readonly kind: VenueKind;
  readonly postcode: string;
}

/** Hours and streets as real pubs have them, one entry a pub, so that a draw follows how common each is. */
export interface RealPubs {
  readonly hours: readonly Hours[];
  readonly streets: readonly string[];
  /** OSM strings that a weekly table cannot hold. */
  readonly refused: number;
}

/** Geocoded venues of the Food Standards Agency, positions to five decimals as a snapshot has them. */
export function readVenues(): RealVenue[] {
  const text = gunzipSync(readFileSync(sharedData('fhrs', 'uk-venues.csv.gz')));
  return rowsOf(text).flatMap((row) => {
    const lat = fiveDecimals(row['latitude']);
    const lon = fiveDecimals(row['longitude']);
    const reading = kindOfFhrsType(row['business_type_id'] ?? '');
    if (!('kind' in reading) || !lat || !lon) return [];
    return [{ name: row['name'] ?? '', kind: reading.kind, postcode: row['postcode'] ?? '', lat, lon }];
  });
}

export function readPubs(): RealPubs {
  const rows = rowsOf(readFileSync(sharedData('osm-pubs', 'london-pubs.csv')));
  const read = osmHoursReader({
    from: '2026-01-01',
    to: '2027-12-31',
    bankHolidays: bankHolidayDates(readBankHolidays()),
  });
  const readings = rows.flatMap((row) => (row['opening_hours'] ? [read(row['opening_hours'])] : []));
  const hours = readings.flatMap((reading) => ('hours' in reading ? [reading.hours] : []));
  const streets = rows.flatMap((row) => row['addr:street'] || []);
  return { hours, streets, refused: readings.length - hours.length };
}

/** Bank holidays of England and Wales as GOV.UK publishes them. */
export function readBankHolidays(): string[] {
  const published = JSON.parse(readFileSync(sharedData('bank-holidays', 'bank-holidays.json'), 'utf8')) as {
    'england-and-wales': { events: { date: string }[] };
  };
  return published['england-and-wales'].events.map(({ date }) => date);
}

function rowsOf(text: Buffer): Record<string, string>[] {
  return parse(text, { columns: true, bom: true, relax_quotes: true });
}

function fiveDecimals(text: string | undefined): number {
  return Math.round(Number(text) * 1e5) / 1e5;
}
