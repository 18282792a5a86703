import { describe, expect, it } from 'vitest';
import { CANARY, tracesIn } from './canary.ts';

describe('the detector of the canary position', () => {
  it.each([
    '/api/v1/havens/nearest?lat=51.61237&lon=-0.17689',
    '{"lat":51.612}',
    'lat=51.612',
    'q=51%2E612370',
    'longitude -0.177',
    'lon: -.17689',
    '51,61237',
    'latE7=516123700',
    'lat=51612370',
    'lon=-176890',
    'POINT(-0.1769 51.6124)',
    '51°36′44″N',
    '/tiles/12/2045/1357.png'.replace('2045/1357', tile(12)),
    `/16/${tile(16)}.pbf`,
    'near gcpvk'.replace('gcpvk', geohashOfCanary()),
    Buffer.from('{"lat":51.61237}').toString('base64'),
    encodeURIComponent('{"lat":51.61237}'),
  ])('finds it in %s', (text) => {
    expect(tracesIn(text)).not.toEqual([]);
  });

  it.each([
    '',
    '/api/v1/snapshots/area/E09000003.json',
    '/api/v1/snapshots/cell/11-1022-678.json',
    'lat=51.6&lon=-0.2',
    '51.61 -0.18',
    'http://127.0.0.1:17689/',
    'Mozilla/5.0 (Windows NT 10.0) Chrome/153.0.8010.0',
    '2026-05-01T20:30:00.000Z',
    '{"lat":51.6199,"lon":-0.1801}',
    'N12 0QG',
  ])('does not cry at %s', (text) => {
    expect(tracesIn(text)).toEqual([]);
  });
});

function tile(zoom: number): string {
  const across = 2 ** zoom;
  const radians = (CANARY.lat * Math.PI) / 180;
  const x = Math.floor(((CANARY.lon + 180) / 360) * across);
  const y = Math.floor(((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * across);
  return `${x}/${y}`;
}

/** By another way than the detector's: interleaved bits of the two scaled numbers. */
function geohashOfCanary(): string {
  const bitsOf = (value: number, low: number, span: number, count: number): string =>
    Math.floor(((value - low) / span) * 2 ** count)
      .toString(2)
      .padStart(count, '0');
  const lon = bitsOf(CANARY.lon, -180, 360, 13);
  const lat = bitsOf(CANARY.lat, -90, 180, 12);
  const bits = Array.from({ length: 25 }, (_, n) => (n % 2 === 0 ? lon[n / 2] : lat[(n - 1) / 2])).join('');
  return (bits.match(/.{5}/g) ?? [])
    .map((five) => '0123456789bcdefghjkmnpqrstuvwxyz'.charAt(parseInt(five, 2)))
    .join('');
}
