import type { Boundary } from '../../api/domain/boundary.ts';

/**
 * A rough outline of Barnet for the demo, drawn by hand and up to a kilometre off. It is not the borough's boundary:
 * `import areas` puts the official one in its place.
 */
export const DEMO_OUTLINE: Boundary = {
  type: 'Polygon',
  coordinates: [
    [
      [-0.197, 51.67],
      [-0.214, 51.669],
      [-0.23, 51.66],
      [-0.253, 51.65],
      [-0.277, 51.641],
      [-0.305, 51.638],
      [-0.29, 51.62],
      [-0.273, 51.602],
      [-0.259, 51.582],
      [-0.247, 51.569],
      [-0.222, 51.56],
      [-0.211, 51.554],
      [-0.19, 51.562],
      [-0.17, 51.575],
      [-0.156, 51.586],
      [-0.152, 51.603],
      [-0.137, 51.61],
      [-0.131, 51.628],
      [-0.15, 51.646],
      [-0.165, 51.659],
      [-0.197, 51.67],
    ],
  ],
};
