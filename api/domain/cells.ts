import { EARTH_RADIUS_METRES, RADIANS, type Point } from './geo.ts';

/**
 * Fixed web-mercator map cells of zoom 11: 12 km wide in London, 10 km in the north of Scotland. A finder without an area
 * asks for these and nothing finer, always for the same ones around her own (`cellsToLoad`), so that what it asks for tells
 * no more than "somewhere in this part of the city".
 */
export const CELL_ZOOM = 11;
const CELLS_ACROSS = 2 ** CELL_ZOOM;
const MAX_MERCATOR_LAT = 85.051_128;

/** `"1022-679"`: x and y of the cell. */
export type CellKey = string;

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function cellKey(x: number, y: number): CellKey {
  return `${x}-${y}`;
}

/** The cell that holds a point; the poles beyond web mercator fall in its outermost rows. */
export function cellOf(point: Point): CellKey {
  const { x, y } = cellAt(point);
  return cellKey(x, y);
}

/** The same as x and y; NaN where the point is none. */
export function cellAt({ lat, lon }: Point): { x: number; y: number } {
  return { x: columnOf(lon), y: rowOf(lat) };
}

/** x and y of a key, or undefined where it is not one of this zoom. */
export function parseCell(key: string): { x: number; y: number } | undefined {
  const match = /^(\d{1,4})-(\d{1,4})$/.exec(key);
  if (!match) return undefined;
  const x = Number(match[1]);
  const y = Number(match[2]);
  return x < CELLS_ACROSS && y < CELLS_ACROSS && cellKey(x, y) === key ? { x, y } : undefined;
}

export function cellBounds(x: number, y: number): Bounds {
  return {
    west: (x / CELLS_ACROSS) * 360 - 180,
    east: ((x + 1) / CELLS_ACROSS) * 360 - 180,
    north: latOfRow(y),
    south: latOfRow(y + 1),
  };
}

/** The cells of a ring around a cell, beginning in its north-west corner; ring 0 is the cell itself. */
export function* ringAround(x: number, y: number, ring: number): Generator<[number, number]> {
  if (ring === 0) yield [x, y];
  for (let i = -ring; i < ring; i++) {
    yield [x + i, y - ring];
    yield [x + ring, y + i];
    yield [x - i, y + ring];
    yield [x - ring, y - i];
  }
}

/**
 * The cells that prove an answer within a distance for whoever is in the point's cell: that cell, then whole rings around
 * it. Which neighbours come within reach of the point itself would tell where in its cell it is, to a few kilometres; these,
 * and their order, are the same for every point of a cell. A ring is left out when it begins too far away to the north,
 * where cells are narrowest (this is a product for the northern hemisphere). Empty where the point is none.
 */
export function cellsToLoad(point: Point, withinMetres: number): [x: number, y: number][] {
  const { x, y } = cellAt(point);
  const cells: [number, number][] = [];
  const reach = withinMetres / EARTH_RADIUS_METRES / RADIANS;
  for (let ring = 0; latOfRow(y - ring + 1) - latOfRow(y) <= reach; ring++)
    cells.push(...ringAround(x, y, ring));
  return cells;
}

/** Every cell that a box touches, row by row. */
export function cellsIn(bounds: Bounds): CellKey[] {
  const keys: CellKey[] = [];
  for (let y = rowOf(bounds.north); y <= rowOf(bounds.south); y++) {
    for (let x = columnOf(bounds.west); x <= columnOf(bounds.east); x++) keys.push(cellKey(x, y));
  }
  return keys;
}

/** A box widened on all sides by at least so many metres. */
export function widen(bounds: Bounds, metres: number): Bounds {
  const dLat = metres / (EARTH_RADIUS_METRES * RADIANS);
  const dLon =
    dLat / Math.cos(Math.min(89, Math.max(Math.abs(bounds.north), Math.abs(bounds.south)) + dLat) * RADIANS);
  return {
    west: bounds.west - dLon,
    south: bounds.south - dLat,
    east: bounds.east + dLon,
    north: bounds.north + dLat,
  };
}

/**
 * A distance in metres that no point of the box is nearer than, and 0 inside it. A lower bound: along the meridian
 * to its parallel edge, or the great circle to its meridian edge, whichever is further.
 */
export function metresToBounds(point: Point, { west, south, east, north }: Bounds): number {
  const dLat = Math.max(south - point.lat, point.lat - north, 0) * RADIANS;
  const dLon = Math.max(west - point.lon, point.lon - east, 0) * RADIANS;
  const toMeridian =
    dLon === 0
      ? 0
      : dLon >= Math.PI / 2
        ? Math.PI / 2 - Math.abs(point.lat) * RADIANS
        : Math.asin(Math.cos(point.lat * RADIANS) * Math.sin(dLon));
  return EARTH_RADIUS_METRES * Math.max(dLat, toMeridian);
}

function columnOf(lon: number): number {
  return clampIndex(((lon + 180) / 360) * CELLS_ACROSS);
}

function rowOf(lat: number): number {
  const phi = Math.max(-MAX_MERCATOR_LAT, Math.min(MAX_MERCATOR_LAT, lat)) * RADIANS;
  return clampIndex(((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * CELLS_ACROSS);
}

/** A search asks about the same few rows again and again. */
const LATITUDES: number[] = [];

function latOfRow(y: number): number {
  return (LATITUDES[y] ??= Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / CELLS_ACROSS))) / RADIANS);
}

function clampIndex(value: number): number {
  return Math.max(0, Math.min(CELLS_ACROSS - 1, Math.floor(value)));
}
