import { isPoint, type Point } from './geo.ts';

const NUMBER = String.raw`(-?\d{1,3}\.\d{2,})`;

/** How maps write a position into a link, the most exact first; and two numbers as people copy them. */
const WRITTEN = [
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(`[?&](?:q|ll|query|center|daddr)=(?:loc:)?${NUMBER}(?:,|%2C)${NUMBER}`, 'i'),
  new RegExp(`@${NUMBER},${NUMBER}`),
  new RegExp(`#map=\\d+(?:\\.\\d+)?/${NUMBER}/${NUMBER}`),
  new RegExp(`^\\s*\\(?${NUMBER}\\s*[,;\\s]\\s*${NUMBER}\\)?\\s*$`),
];

/**
 * The position in what somebody copied from a map: `51.6135, -0.1765`, or a link of Google Maps, OpenStreetMap or Apple
 * Maps. Latitude first; two decimals at least. Undefined where there is none.
 */
export function parsePosition(text: string): Point | undefined {
  for (const pattern of WRITTEN) {
    const [, lat, lon] = pattern.exec(text) ?? [];
    if (lat !== undefined && lon !== undefined && isPoint(Number(lat), Number(lon)))
      return { lat: toMetre(Number(lat)), lon: toMetre(Number(lon)) };
  }
  return undefined;
}

/** Five decimals of a degree are a metre. */
function toMetre(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
