import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { distanceMetres } from '../../../api/domain/geo.ts';
import { gridToWgs84 } from '../../../db/import/national-grid.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';

/** Test points that the Ordnance Survey publishes with its exact transformation, OSTN15. */
const TEST_POINTS = [
  ['TP01, Isles of Scilly', 49.922_263_94, -6.299_777_52, 91_492.146, 11_318.804],
  ['TP07, Kent', 51.374_470_26, 1.444_547_3, 639_821.835, 169_565.858],
  ['TP09, London', 51.489_365_65, -0.119_925_57, 530_624.974, 178_388.464],
  ['TP20, Yorkshire', 53.800_215_2, -1.663_791_68, 422_242.186, 433_818.701],
  ['TP27, Edinburgh', 55.924_782_66, -3.294_792_19, 319_188.434, 670_947.534],
  ['TP31, St Kilda', 57.813_518_38, -8.578_544_56, 9_587.909, 899_448.996],
  ['TP40, Shetland', 60.133_080_92, -2.073_828_23, 395_999.668, 1_138_728.951],
] as const;

describe('the national grid', () => {
  it.each(TEST_POINTS)('is right to 5 metres at %s', (_, lat, lon, easting, northing) => {
    expect(distanceMetres(gridToWgs84({ easting, northing }), { lat, lon })).toBeLessThan(5);
  });

  it('is right to 2 metres in London', () => {
    const [, lat, lon, easting, northing] = TEST_POINTS[2];
    expect(distanceMetres(gridToWgs84({ easting, northing }), { lat, lon })).toBeLessThan(2);
  });

  it.skipIf(!hasSharedData)('gives the degrees that come with Barnet’s postcodes', () => {
    const furthest = readFileSync(sharedData('postcodes', 'barnet-postcodes.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number))
      .map(([, , easting = 0, northing = 0, lat = 0, lon = 0]) =>
        distanceMetres(gridToWgs84({ easting, northing }), { lat, lon }),
      );
    expect(furthest).toHaveLength(8_828);
    expect(Math.max(...furthest)).toBeLessThan(0.2);
  });
});
