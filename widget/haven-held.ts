import { distanceMetres, isPoint, type Point } from '../api/domain/geo.ts';
import { withoutStation } from '../api/domain/place-name.ts';
import { outcodeIn, parsePostcode, writtenPostcode } from '../api/domain/postcode.ts';
import type { SnapshotColumns } from '../api/domain/snapshot.ts';
import type { Place } from './places.ts';

/*
 * The third file: what a typed place can be by the list that the phone holds. Fetched beside the second while there is a
 * network, since it is needed when there is none.
 */

/** Of a list what says where a place is. */
export type HeldHavens = Pick<SnapshotColumns, 'name' | 'address' | 'postcode' | 'lat' | 'lon'>;

/** What a text can mean by a list alone. */
export interface HeldPlaces {
  /** At most eight, those with most havens first; else in the order of the list. */
  readonly places: readonly Place[];
  /** False: nothing of the list is what was typed, and these are where its havens are. */
  readonly isMatch: boolean;
}

interface Haven extends Point {
  readonly words: string;
  readonly name: string;
  readonly postcode: string;
  readonly town: string;
}

/** A town or the district of an outward code, by the havens in it. */
interface District {
  readonly place: Place;
  readonly words: string;
  readonly havens: readonly Haven[];
}

const MOST_PLACES = 8;
/** One letter or two begin nearly every word. */
const SHORTEST_BEGINNING = 3;
/** A postcode has a few doors, and so has a venue: how far off a known one she may be. */
const DOOR_METRES = 100;
/** Havens do not lie in a district as people do: the middle of theirs is off by this at least, and is called rough. */
const DISTRICT_METRES = 1_000;
/** A town whose havens lie further from their middle is a post town, `London`, and no place to look from. */
const WIDEST_TOWN_METRES = 4_000;

/**
 * Where what a person typed may be, told from a list on the phone, where the place search cannot be asked: a whole
 * postcode, else its outward code; else a town, by its name or the beginning of a word in it, or among the other words;
 * else a haven whose name or address has the words, or the districts of several such. Each place lies in the middle of
 * its havens, and its accuracy is how far the furthest of them is from there: at least 100 m for a postcode or a haven, 1 km
 * for a town or an outward code. Where nothing fits: the towns of the list, or the outward codes where its towns hold less
 * than half of it.
 */
export function placesHeld(lists: readonly HeldHavens[], text: string): HeldPlaces {
  const havens = lists.flatMap(havensOf);
  const towns = districtsOf(havens, ({ town }) => town).filter(
    ({ place }) => place.accuracy_metres <= WIDEST_TOWN_METRES,
  );
  const codes = districtsOf(havens, ({ postcode }) => parsePostcode(postcode)?.outcode ?? '');
  const inTowns = towns.reduce((sum, town) => sum + town.havens.length, 0);
  const districts = inTowns * 2 < havens.length ? codes : towns;
  const found =
    byPostcode(text, havens, codes) ??
    byWords(wordsOf(withoutStation(text).words), havens, { towns, codes, districts });
  const places = found[0] ? found : districts.map(({ place }) => place);
  return { places: places.slice(0, MOST_PLACES), isMatch: !!found[0] };
}

function byPostcode(text: string, havens: readonly Haven[], codes: readonly District[]): Place[] | undefined {
  // Also at the end of an address.
  const [, before = '', last = ''] = /(\S*?)[\s,]*(\S+)\s*$/.exec(text) ?? [];
  const typed = [text, before + last, last].map(parsePostcode).find(Boolean);
  const label = typed && writtenPostcode(typed);
  const there = havens.filter(({ postcode }) => postcode === label);
  if (label && there[0]) return [placeOf(label, there, DOOR_METRES)];
  const code = typed?.outcode ?? outcodeIn(text);
  const around = codes.find(({ place }) => place.label === code);
  return around && [around.place];
}

function byWords(
  typed: string,
  havens: readonly Haven[],
  { towns, codes, districts }: Readonly<Record<'towns' | 'codes' | 'districts', readonly District[]>>,
): Place[] {
  const isBegun = ({ words }: { readonly words: string }): boolean =>
    typed.length > SHORTEST_BEGINNING && words.includes(typed);
  const [only, second] = havens.filter(isBegun);
  const found = [
    towns.filter(({ words }) => words === typed),
    towns.filter(isBegun),
    saidIn(typed, towns),
    saidIn(typed, codes),
  ].find(([first]) => first);
  if (!found && only && !second) return [placeOf(only.name, [only], DOOR_METRES)];
  return (found ?? districts.filter((each) => each.havens.some(isBegun))).map(({ place }) => place);
}

/** Districts that stand among other words: of `North Finchley`, not also `Finchley`. */
function saidIn(typed: string, districts: readonly District[]): District[] {
  const holds = (text: string, { words }: District): boolean => `${text} `.includes(`${words} `);
  const said = districts.filter((each) => holds(typed, each));
  return said.filter((each) => !said.some((other) => other !== each && holds(other.words, each)));
}

function havensOf({ name, address, postcode, lat, lon }: HeldHavens): Haven[] {
  return name.flatMap((called, row) => {
    const point = { lat: lat[row] ?? NaN, lon: lon[row] ?? NaN };
    const line = (address[row] ?? '').trim();
    const town = line.replace(/.*,\s*/s, '');
    const haven = {
      ...point,
      name: called,
      words: `${wordsOf(called)} ${wordsOf(line)}`,
      postcode: postcode[row] ?? '',
      // What has a figure in it is a street.
      town: /\d/.test(town) ? '' : town,
    };
    return isPoint(point.lat, point.lon) ? [haven] : [];
  });
}

function districtsOf(havens: readonly Haven[], labelOf: (haven: Haven) => string): District[] {
  return [...new Set(havens.map(labelOf))]
    .filter(wordsOf)
    .map((label) => {
      const within = havens.filter((haven) => labelOf(haven) === label);
      return { words: wordsOf(label), havens: within, place: placeOf(label, within, DISTRICT_METRES) };
    })
    .sort((a, b) => b.havens.length - a.havens.length);
}

/** The middle of some havens, and how far off it she may be. */
function placeOf(label: string, havens: readonly Haven[], leastMetres: number): Place {
  const mean = (of: (haven: Haven) => number): number =>
    havens.reduce((sum, haven) => sum + of(haven), 0) / havens.length;
  const middle = { lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) };
  const metres = havens.map((haven) => distanceMetres(middle, haven));
  return { label, ...middle, accuracy_metres: Math.max(leastMetres, ...metres) };
}

/** Lower case, each word with a space before it; `St. John’s Wood` is ` st johns wood`. */
function wordsOf(text: string): string {
  return ` ${text}`
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trimEnd();
}
