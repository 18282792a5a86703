import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bearingDegrees, compassPoint, distanceMetres, type Point } from '../../../api/domain/geo.ts';

const LONDON: Point = { lat: 51.6135, lon: -0.1765 };

describe('the bearing from one point to another', () => {
  it.each([
    ['north', { lat: 0.01, lon: 0 }, 0],
    ['east', { lat: 0, lon: 0.01 }, 90],
    ['south', { lat: -0.01, lon: 0 }, 180],
    ['west', { lat: 0, lon: -0.01 }, 270],
  ])('of what lies %s', (_, by, degrees) => {
    const there = { lat: LONDON.lat + by.lat, lon: LONDON.lon + by.lon };
    expect(Math.abs(((bearingDegrees(LONDON, there) - degrees + 540) % 360) - 180)).toBeLessThan(0.01);
  });

  it('leads there: that way and that far one arrives', () => {
    const near = fc.double({ min: -0.05, max: 0.05, noNaN: true });
    fc.assert(
      fc.property(near, near, (lat, lon) => {
        const there = { lat: LONDON.lat + lat, lon: LONDON.lon + lon };
        const metres = distanceMetres(LONDON, there);
        fc.pre(metres > 50);
        const angle = (bearingDegrees(LONDON, there) * Math.PI) / 180;
        const north = (metres * Math.cos(angle)) / 111_195;
        const east = (metres * Math.sin(angle)) / (111_195 * Math.cos((LONDON.lat * Math.PI) / 180));
        const arrived = { lat: LONDON.lat + north, lon: LONDON.lon + east };
        expect(distanceMetres(arrived, there)).toBeLessThan(Math.max(5, metres * 0.005));
      }),
      { numRuns: 500 },
    );
  });

  it('is one of eight directions, each of 45 degrees, and none beyond', () => {
    expect([0, 22.4, 22.6, 45, 180, 337.4, 337.6, 359.9].map(compassPoint)).toEqual([0, 0, 1, 1, 4, 7, 0, 0]);
    fc.assert(
      fc.property(fc.double({ min: -720, max: 720, noNaN: true }), (degrees) => {
        expect([0, 1, 2, 3, 4, 5, 6, 7]).toContain(compassPoint(degrees));
      }),
    );
  });
});
