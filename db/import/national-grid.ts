import proj4 from 'proj4';
import type { Point } from '../../api/domain/geo.ts';

/** Metres of the British National Grid, EPSG:27700. */
export interface GridReference {
  readonly easting: number;
  readonly northing: number;
}

/**
 * Airy 1830 with the Ordnance Survey's seven-parameter transformation to WGS 84 ("A guide to coordinate systems in Great
 * Britain", section 6.6). The survey states it right to about 5 metres; its OSTN15 grid would give centimetres, which
 * the centre of a postcode does not have.
 */
const BRITISH_NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894 +units=m +no_defs';

const converter = proj4(BRITISH_NATIONAL_GRID, 'WGS84');

/** Six decimals, a tenth of a metre: more would only pretend. */
const DECIMALS = 1_000_000;

export function gridToWgs84({ easting, northing }: GridReference): Point {
  const [lon, lat] = converter.forward([easting, northing]);
  return { lat: Math.round(lat * DECIMALS) / DECIMALS, lon: Math.round(lon * DECIMALS) / DECIMALS };
}
