/** A WGS 84 position in degrees. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** IUGG mean Earth radius. */
export const EARTH_RADIUS_METRES = 6_371_008.8;

/** Direct walking speed of 4.8 km/h; streets make the way about a quarter longer than the crow flies. */
const WALK_METRES_PER_MINUTE = 80;
const STREET_DETOUR = 1.25;

/** A degree. */
export const RADIANS = Math.PI / 180;

/** Great-circle metres between two WGS 84 points on a sphere of mean radius; under 0.6 % off an ellipsoid. */
export function distanceMetres(a: Point, b: Point): number {
  const sinLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const sinLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Degrees clockwise from north in which the shorter great circle leaves from one point to another, 0 to below 360. */
export function bearingDegrees(from: Point, to: Point): number {
  const dLon = (to.lon - from.lon) * RADIANS;
  const [lat1, lat2] = [from.lat * RADIANS, to.lat * RADIANS];
  const east = Math.sin(dLon) * Math.cos(lat2);
  const north = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(dLon);
  return (Math.atan2(east, north) / RADIANS + 360) % 360;
}

/** The nearest of eight directions, clockwise from north: 0 is north, 1 north-east, … */
export function compassPoint(degrees: number): number {
  return ((Math.round(degrees / 45) % 8) + 8) % 8;
}

/** Minutes on foot, rounded up: never promises a place sooner than she can be there. */
export function walkMinutes(metres: number): number {
  return Math.max(1, Math.ceil((metres * STREET_DETOUR) / WALK_METRES_PER_MINUTE));
}

/** A real position on Earth: finite, in range. `0,0` is in range; imports refuse it, see db/import. */
export function isPoint(lat: number, lon: number): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}
