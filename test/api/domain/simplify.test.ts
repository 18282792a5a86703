import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresToEdge, polygonsOf, type Boundary } from '../../../api/domain/boundary.ts';
import { outlineOf } from '../../../api/domain/simplify.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';

interface Feature {
  readonly geometry: Boundary;
}

describe('an outline', () => {
  it('keeps the corners of a square and drops the points between', () => {
    const side = Array.from({ length: 11 }, (_, step) => step / 100);
    const square = [
      ...side.map((at) => [at, 51]),
      ...side.map((at) => [0.1, 51 + at]),
      ...side.map((at) => [0.1 - at, 51.1]),
      ...side.map((at) => [0, 51.1 - at]),
    ];
    const [ring] = outlineOf({ type: 'Polygon', coordinates: [square] }, 60);
    expect(ring).toHaveLength(5);
    expect(ring?.at(0)).toEqual(ring?.at(-1));
  });

  it('leaves out islets that come to nothing', () => {
    const islet = [
      [0, 51],
      [0.0001, 51],
      [0.0001, 51.0001],
      [0, 51],
    ];
    expect(outlineOf({ type: 'MultiPolygon', coordinates: [[islet]] }, 60)).toEqual([]);
    expect(outlineOf({ type: 'Polygon', coordinates: [] }, 60)).toEqual([]);
  });

  it.runIf(hasSharedData)('of every London borough is small, closed and near the real edge', () => {
    const { features } = JSON.parse(
      readFileSync(sharedData('boroughs', 'london-boroughs.geojson'), 'utf8'),
    ) as { features: Feature[] };
    const barnet = JSON.parse(readFileSync(sharedData('wards', 'barnet-borough.geojson'), 'utf8')) as {
      features: Feature[];
    };
    for (const { geometry } of [...features, ...barnet.features]) {
      const outline = outlineOf(geometry, 60);
      expect(outline.length).toBeGreaterThan(0);
      expect(JSON.stringify(outline).length).toBeLessThan(8_000);
      for (const ring of outline) expect(ring.at(0)).toEqual(ring.at(-1));
      // Every real corner is within the tolerance, and the rounding, of what is drawn.
      const drawn: Boundary = { type: 'MultiPolygon', coordinates: outline.map((ring) => [ring]) };
      const [[largest = []] = []] = polygonsOf(geometry).toSorted(
        ([a = []], [b = []]) => b.length - a.length,
      );
      for (const [lon = NaN, lat = NaN] of largest)
        expect(metresToEdge(drawn, { lat, lon })).toBeLessThan(75);
    }
  });

  it('holds no more points than the boundary, and none that is not of it', () => {
    const corner = fc.tuple(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: 51, max: 52, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 60 }), (corners) => {
        const ring = [...corners, corners[0] ?? [0, 51]];
        for (const drawn of outlineOf({ type: 'Polygon', coordinates: [ring] }, 60)) {
          expect(drawn.length).toBeLessThanOrEqual(ring.length);
          for (const [lon, lat] of drawn)
            expect(ring.some(([x = 0, y = 0]) => Math.abs(x - lon) < 1e-4 && Math.abs(y - lat) < 1e-4)).toBe(
              true,
            );
        }
      }),
    );
  });
});
