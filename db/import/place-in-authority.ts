import { contains, metresToEdge } from '../../api/domain/boundary.ts';
import type { Point } from '../../api/domain/geo.ts';
import type { Area, AreaIndex, Located } from './area-index.ts';

/** Where a pin puts a venue, or why it cannot be right. */
export type Placing = { readonly refused: string } | { readonly located: Located; readonly note?: string };

/** Geocoding slips across a border by streets; further off, it is another place of the same name. */
export const AUTHORITY_TOLERANCE_METRES = 5_000;

/**
 * The ward and authority of a pin. Where the file is said to hold one authority's venues, a pin up to 5 km outside it is
 * kept for that authority and noted, and one further off is refused.
 * @param whose what the pin was taken from, for the reason
 */
export function placeIn(
  areas: AreaIndex,
  authority: Area | undefined,
  point: Point,
  whose: 'coordinates are' | 'postcode is' = 'coordinates are',
): Placing {
  const located = areas.locate(point);
  if (!authority || located.authorityCode === authority.code) return { located };
  const ours: Located = { wardCode: null, authorityCode: authority.code };
  // Outlines of different makers overlap by metres: the authority's own is what counts here.
  if (contains(authority.boundary, point)) return { located: ours };
  const metres = metresToEdge(authority.boundary, point);
  const outside = `its ${whose} ${distanceInWords(metres)} outside ${authority.name}`;
  return metres > AUTHORITY_TOLERANCE_METRES ? { refused: outside } : { located: ours, note: outside };
}

/** `340 m`, `2.6 km`, `17 km`. */
export function distanceInWords(metres: number): string {
  if (metres < 1_000) return `${Math.max(10, Math.round(metres / 10) * 10)} m`;
  return metres < 10_000 ? `${(metres / 1_000).toFixed(1)} km` : `${Math.round(metres / 1_000)} km`;
}
