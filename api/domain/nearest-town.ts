import { distanceMetres, type Point } from './geo.ts';

/** Further off, a place is not of that town, and the register does not know the nearer ones. */
const FURTHEST_METRES = 10_000;

export interface Town extends Point {
  readonly name: string;
}

/** The name of the town centre nearest to a point, at most 10 km off; of two equally near the one first by name. Empty where none is. */
export function nearestTown(point: Point, towns: readonly Town[]): string {
  let nearest = { name: '', metres: FURTHEST_METRES };
  for (const town of towns) {
    const metres = distanceMetres(point, town);
    if (metres < nearest.metres || (metres === nearest.metres && town.name < nearest.name)) {
      nearest = { name: town.name, metres };
    }
  }
  return nearest.name;
}
