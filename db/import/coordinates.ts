import { isPoint, type Point } from '../../api/domain/geo.ts';
import { isInUkBox, isNearUkLand } from './uk-land.ts';

/** A position as a file gives it: usable, none, or wrong in a way that can be named. */
export type CoordinatesReading =
  { readonly point: Point } | { readonly point?: undefined; readonly problem?: string };

const DEGREES = /^[+-]?\d{1,3}(\.\d+)?$/;
/** "No place" that went through a projection comes out some metres off 0, 0. */
const NO_PLACE_DEGREES = 0.001;
/** Six decimals, a tenth of a metre. */
const DECIMALS = 1_000_000;

/** Reads latitude and longitude in WGS 84 degrees; both empty is none. */
export function readCoordinates(latText: string, lonText: string): CoordinatesReading {
  const written = { lat: latText.trim(), lon: lonText.trim() };
  if (written.lat === '' && written.lon === '') return {};
  const shown = `${clip(written.lat)}, ${clip(written.lon)}`;
  if (!DEGREES.test(written.lat) || !DEGREES.test(written.lon)) {
    return { problem: `its coordinates are not two numbers of degrees: ${shown}` };
  }
  const lat = rounded(written.lat);
  const lon = rounded(written.lon);
  if (Math.abs(lat) < NO_PLACE_DEGREES && Math.abs(lon) < NO_PLACE_DEGREES) {
    return { problem: 'its coordinates are 0, 0' };
  }
  if (isNearUkLand({ lat, lon })) return { point: { lat, lon } };
  if (isNearUkLand({ lat: lon, lon: lat })) {
    return { problem: `its latitude and longitude look swapped: ${shown}` };
  }
  if (isPoint(lat, lon) && isInUkBox({ lat, lon }))
    return { problem: `its coordinates are in the sea: ${shown}` };
  return { problem: `its coordinates are outside the United Kingdom: ${shown}` };
}

function rounded(text: string): number {
  return Math.round(Number(text) * DECIMALS) / DECIMALS;
}

function clip(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
