import { polygonsOf, type Boundary } from './boundary.ts';
import { EARTH_RADIUS_METRES } from './geo.ts';

/** Closed rings of `[lon, lat]`, to four decimals: about ten metres, which is less than a pixel of the map. */
export type Outline = readonly (readonly (readonly [number, number])[])[];

type Position = readonly number[];

const METRES_A_DEGREE = (EARTH_RADIUS_METRES * Math.PI) / 180;
const DECIMALS = 1e4;
/** Fewer make no area. The first stands at the end again. */
const SMALLEST_RING = 4;

/**
 * The outer edges of an area, drawn with as few points as keep each within a distance of the real edge (Douglas and
 * Peucker, 1973, on a local plane). Rings that come to nothing are left out: islets and slivers. Holes are left out too:
 * the outline only says where the list begins and ends.
 */
export function outlineOf(boundary: Boundary, toleranceMetres: number): Outline {
  return polygonsOf(boundary).flatMap(([outer = []]) => {
    const ring = simplifyRing(outer, toleranceMetres).map(
      ([lon = NaN, lat = NaN]) => [rounded(lon), rounded(lat)] as const,
    );
    return ring.length < SMALLEST_RING ? [] : [ring];
  });
}

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}

/** A ring has no ends to keep: it is cut where it is furthest from its first point, into two lines. */
function simplifyRing(ring: readonly Position[], toleranceMetres: number): readonly Position[] {
  const [first] = ring;
  if (!first) return [];
  const scale = METRES_A_DEGREE * Math.cos(((first[1] ?? 0) * Math.PI) / 180);
  const plane = ring.map(([lon = NaN, lat = NaN]) => [lon * scale, lat * METRES_A_DEGREE] as const);
  const cut = furthest(plane, 0, plane.length - 1).index;
  const kept = new Set([0, cut, ring.length - 1]);
  // A stack and no recursion: a coast has tens of thousands of points.
  const spans: [number, number][] = [
    [0, cut],
    [cut, ring.length - 1],
  ];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const { index, metres } = furthest(plane, ...span);
    if (metres <= toleranceMetres) continue;
    kept.add(index);
    spans.push([span[0], index], [index, span[1]]);
  }
  return ring.filter((_, index) => kept.has(index));
}

/** Of the points between two, the one that is furthest from the line through both. */
function furthest(
  plane: readonly (readonly [number, number])[],
  from: number,
  to: number,
): { index: number; metres: number } {
  const [x1, y1] = plane[from] ?? [NaN, NaN];
  const [x2, y2] = plane[to] ?? [NaN, NaN];
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length2 = dx * dx + dy * dy;
  let index = from;
  let most = -1;
  for (let at = from + 1; at < to; at += 1) {
    const [x, y] = plane[at] ?? [NaN, NaN];
    const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length2));
    const distance2 = (x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2;
    if (distance2 > most) {
      most = distance2;
      index = at;
    }
  }
  return { index, metres: Math.sqrt(Math.max(0, most)) };
}
