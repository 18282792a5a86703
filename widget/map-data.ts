import { cellBounds, cellsToLoad } from '../api/domain/cells.ts';
import type { Point } from '../api/domain/geo.ts';
import { FAR_METRES } from './answer.ts';
import { fetchJson } from './fetch-json.ts';

/** West, south, east, north, in degrees. */
export type Box = readonly [number, number, number, number];

/** What lies under the markers. */
export type Ground =
  | { readonly kind: 'none' }
  | { readonly kind: 'tiles'; readonly url: string; readonly notice: string }
  | {
      readonly kind: 'archive';
      readonly url: string;
      readonly notice: string;
      readonly bbox: Box;
      readonly min_zoom: number;
      readonly max_zoom: number;
    };

export interface MapData {
  readonly basemap: Ground;
  readonly areas: readonly {
    readonly bbox: Box;
    readonly outline: readonly (readonly (readonly [number, number])[])[];
  }[];
}

/** What the register says its map is drawn from; plain ground without outlines where it cannot be asked. */
export async function readMapData(source: string, area: string): Promise<MapData> {
  const query = area && `?area=${area}`;
  try {
    const { body } = await fetchJson(`${source}/api/v1/map${query}`);
    const { basemap, areas } = body as Partial<MapData>;
    return { basemap: basemap ?? { kind: 'none' }, areas: areas ?? [] };
  } catch {
    return { basemap: { kind: 'none' }, areas: [] };
  }
}

/**
 * The whole of what was asked of the server already: the area, or the map cells around her own. Streets of all of it tell
 * nobody where in it she is; the cells that her list is of would.
 */
export function wholeOf({ areas }: MapData, area: string, point: Point): Box {
  const [only] = areas;
  if (area && only) return only.bbox;
  const boxes = cellsToLoad(point, FAR_METRES).map(([x, y]) => cellBounds(x, y));
  return [
    Math.min(...boxes.map(({ west }) => west)),
    Math.min(...boxes.map(({ south }) => south)),
    Math.max(...boxes.map(({ east }) => east)),
    Math.max(...boxes.map(({ north }) => north)),
  ];
}
