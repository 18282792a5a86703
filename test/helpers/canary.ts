import { CELL_ZOOM } from '../../api/domain/cells.ts';
import type { Point } from '../../api/domain/geo.ts';

/** A position that no fixture uses: wherever it turns up, a phone's position has got out. North London. */
export const CANARY: Point = { lat: 51.61237, lon: -0.17689 };

const GEOHASH = '0123456789bcdefghjkmnpqrstuvwxyz';
const DEEPEST_TILE = 22;
/** Three decimals are about a hundred metres: coarser than that is a part of the city. */
const DECIMALS = 3;
/** Five characters of a geohash are about five kilometres. */
const GEOHASH_LENGTH = 5;

/** One form in which a position can be written, and a pattern that finds it. */
export interface Trace {
  readonly form: string;
  readonly pattern: RegExp;
}

/**
 * All that would give a position away in a text: its numbers to three decimals or more (rounded or cut, with a point, a
 * comma or neither), its sexagesimal form, a map tile deeper than the snapshots' cells, a geohash, a plus code.
 */
export function tracesOf(point: Point = CANARY): Trace[] {
  return [
    ...numberTraces('latitude', point.lat),
    ...numberTraces('longitude', point.lon),
    ...tileTraces(point),
    { form: 'geohash', pattern: new RegExp(geohash(point, GEOHASH_LENGTH), 'i') },
    { form: 'plus code', pattern: new RegExp(plusCode(point), 'i') },
  ];
}

/** The traces that occur in a text, also where it is percent-encoded or in base 64. */
export function tracesIn(text: string, point: Point = CANARY): string[] {
  const texts = [text, decoded(text), ...fromBase64(text)];
  return tracesOf(point)
    .filter(({ pattern }) => texts.some((each) => pattern.test(each)))
    .map(({ form, pattern }) => `${form} ${pattern.source}`);
}

function numberTraces(form: string, degrees: number): Trace[] {
  const digits = Math.abs(degrees);
  const factor = 10 ** DECIMALS;
  const written = new Set([
    (Math.trunc(digits * factor) / factor).toFixed(DECIMALS),
    (Math.round(digits * factor) / factor).toFixed(DECIMALS),
  ]);
  const whole = Math.floor(digits);
  const minutes = Math.floor((digits - whole) * 60);
  const seconds = Math.floor(((digits - whole) * 60 - minutes) * 60);
  return [
    ...[...written].map((number) => {
      const [before = '', after = ''] = number.split('.');
      const pattern = before === '0' ? `(?:0[.,]|(?<![\\d,])\\.)${after}` : `${before}[.,]${after}`;
      return { form, pattern: new RegExp(`(?<![\\d.])${pattern}`) };
    }),
    {
      form: `${form} as a whole number of a millionth or less`,
      pattern: new RegExp(`(?<!\\d)${Math.round(digits * 1e5)}\\d{1,2}(?!\\d)`),
    },
    {
      form: `${form} in degrees, minutes, seconds`,
      pattern: new RegExp(`(?<!\\d)${whole}\\D{1,3}${minutes}\\D{1,3}${seconds}(?!\\d)`),
    },
  ];
}

function tileTraces({ lat, lon }: Point): Trace[] {
  const traces: Trace[] = [];
  const latRadians = (lat * Math.PI) / 180;
  for (let zoom = CELL_ZOOM + 1; zoom <= DEEPEST_TILE; zoom++) {
    const across = 2 ** zoom;
    const x = Math.floor(((lon + 180) / 360) * across);
    const y = Math.floor(((1 - Math.asinh(Math.tan(latRadians)) / Math.PI) / 2) * across);
    traces.push({ form: `tile of zoom ${zoom}`, pattern: new RegExp(`(?<!\\d)${x}\\D{1,3}${y}(?!\\d)`) });
  }
  return traces;
}

function geohash({ lat, lon }: Point, length: number): string {
  const bounds = { lat: [-90, 90], lon: [-180, 180] } as Record<'lat' | 'lon', [number, number]>;
  let hash = '';
  for (let bit = 0, value = 0; hash.length < length; bit++) {
    const axis = bit % 2 === 0 ? 'lon' : 'lat';
    const [low, high] = bounds[axis];
    const middle = (low + high) / 2;
    const upper = (axis === 'lat' ? lat : lon) >= middle;
    bounds[axis] = upper ? [middle, high] : [low, middle];
    value = value * 2 + Number(upper);
    if (bit % 5 === 4) {
      hash += GEOHASH.charAt(value);
      value = 0;
    }
  }
  return hash;
}

/** The first eight characters of an Open Location Code: about 275 metres. */
function plusCode({ lat, lon }: Point): string {
  const alphabet = '23456789CFGHJMPQRVWX';
  let [north, east] = [lat + 90, lon + 180];
  let code = '';
  for (let size = 20; code.length < 8; size /= 20) {
    code += alphabet.charAt(Math.floor(north / size)) + alphabet.charAt(Math.floor(east / size));
    north %= size;
    east %= size;
  }
  return code;
}

function decoded(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
}

function fromBase64(text: string): string[] {
  return [...text.matchAll(/[\w+/-]{8,}={0,2}/g)].flatMap(([run]) => {
    try {
      return [atob(run.replaceAll('-', '+').replaceAll('_', '/'))];
    } catch {
      return [];
    }
  });
}
