import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { isStrong, suggestMatches } from '../../../api/domain/match-suggestions.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';

type Row = Readonly<Record<string, string>>;

const rowsOf = (bytes: Buffer): Row[] => parse(bytes, { columns: true, relax_column_count: true });
const sectorOf = (postcode = '') => postcode.replace(/\s+/g, '').toUpperCase().slice(0, -2);

/** Two lists of real premises that people tied together by hand: OpenStreetMap's pubs with the food agency's number. */
describe.skipIf(!hasSharedData)(
  'suggestions for London’s pubs of OpenStreetMap among the food agency’s venues',
  () => {
    it('have the right one first for 19 of 20, and are nearly always right where they are called very likely', () => {
      const venues = rowsOf(gunzipSync(readFileSync(sharedData('fhrs', 'uk-venues.csv.gz')))).map((row) => ({
        id: row['fhrsid'] ?? '',
        name: row['name'] ?? '',
        postcode: row['postcode'] ?? '',
        uprn: null,
      }));
      const bySector = Map.groupBy(venues, ({ postcode }) => sectorOf(postcode));
      const pubs = rowsOf(readFileSync(sharedData('osm-pubs', 'london-pubs.csv')));
      let [known, first, strong, strongAndRight] = [0, 0, 0, 0];
      for (const pub of pubs) {
        const postcode = pub['addr:postcode'] ?? '';
        const candidates = bySector.get(sectorOf(postcode)) ?? [];
        if (!candidates.some(({ id }) => id === pub['fhrs:id'])) continue;
        known += 1;
        const [best] = suggestMatches({ name: pub['name'] ?? '', postcode, uprn: null }, candidates);
        const right = best?.candidate.id === pub['fhrs:id'];
        if (right) first += 1;
        if (best && isStrong(best)) strong += 1;
        if (best && isStrong(best) && right) strongAndRight += 1;
      }
      expect(known).toBeGreaterThan(500);
      expect(first / known).toBeGreaterThan(0.95);
      expect(strongAndRight / strong).toBeGreaterThan(0.98);
    });
  },
);
