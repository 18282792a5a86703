import { contains, inBounds, type Boundary } from '../../api/domain/boundary.ts';
import { cellOf, cellsIn, type Bounds, type CellKey } from '../../api/domain/cells.ts';
import type { Point } from '../../api/domain/geo.ts';
import { selectAuthorityBoundaries, selectWardBoundaries } from '../areas.ts';
import type { Database } from '../database.ts';

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly boundary: Boundary;
  readonly bounds: Bounds;
}

export interface WardArea extends Area {
  readonly authorityCode: string;
}

/** Where a point is: codes, null where no imported area holds it. */
export interface Located {
  readonly wardCode: string | null;
  readonly authorityCode: string | null;
}

/** Answers in which ward and authority of the register points are. */
export interface AreaIndex {
  readonly authorities: ReadonlyMap<string, Area>;
  /** By ward, then by the authorities' own outlines: where both are known the ward decides. */
  locate(point: Point): Located;
}

/** @param wards and authorities in order of code, so that overlaps are always decided alike */
export function createAreaIndex(wards: readonly WardArea[], authorities: readonly Area[]): AreaIndex {
  const wardsByCell = byCell(wards);
  const authoritiesByCell = byCell(authorities);
  return {
    authorities: new Map(authorities.map((authority) => [authority.code, authority])),
    locate(point) {
      const cell = cellOf(point);
      const ward = holding(wardsByCell.get(cell), point);
      if (ward) return { wardCode: ward.code, authorityCode: ward.authorityCode };
      return { wardCode: null, authorityCode: holding(authoritiesByCell.get(cell), point)?.code ?? null };
    },
  };
}

/** An index of every area of the register. */
export async function selectAreaIndex(db: Database): Promise<AreaIndex> {
  return createAreaIndex(await selectWardBoundaries(db), await selectAuthorityBoundaries(db));
}

function byCell<A extends Area>(areas: readonly A[]): ReadonlyMap<CellKey, readonly A[]> {
  const cells = new Map<CellKey, A[]>();
  for (const area of areas) {
    for (const key of cellsIn(area.bounds)) {
      const some = cells.get(key);
      if (some) some.push(area);
      else cells.set(key, [area]);
    }
  }
  return cells;
}

function holding<A extends Area>(areas: readonly A[] | undefined, point: Point): A | undefined {
  return areas?.find((area) => inBounds(point, area.bounds) && contains(area.boundary, point));
}
