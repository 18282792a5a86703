import type { TownName } from '../reference/places.ts';

/**
 * Outward code, and a sector within it in which Code-Point Open (2014) knows no postcode: the demo's postcodes look right
 * and belong to nobody.
 */
export const DEMO_TOWNS = {
  'Brent Cross': ['NW4', 8],
  'Burnt Oak': ['HA8', 2],
  'Childs Hill': ['NW2', 8],
  'Chipping Barnet': ['EN5', 8],
  Colindale: ['NW9', 2],
  Cricklewood: ['NW2', 8],
  'East Barnet': ['EN4', 5],
  'East Finchley': ['N2', 5],
  Edgware: ['HA8', 2],
  'Finchley Central': ['N3', 5],
  'Golders Green': ['NW11', 4],
  Hendon: ['NW4', 8],
  'Hendon Central': ['NW4', 8],
  'Mill Hill': ['NW7', 8],
  'New Barnet': ['EN5', 8],
  'North Finchley': ['N12', 5],
  'Temple Fortune': ['NW11', 4],
  Totteridge: ['N20', 5],
  Whetstone: ['N20', 5],
} as const satisfies Partial<Record<TownName, readonly [outcode: string, sector: number]>>;

export type DemoTown = keyof typeof DEMO_TOWNS;
