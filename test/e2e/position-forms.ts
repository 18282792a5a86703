import type { Point } from '../../api/domain/geo.ts';

const GEOHASH = '0123456789bcdefghjkmnpqrstuvwxyz';
/** Three decimals of a degree are a street. */
const STREET_DECIMALS = 3;
/** Zoom 13 is about 3 km: finer than the cells of zoom 11 that a finder may ask for. */
const FINE_ZOOMS = [13, 14, 15, 16, 17, 18, 19];
/** Five characters of a geohash are about 4 km. */
const FINE_GEOHASH = 5;

/**
 * Every way in which a text could give a position away: its decimals, cut off and rounded, with point or comma; whole
 * micro-degrees; degrees and minutes; deep map tiles; a geohash.
 */
export function positionForms({ lat, lon }: Point): readonly string[] {
  return [
    ...new Set([
      ...decimals(lat),
      ...decimals(lon),
      ...sexagesimal(lat),
      ...sexagesimal(lon),
      ...tiles(lat, lon),
      geohash(lat, lon),
    ]),
  ];
}

/** Which of the forms a text holds. */
export function formsIn(text: string, forms: readonly string[]): string[] {
  const plain = `${text}\n${decoded(text)}`.toLowerCase();
  return forms.filter((form) => plain.includes(form.toLowerCase()));
}

function decimals(degrees: number): string[] {
  const size = Math.abs(degrees);
  const cut = Math.floor(size * 10 ** STREET_DECIMALS) / 10 ** STREET_DECIMALS;
  const texts = [cut.toFixed(STREET_DECIMALS), size.toFixed(STREET_DECIMALS)];
  const micro = String(Math.round(size * 1e6));
  return [...texts, ...texts.map((text) => text.replace('.', ',')), micro, micro.slice(0, -1)];
}

/** `51°36.8`: degrees with minutes to a tenth, which are 200 metres. */
function sexagesimal(degrees: number): string[] {
  const size = Math.abs(degrees);
  const whole = Math.floor(size);
  const minutes = ((size - whole) * 60).toFixed(1);
  return [`${whole}°${minutes}`, `${whole}° ${minutes}`, `${whole}%C2%B0${minutes}`];
}

function tiles(lat: number, lon: number): string[] {
  return FINE_ZOOMS.flatMap((zoom) => {
    const across = 2 ** zoom;
    const phi = (lat * Math.PI) / 180;
    const x = Math.floor(((lon + 180) / 360) * across);
    const y = Math.floor(((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * across);
    return [`${x}/${y}`, `${x}-${y}`, `${x},${y}`];
  });
}

function geohash(lat: number, lon: number): string {
  const ranges = { lat: [-90, 90], lon: [-180, 180] } as { lat: [number, number]; lon: [number, number] };
  let bits = '';
  for (let n = 0; n < FINE_GEOHASH * 5; n++) {
    const range = n % 2 === 0 ? ranges.lon : ranges.lat;
    const middle = (range[0] + range[1]) / 2;
    const upper = (n % 2 === 0 ? lon : lat) >= middle;
    bits += upper ? '1' : '0';
    range[upper ? 0 : 1] = middle;
  }
  return (bits.match(/.{5}/g) ?? []).map((five) => GEOHASH[parseInt(five, 2)]).join('');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
