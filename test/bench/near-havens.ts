import type { PreparedHaven } from '../../api/domain/build-snapshot.ts';
import { distanceMetres, type Point } from '../../api/domain/geo.ts';
import { realHavens } from './real-havens.ts';

/** The middle of North Finchley. */
export const NORTH_FINCHLEY: Point = { lat: 51.6135, lon: -0.1765 };

const HAVENS = 50_000;

/** So many havens around North Finchley: what an area's or a cell's snapshot of that size would hold. */
export function havensNear(count: number): readonly PreparedHaven[] {
  const metres = (haven: Point) => distanceMetres(NORTH_FINCHLEY, haven);
  return realHavens(HAVENS)
    .map((each) => ({ each, metres: metres(each.haven) }))
    .toSorted((a, b) => a.metres - b.metres)
    .slice(0, count)
    .map(({ each }) => each);
}
