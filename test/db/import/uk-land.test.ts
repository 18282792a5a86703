import { createReadStream, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readCoordinates } from '../../../db/import/coordinates.ts';
import { isNearUkLand } from '../../../db/import/uk-land.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';

describe('land of the United Kingdom', () => {
  it.each([
    ['mid-Channel', 50.2, -0.5],
    ['the North Sea', 55.5, 1.2],
    ['Dogger Bank', 54.8, 2.2],
    ['the Irish Sea', 53.9, -4.5],
    ['the Celtic Sea', 50.8, -6.5],
    ['off the Hebrides', 57.5, -8.4],
    ['Paris', 48.85, 2.35],
    ['0, 0', 0, 0],
    ['nowhere', NaN, NaN],
  ])('is not at %s', (_, lat, lon) => {
    expect(isNearUkLand({ lat, lon })).toBe(false);
  });

  it.each([
    ['Lerwick', 60.15, -1.14],
    ['Stornoway', 58.21, -6.39],
    ['St Mary’s, Scilly', 49.91, -6.31],
    ['Lowestoft', 52.48, 1.75],
    ['Enniskillen', 54.34, -7.64],
    ['the Cairngorms', 57.07, -3.67],
  ])('is at %s', (_, lat, lon) => {
    expect(isNearUkLand({ lat, lon })).toBe(true);
  });

  it.skipIf(!hasSharedData)('is at every food business and outward code', async () => {
    const venues = await text(createReadStream(sharedData('fhrs', 'uk-venues.csv.gz')).pipe(createGunzip()));
    const outcodes = readFileSync(sharedData('postcodes', 'gb-outcode-centroids.csv'), 'utf8');
    for (const rows of [parse(venues, { columns: true }), parse(outcodes, { columns: true })]) {
      const wrong = (rows as { latitude: string; longitude: string }[]).filter(
        ({ latitude, longitude }) => !readCoordinates(latitude, longitude).point,
      );
      expect(wrong).toEqual([]);
    }
  });
});

describe('coordinates of a row', () => {
  it.each([
    ['', '', undefined],
    ['0', '0', 'its coordinates are 0, 0'],
    ['0.000003', '0.000001', 'its coordinates are 0, 0'],
    ['-0.17', '51.6', 'its latitude and longitude look swapped: -0.17, 51.6'],
    ['51.6', '', 'its coordinates are not two numbers of degrees: 51.6, '],
    ['51,6', '-0,17', 'its coordinates are not two numbers of degrees: 51,6, -0,17'],
    ['NaN', 'Infinity', 'its coordinates are not two numbers of degrees: NaN, Infinity'],
    ['1e2', '0x10', 'its coordinates are not two numbers of degrees: 1e2, 0x10'],
    ['50.2', '-0.5', 'its coordinates are in the sea: 50.2, -0.5'],
    ['40.7', '-74.0', 'its coordinates are outside the United Kingdom: 40.7, -74.0'],
    ['951.6', '-0.17', 'its coordinates are outside the United Kingdom: 951.6, -0.17'],
  ])('%j, %j: %s', (lat, lon, problem) => {
    const reading = readCoordinates(lat, lon);
    expect(reading.point).toBeUndefined();
    expect('problem' in reading ? reading.problem : undefined).toBe(problem);
  });

  it('are kept to a tenth of a metre', () => {
    expect(readCoordinates(' 51.60791200000001 ', '-0.26253500000000')).toEqual({
      point: { lat: 51.607912, lon: -0.262535 },
    });
  });
});
