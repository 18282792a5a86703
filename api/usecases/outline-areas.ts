import { selectAuthorities } from '../../db/areas.ts';
import { selectAuthorityArea } from '../../db/boundaries.ts';
import type { Database } from '../../db/database.ts';
import type { Bounds } from '../domain/cells.ts';
import { outlineOf, type Outline } from '../domain/simplify.ts';
import { mustKnowArea } from './list-areas.ts';

/** About two pixels where a borough fills a phone. */
const TOLERANCE_METRES = 60;

export interface OutlinedArea {
  /** ONS code. */
  readonly code: string;
  readonly name: string;
  readonly bounds: Bounds;
  readonly outline: Outline;
}

/** Outlines that were drawn before: a boundary has thousands of points, and changes once in years. */
export type OutlinesDrawn = Map<string, { readonly bounds: string; readonly area: OutlinedArea }>;

/**
 * The areas of the register that have a boundary, by name, each with an outline that is small enough for a phone.
 * @param area ONS code: only this one
 * @param drawn kept between calls
 * @throws DomainError `area.not_found` (404)
 */
export async function outlineAreas({
  area,
  db,
  drawn,
}: {
  area?: string | undefined;
  db: Database;
  drawn: OutlinesDrawn;
}): Promise<readonly OutlinedArea[]> {
  await mustKnowArea({ area, db });
  const outlined: OutlinedArea[] = [];
  for (const { code, name, bounds } of await selectAuthorities(db)) {
    if (!bounds || (area !== undefined && code !== area)) continue;
    // Another boundary has another box: no two editions end on the same metres.
    const key = JSON.stringify([name, bounds]);
    let known = drawn.get(code);
    if (known?.bounds !== key) {
      const found = await selectAuthorityArea(db, code);
      if (!found) continue;
      known = {
        bounds: key,
        area: { code, name, bounds, outline: outlineOf(found.boundary, TOLERANCE_METRES) },
      };
      drawn.set(code, known);
    }
    outlined.push(known.area);
  }
  return outlined;
}
