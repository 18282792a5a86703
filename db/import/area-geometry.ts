import { boundsOf, type Boundary } from '../../api/domain/boundary.ts';
import { isPoint } from '../../api/domain/geo.ts';
import { isNearUkLand } from './uk-land.ts';
import { isObject } from './json-text.ts';

export type GeometryReading = { readonly boundary: Boundary } | { readonly problem: string };

type Position = readonly [lon: number, lat: number];

/** Six decimals, a tenth of a metre. */
const DECIMALS = 1_000_000;
const FEWEST_POSITIONS = 4;

/** Reads a GeoJSON geometry (RFC 7946) as the boundary of an area in the United Kingdom, or says what is wrong with it. */
export function readGeometry(geometry: unknown): GeometryReading {
  if (!isObject(geometry)) return { problem: 'has no geometry' };
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    return { problem: `its geometry is a ${String(type)}, not a Polygon or MultiPolygon` };
  }
  try {
    const boundary: Boundary =
      type === 'Polygon'
        ? { type, coordinates: ringsOf(coordinates) }
        : { type, coordinates: listOf(coordinates, 'polygons').map(ringsOf) };
    const problem = placeProblem(boundary);
    return problem === undefined ? { boundary } : { problem };
  } catch (error) {
    if (error instanceof GeometryProblem) return { problem: error.message };
    throw error;
  }
}

/** Ends the reading of nested lists; never leaves this file. */
class GeometryProblem extends Error {}

function ringsOf(value: unknown): Position[][] {
  return listOf(value, 'rings').map(ringOf);
}

function ringOf(value: unknown): Position[] {
  const ring = listOf(value, 'positions').map(positionOf);
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < FEWEST_POSITIONS) throw new GeometryProblem(`has a ring of ${ring.length} positions`);
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
    throw new GeometryProblem('has a ring that does not end where it begins');
  }
  return ring;
}

function positionOf(value: unknown): Position {
  const [lon, lat] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof lon !== 'number' || typeof lat !== 'number') {
    throw new GeometryProblem('has a position that is not two numbers');
  }
  if (!isPoint(lat, lon) && !isPoint(lon, lat)) {
    throw new GeometryProblem(
      `its coordinates are not WGS 84 degrees (${lon}, ${lat}); export it as WGS 84, EPSG:4326`,
    );
  }
  return [Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new GeometryProblem(`has no list of ${what}`);
  return value as readonly unknown[];
}

function placeProblem(boundary: Boundary): string | undefined {
  const { west, south, east, north } = boundsOf(boundary);
  const middle = { lat: (south + north) / 2, lon: (west + east) / 2 };
  if (isNearUkLand(middle)) return undefined;
  return isNearUkLand({ lat: middle.lon, lon: middle.lat })
    ? 'its latitudes and longitudes look swapped: GeoJSON puts the longitude first'
    : 'it is outside the United Kingdom';
}
