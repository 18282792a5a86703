import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellAt,
  cellBounds,
  cellKey,
  cellOf,
  cellsToLoad,
  metresToBounds,
} from '../../../api/domain/cells.ts';
import type { Point } from '../../../api/domain/geo.ts';

/** From Scilly to Shetland. */
const cell = fc.record({
  lat: fc.double({ min: 49.8, max: 60.9, noNaN: true }),
  lon: fc.double({ min: -8, max: 1.8, noNaN: true }),
});
const share = fc.oneof(
  fc.constantFrom(0.000_001, 0.999_999),
  fc.double({ min: 0.001, max: 0.999, noNaN: true }),
);
const within = fc.constantFrom(5_000, 20_000);

/** A point of the cell that holds another, so far along it from west to east and from south to north. */
function pointIn(other: Point, east: number, north: number): Point {
  const { x, y } = cellAt(other);
  const bounds = cellBounds(x, y);
  return {
    lat: bounds.south + (bounds.north - bounds.south) * north,
    lon: bounds.west + (bounds.east - bounds.west) * east,
  };
}

/** Every cell that comes within a distance of a point, looked for one by one. */
function cellsWithin(point: Point, metres: number): string[] {
  const { x, y } = cellAt(point);
  const keys: string[] = [];
  for (let dx = -5; dx <= 5; dx++) {
    for (let dy = -5; dy <= 5; dy++) {
      if (metresToBounds(point, cellBounds(x + dx, y + dy)) <= metres) keys.push(cellKey(x + dx, y + dy));
    }
  }
  return keys;
}

const keysOf = (point: Point, metres: number) => cellsToLoad(point, metres).map(([x, y]) => cellKey(x, y));

describe('the cells to load', () => {
  it('are the same in the same order for any two points of a cell, that cell first', () => {
    fc.assert(
      fc.property(cell, share, share, share, share, within, (other, e1, n1, e2, n2, metres) => {
        const [one, two] = [pointIn(other, e1, n1), pointIn(other, e2, n2)];
        const keys = keysOf(one, metres);
        expect(keys).toEqual(keysOf(two, metres));
        expect(keys[0]).toBe(cellOf(two));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('hold every cell that comes within the distance of any of its points', () => {
    fc.assert(
      fc.property(cell, share, share, within, (other, east, north, metres) => {
        const point = pointIn(other, east, north);
        expect(keysOf(point, metres)).toEqual(expect.arrayContaining(cellsWithin(point, metres)));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['Penzance', 50.1, 9, 25],
    ['London', 51.5, 9, 25],
    ['Inverness', 57.5, 9, 25],
    ['Thurso', 58.6, 9, 25],
    ['Lerwick', 60.2, 9, 49],
  ])('are whole rings: at %s, within 5 and 20 km', (_, lat, near, far) => {
    const point = { lat, lon: -2 };
    expect([cellsToLoad(point, 5_000).length, cellsToLoad(point, 20_000).length]).toEqual([near, far]);
  });

  it('are none around what is no point', () => {
    expect(cellsToLoad({ lat: NaN, lon: 0 }, 5_000)).toEqual([]);
  });
});
