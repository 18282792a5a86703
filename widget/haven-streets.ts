import { PMTiles, EtagMismatch, type Source } from 'pmtiles';
import {
  CenteredTextSymbolizer,
  Labelers,
  LineLabelSymbolizer,
  LineSymbolizer,
  paint,
  PolygonSymbolizer,
  PmtilesSource,
  TileCache,
  View,
  exp,
  type Feature,
  type LabelRule,
  type PaintRule,
  type PreparedTile,
} from 'protomaps-leaflet';

/*
 * Streets, water and names out of a PMTiles archive, drawn on the phone with its own fonts. Kept apart from the map: a
 * register without an archive never loads this file. Only protomaps-leaflet's drawing is used; its Leaflet layer wants a
 * global `L`, which would be the host page's.
 */

/** A tile of the map as it is shown: 256 pixels of the page wide. */
export interface TileAt {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface Streets {
  /** Draws a tile. False where its part of the archive cannot be had: then nothing is drawn. */
  draw(canvas: HTMLCanvasElement, tile: TileAt): Promise<boolean>;
}

/** One display tile takes a quarter of a data tile, as the makers of such archives intend. */
const LEVEL_DIFFERENCE = 1;
const TILE_PIXELS = 256;
/** Names reach over the edge of their tile. */
const OVERLAP_PIXELS = 16;
const LABELLED_TILES = 32;

/**
 * @param url the archive; it must answer ranges
 * @param changed called with `x:y:z` of tiles whose names have moved since they were drawn
 */
export function openStreets(
  url: string,
  maxZoom: number,
  changed: (tiles: Iterable<string>) => void,
): Streets {
  // It is typed for an older reader than the one that is built in; what it calls is the same in both.
  const archive = new PMTiles(rangesOf(url)) as unknown as ConstructorParameters<typeof PmtilesSource>[0];
  const source = new PmtilesSource(archive, false);
  const view = new View(new TileCache(source, TILE_PIXELS << LEVEL_DIFFERENCE), maxZoom, LEVEL_DIFFERENCE);
  const scratch = document.createElement('canvas').getContext('2d');
  const labelers = scratch && new Labelers(scratch, LABELS, LABELLED_TILES, changed);
  return {
    async draw(canvas, tile) {
      const { x, y, z } = tile;
      const prepared: PreparedTile | undefined = await view.getDisplayTile(tile).catch(() => undefined);
      if (!prepared) return false;
      const tiles = new Map([['', [prepared]]]);
      labelers?.add(z, tiles);
      const scale = window.devicePixelRatio || 1;
      canvas.width = canvas.height = TILE_PIXELS * scale;
      const context = canvas.getContext('2d');
      if (!context) return false;
      context.setTransform(scale, 0, 0, scale, 0, 0);
      const [left, top] = [TILE_PIXELS * x, TILE_PIXELS * y];
      const box = {
        minX: left - OVERLAP_PIXELS,
        minY: top - OVERLAP_PIXELS,
        maxX: left + TILE_PIXELS + OVERLAP_PIXELS,
        maxY: top + TILE_PIXELS + OVERLAP_PIXELS,
      };
      const origin = { x: left, y: top } as Parameters<typeof paint>[6];
      paint(context, z, tiles, labelers?.getIndex(z) ?? null, GROUND, box, origin, false);
      return true;
    },
  };
}

/** Stretches of the archive, asked for without cookies or referrer, and anew where it was replaced meanwhile. */
function rangesOf(url: string): Source {
  let replaced = false;
  return {
    getKey: () => url,
    async getBytes(offset, length, signal, etag) {
      const response = await fetch(url, {
        headers: { Range: `bytes=${offset}-${offset + length - 1}` },
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: replaced ? 'reload' : 'default',
        ...(signal && { signal }),
      });
      const now = response.headers.get('ETag') ?? undefined;
      if (etag && now !== etag) {
        replaced = true;
        throw new EtagMismatch();
      }
      if (response.status !== 206) throw new TypeError(`no range: ${response.status}`);
      return { data: await response.arrayBuffer(), ...(now && { etag: now }) };
    },
  };
}

const kindOf = ({ props }: Feature): unknown => props['kind'];
const isKind =
  (...kinds: readonly unknown[]) =>
  (_: number, feature: Feature): boolean =>
    kinds.includes(kindOf(feature));
const POLYGON = 3;
const isPolygon = (_: number, { geomType }: Feature): boolean => (geomType as number) === POLYGON;
const isLine = (zoom: number, feature: Feature): boolean => !isPolygon(zoom, feature);

function area(dataLayer: string, fill: string, filter: PaintRule['filter'] = isPolygon): PaintRule {
  return { dataLayer, symbolizer: new PolygonSymbolizer({ fill }), filter };
}

/** @param widths in pixels, by the zoom from which they hold; nothing is drawn further out than the first */
function line(
  dataLayer: string,
  color: string,
  widths: Readonly<Record<number, number>>,
  filter: NonNullable<PaintRule['filter']>,
): PaintRule {
  const stops = Object.entries(widths).map(([zoom, width]) => [Number(zoom), width]);
  const symbolizer = new LineSymbolizer({ color, width: exp(1.6, stops) });
  return { dataLayer, symbolizer, filter, minzoom: stops[0]?.[0] ?? 0 };
}

const WATER = '#c3d9ea';
const GREEN = ['park', 'forest', 'wood', 'cemetery', 'golf_course', 'nature_reserve', 'grass'];
const ROAD = '#ffffff';
const EDGE = '#bfbab0';
const isStreet = (zoom: number, feature: Feature): boolean =>
  isLine(zoom, feature) && !isKind('rail', 'ferry', 'path', 'highway', 'major_road')(zoom, feature);

/** Layers of Protomaps' own schema, and of archives that know no more than water and roads. Calm: the places stand out. */
const GROUND: PaintRule[] = [
  area('earth', '#f1f0ea'),
  area('landuse', '#dce8d3', isKind(...GREEN)),
  area('water', WATER),
  line('water', WATER, { 9: 0.5, 14: 2, 18: 8 }, isLine),
  { ...area('buildings', '#e3e0d7'), minzoom: 15 },
  line('roads', '#d0cbc0', { 13: 0.4, 18: 3 }, isKind('path')),
  line('roads', '#a9a49a', { 9: 0.5, 18: 2 }, isKind('rail')),
  line('roads', EDGE, { 8: 0.5, 12: 1, 15: 5, 18: 20 }, isStreet),
  line('roads', ROAD, { 14: 1.2, 15: 3.5, 18: 17 }, isStreet),
  line('roads', EDGE, { 7: 1, 12: 3.5, 15: 9, 18: 28 }, isKind('major_road', 'highway')),
  line('roads', ROAD, { 11: 1, 12: 2, 15: 7, 18: 25 }, isKind('major_road')),
  line('roads', '#f6e6b8', { 7: 0.5, 12: 2.2, 15: 7, 18: 25 }, isKind('highway')),
];

const TEXT = { fill: '#454b55', stroke: '#ffffff', width: 2, fontFamily: 'system-ui, sans-serif' };
const names = { labelProps: ['name:en', 'name'] };

function label(dataLayer: string, fontSize: number, more: Partial<LabelRule> = {}): LabelRule {
  return { dataLayer, symbolizer: new CenteredTextSymbolizer({ ...TEXT, ...names, fontSize }), ...more };
}

const LABELS: LabelRule[] = [
  label('places', 13, { filter: isKind('locality') }),
  label('places', 12, { minzoom: 11 }),
  label('labels', 12),
  label('pois', 11, { minzoom: 13, filter: isKind('station', 'hospital') }),
  {
    dataLayer: 'roads',
    minzoom: 14,
    symbolizer: new LineLabelSymbolizer({ ...TEXT, ...names, fontSize: 11 }),
  },
];
