import type { Found } from '../api/domain/finder.ts';
import type { Point } from '../api/domain/geo.ts';
import type { MapView } from './map-request.ts';

/** What the list knows a place by. */
export function idOf({ index, row }: Found): string {
  return String(index.snapshot.havens.id[row] ?? '');
}

export function pointOf({ index, row }: Found): Point {
  const { lat, lon } = index.snapshot.havens;
  return { lat: lat[row] ?? 0, lon: lon[row] ?? 0 };
}

/** `2. The Paper Lantern, open` */
export function labelOf(found: Found, number: number, { more }: MapView): string {
  const name = String(found.index.snapshot.havens.name[found.row] ?? '');
  return `${number + 1}. ${name}, ${found.open ? more.mapOpen : more.mapShut}`;
}
