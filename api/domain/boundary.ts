import { widen, type Bounds } from './cells.ts';
import { EARTH_RADIUS_METRES, RADIANS, type Point } from './geo.ts';

type Ring = readonly (readonly number[])[];

/** GeoJSON (RFC 7946) geometry of an area: longitude first, outer ring then holes. */
export type Boundary =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** How far outside its edge an area's havens are still shown to people inside it. */
export const AREA_MARGIN_METRES = 2_000;

export function polygonsOf(boundary: Boundary): readonly (readonly Ring[])[] {
  return boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;
}

export function boundsOf(boundary: Boundary): Bounds {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const [outer] of polygonsOf(boundary)) {
    for (const [lon = NaN, lat = NaN] of outer ?? []) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return { west, south, east, north };
}

export function inBounds({ lat, lon }: Point, { west, south, east, north }: Bounds): boolean {
  return lat >= south && lat <= north && lon >= west && lon <= east;
}

/** Even-odd rule over all rings, so that holes are outside. Plain loops: imports ask it for every row and postcode. */
export function contains(boundary: Boundary, { lat, lon }: Point): boolean {
  let inside = false;
  for (const rings of polygonsOf(boundary)) {
    for (const ring of rings) {
      let [lon2 = NaN, lat2 = NaN] = ring.at(-1) ?? [];
      for (let index = 0; index < ring.length; index += 1) {
        const position = ring[index];
        const lon1 = position?.[0] ?? NaN;
        const lat1 = position?.[1] ?? NaN;
        if (lat1 > lat !== lat2 > lat && lon < ((lon2 - lon1) * (lat - lat1)) / (lat2 - lat1) + lon1) {
          inside = !inside;
        }
        lon2 = lon1;
        lat2 = lat1;
      }
    }
  }
  return inside;
}

/** Metres from a point to the nearest edge, on a local plane: right to 0.1 % within a few kilometres. */
export function metresToEdge(boundary: Boundary, { lat, lon }: Point): number {
  const scaleY = EARTH_RADIUS_METRES * RADIANS;
  const scaleX = scaleY * Math.cos(lat * RADIANS);
  let nearest2 = Infinity;
  for (const rings of polygonsOf(boundary)) {
    for (const ring of rings) {
      const last = ring.at(-1);
      let x2 = ((last?.[0] ?? NaN) - lon) * scaleX;
      let y2 = ((last?.[1] ?? NaN) - lat) * scaleY;
      for (let index = 0; index < ring.length; index += 1) {
        const position = ring[index];
        const x1 = ((position?.[0] ?? NaN) - lon) * scaleX;
        const y1 = ((position?.[1] ?? NaN) - lat) * scaleY;
        const dx = x2 - x1;
        const dy = y2 - y1;
        const length2 = dx * dx + dy * dy;
        const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length2));
        const x = x1 + along * dx;
        const y = y1 + along * dy;
        if (x * x + y * y < nearest2) nearest2 = x * x + y * y;
        x2 = x1;
        y2 = y1;
      }
    }
  }
  return Math.sqrt(nearest2);
}

/** Whether a haven here belongs in the area's snapshot: inside it, or within the margin outside its edge. */
export function isInOrNear(boundary: Boundary, bounds: Bounds, point: Point): boolean {
  if (!inBounds(point, widen(bounds, AREA_MARGIN_METRES))) return false;
  return contains(boundary, point) || metresToEdge(boundary, point) <= AREA_MARGIN_METRES;
}
