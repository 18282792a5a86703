import type { Place } from '../places.ts';
import { BARNET } from './barnet.ts';

type Position = readonly [lat: number, lon: number];

/**
 * Town centres of Barnet, WGS 84: the middle of the high street, or of the village where there is none. Own
 * approximations, right to about 200 metres.
 */
export const TOWN_CENTRES = {
  'Brent Cross': [51.5765, -0.2235],
  'Burnt Oak': [51.6035, -0.2655],
  'Childs Hill': [51.5645, -0.201],
  'Chipping Barnet': [51.6535, -0.2005],
  Colindale: [51.596, -0.248],
  Cricklewood: [51.5585, -0.2135],
  'East Barnet': [51.6425, -0.1625],
  'East Finchley': [51.5895, -0.164],
  Edgware: [51.6135, -0.2765],
  'Finchley Central': [51.6003, -0.196],
  'Friern Barnet': [51.6135, -0.158],
  'Golders Green': [51.5727, -0.1975],
  'Hampstead Garden Suburb': [51.587, -0.178],
  Hendon: [51.5845, -0.218],
  'Hendon Central': [51.5835, -0.227],
  'Mill Hill': [51.6145, -0.246],
  'New Barnet': [51.6475, -0.172],
  'North Finchley': [51.6135, -0.1765],
  'Temple Fortune': [51.5825, -0.1985],
  Totteridge: [51.633, -0.201],
  'West Hendon': [51.579, -0.241],
  Whetstone: [51.6295, -0.1745],
} as const satisfies Record<string, Position>;

export type TownName = keyof typeof TOWN_CENTRES;

/** Underground and railway stations within Barnet, by the middle of the platforms or the entrance. */
const STATIONS: Readonly<Record<string, Position>> = {
  'Brent Cross': [51.5766, -0.2136],
  'Brent Cross West': [51.5685, -0.227],
  'Burnt Oak': [51.6028, -0.2641],
  Colindale: [51.5955, -0.2502],
  Cricklewood: [51.5585, -0.2126],
  'East Finchley': [51.5871, -0.165],
  Edgware: [51.6137, -0.275],
  'Finchley Central': [51.6012, -0.1932],
  'Golders Green': [51.5724, -0.1941],
  Hendon: [51.58, -0.2386],
  'Hendon Central': [51.5833, -0.2264],
  'High Barnet': [51.6503, -0.1943],
  'Mill Hill Broadway': [51.6131, -0.2492],
  'Mill Hill East': [51.6082, -0.2103],
  'New Barnet': [51.6487, -0.173],
  'Oakleigh Park': [51.6377, -0.166],
  'Totteridge & Whetstone': [51.6306, -0.1791],
  'West Finchley': [51.6095, -0.1883],
  'Woodside Park': [51.6179, -0.1856],
};

/** Places people search by, since town centres are split between wards and nobody knows their ward. */
export const REFERENCE_PLACES: readonly Place[] = [
  ...placesOf('town_centre', TOWN_CENTRES),
  ...placesOf('station', STATIONS),
];

/**
 * Outward codes of Barnet with a rough centre, so that `N12` finds something before anyone imports postcodes. Own
 * approximations, right to about 300 metres; an import puts the mean of the real postcodes in their place.
 */
export const REFERENCE_OUTCODES: Readonly<Record<string, Position>> = {
  N2: [51.59, -0.169],
  N3: [51.6, -0.194],
  N11: [51.614, -0.14],
  N12: [51.615, -0.178],
  N20: [51.629, -0.174],
  NW2: [51.558, -0.22],
  NW4: [51.587, -0.224],
  NW7: [51.615, -0.236],
  NW9: [51.587, -0.256],
  NW11: [51.578, -0.198],
  EN4: [51.649, -0.161],
  EN5: [51.65, -0.197],
  HA8: [51.611, -0.274],
};

function placesOf(
  kind: 'town_centre' | 'station',
  positions: Readonly<Record<string, Position>>,
): readonly Place[] {
  return Object.entries(positions).map(([name, [lat, lon]]) => ({
    id: `${kind}/${name.toLowerCase().replace(/[^a-z]+/g, '-')}`,
    name,
    kind,
    lat,
    lon,
    authorityCode: BARNET.code,
  }));
}
