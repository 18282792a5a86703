import { distanceMetres, type Point } from '../../api/domain/geo.ts';
import { parseOutcode, parsePostcode, postcodeKey, writtenPostcode } from '../../api/domain/postcode.ts';
import type { Area, AreaIndex, Located } from './area-index.ts';
import { readCoordinates } from './coordinates.ts';
import { distanceInWords, placeIn } from './place-in-authority.ts';
import type { VenueRecord } from './venue-record.ts';
import { oneLine } from './venue-texts.ts';

/** Where the register knows places to be. */
export interface KnownPlaces {
  readonly areas: AreaIndex;
  /** The authority whose venues the file is said to hold. */
  readonly authority?: Area | undefined;
  /** By key, `N120QG`. */
  readonly postcodePoint: (key: string) => Point | undefined;
  readonly outcodePoint: (outcode: string) => Point | undefined;
}

export type PositionReading =
  | { readonly refused: string }
  | {
      readonly point?: Point;
      readonly located: Located;
      /** As people write it; null where the file has no such column. */
      readonly postcode: string | null;
      readonly notes: readonly string[];
    };

/** A country postcode can be this wide; coordinates further from its middle are of another place. */
const POSTCODE_TOLERANCE_METRES = 2_000;

/** Where a row puts its venue: its coordinates, or else the middle of its postcode, or else of its outward code. */
export function readPosition(record: VenueRecord, places: KnownPlaces): PositionReading {
  const coordinates = readCoordinates(record.lat ?? '', record.lon ?? '');
  if (!coordinates.point && coordinates.problem) return { refused: coordinates.problem };
  const postcode = readPostcode(record.postcode, places);
  const point = coordinates.point ?? postcode.exact;
  if (!point) return roughPosition(postcode, places);
  const whose = coordinates.point ? 'coordinates are' : 'postcode is';
  const placing = placeIn(places.areas, places.authority, point, whose);
  if ('refused' in placing) return placing;
  const notes = [...postcode.notes];
  const apartMetres = coordinates.point && postcode.exact ? distanceMetres(point, postcode.exact) : 0;
  if (apartMetres > POSTCODE_TOLERANCE_METRES) {
    notes.push(`its coordinates are ${distanceInWords(apartMetres)} from its postcode ${postcode.written}`);
  }
  if (placing.note !== undefined) notes.push(placing.note);
  return { point, located: placing.located, postcode: postcode.written, notes };
}

/** The middle of an outward code proves nothing against a row: it is taken where it can be right, and always noted. */
function roughPosition(
  postcode: PostcodeReading,
  { areas, authority, outcodePoint }: KnownPlaces,
): PositionReading {
  const { outcode, written } = postcode;
  const point = outcode === undefined ? undefined : outcodePoint(outcode);
  const placing = point && placeIn(areas, authority, point);
  if (point && placing && !('refused' in placing)) {
    const note = `it was put at the middle of ${outcode}: no more is known of where it is`;
    return { point, located: placing.located, postcode: written, notes: [...postcode.notes, note] };
  }
  const note = placing
    ? `it has no position: no coordinates, and ${outcode} is not in ${authority?.name}`
    : 'it has no position: no coordinates, and no postcode that the register knows';
  const located = { wardCode: null, authorityCode: authority?.code ?? null };
  return { located, postcode: written, notes: [...postcode.notes, note] };
}

interface PostcodeReading {
  readonly written: string | null;
  readonly outcode?: string;
  readonly exact?: Point | undefined;
  readonly notes: readonly string[];
}

function readPostcode(text: string | undefined, { postcodePoint }: KnownPlaces): PostcodeReading {
  if (text === undefined) return { written: null, notes: [] };
  const line = oneLine(text);
  if (line === '') return { written: '', notes: [] };
  const postcode = parsePostcode(line);
  const outcode = postcode?.outcode ?? parseOutcode(line);
  if (outcode === undefined) {
    return { written: '', notes: [`its postcode was left out: "${line.slice(0, 20)}"`] };
  }
  const exact = postcode && postcodePoint(postcodeKey(postcode));
  return {
    written: postcode ? writtenPostcode(postcode) : outcode,
    outcode,
    exact,
    notes: [],
  };
}
