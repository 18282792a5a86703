import { isPoint } from '../api/domain/geo.ts';
import { fetchJson } from './fetch-json.ts';
import type { Messages } from './messages/messages.ts';

/** The label of a point that the page fixes and does not name: it is called by the word of the language that is shown. */
export const HERE = ' ';

/** What a place is called; empty for her own position. */
export function placeWords(label: string, { here }: Messages): string {
  return label === HERE ? here : label;
}

/** Somewhere to look from, as the register's place search answers: a postcode, a town centre, a station. */
export interface Place {
  /** Empty for the phone's own position. */
  readonly label: string;
  readonly lat: number;
  readonly lon: number;
  /** How far off the point she may be. */
  readonly accuracy_metres: number;
  /** Nothing is called what she typed, and this nearly: she is asked, even where it is the only one. */
  readonly guess?: boolean;
}

/**
 * The places that a text can mean, best first; none where the server knows none.
 * @throws where the server cannot be asked
 */
export async function findPlaces(source: string, text: string): Promise<Place[]> {
  const { body } = await fetchJson(`${source}/api/v1/places?q=${encodeURIComponent(text)}`);
  const places: Place[] = Array.isArray(body) ? body : [];
  return places.filter(({ label, lat, lon }) => typeof label === 'string' && isPoint(lat, lon));
}
