import type { Insertable } from 'kysely';
import type { Point } from '../../api/domain/geo.ts';
import { BARNET } from '../reference/barnet.ts';
import type { WardRow } from '../schema.ts';

/** Four invented wards, the quarters of the demo's map, so that reports by ward have rows. ONS gives no such codes. */
const MIDDLE = { lat: 51.607, lon: -0.215 };
const EDGES = { west: -0.31, south: 51.55, east: -0.12, north: 51.68 };
const QUARTERS = ['North West', 'North East', 'South West', 'South East'] as const;

export function demoWardCode({ lat, lon }: Point): string {
  return codeOf((lat < MIDDLE.lat ? 2 : 0) + (lon < MIDDLE.lon ? 0 : 1));
}

export function wardRows(at: string): Insertable<WardRow>[] {
  return QUARTERS.map((name, index) => {
    const south = index >= 2;
    const east = index % 2 === 1;
    const box = {
      west: east ? MIDDLE.lon : EDGES.west,
      east: east ? EDGES.east : MIDDLE.lon,
      south: south ? EDGES.south : MIDDLE.lat,
      north: south ? MIDDLE.lat : EDGES.north,
    };
    const ring = [
      [box.west, box.south],
      [box.east, box.south],
      [box.east, box.north],
      [box.west, box.north],
      [box.west, box.south],
    ];
    return {
      code: codeOf(index),
      authority_code: BARNET.code,
      name: `${name} (demo ward)`,
      ...box,
      boundary: JSON.stringify({ type: 'Polygon', coordinates: [ring] }),
      updated_at: at,
    };
  });
}

function codeOf(index: number): string {
  return `E0599990${index + 1}`;
}
