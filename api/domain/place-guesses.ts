import { editDistance } from './edit-distance.ts';
import { placeKey, placeLabel, withoutStation, type PlaceKind } from './place-name.ts';

/** A place as far as its name goes. */
export interface NamedPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceKind;
}

export const MOST_GUESSES = 5;
/** In fewer letters than this one slip leaves too little: `end` is `and`. */
const SHORTEST = 4;
/** From so many letters on a second slip is forgiven, first where the words begin alike: `London` is not Hendon. */
const TWO_SLIPS_ALIKE = 6;
const TWO_SLIPS = 8;

/**
 * Places that somebody may have meant who made a slip or two, `nort finchley` or `finchly`, best first and at most five.
 * What was typed is held against the whole name and against each run of its words; fewer slips come first, then whole
 * names, then town centres before stations before landmarks (stations first where one was asked for), then by name.
 *
 * They are guesses: whoever shows them asks.
 */
export function guessPlaces<T extends NamedPlace>(text: string, places: readonly T[]): readonly T[] {
  const { words, isStation } = withoutStation(text);
  const typed = placeKey(words);
  if (typed.length < SHORTEST) return [];
  const kinds: readonly PlaceKind[] = isStation
    ? ['station', 'town_centre', 'landmark']
    : ['town_centre', 'station', 'landmark'];
  return places
    .flatMap((place) => {
      const slips = fewestSlips(typed, place);
      return slips === undefined ? [] : [{ place, slips, kind: kinds.indexOf(place.kind) }];
    })
    .toSorted(
      (a, b) =>
        a.slips - b.slips ||
        a.kind - b.kind ||
        compare(placeKey(a.place.name), placeKey(b.place.name)) ||
        compare(a.place.id, b.place.id),
    )
    .slice(0, MOST_GUESSES)
    .map(({ place }) => place);
}

/** How many slips part what was typed from a name; half a one more where it is a part of it. Undefined for too many. */
function fewestSlips(typed: string, { name, kind }: NamedPlace): number | undefined {
  let fewest: number | undefined;
  for (const { key, isWhole } of [
    ...runsOf(name),
    { key: placeKey(placeLabel(name, kind)), isWhole: true },
  ]) {
    const most = mostSlips(typed, key);
    const slips = editDistance(typed, key, most);
    if (slips <= most) fewest = Math.min(fewest ?? Infinity, isWhole ? slips : slips + 0.5);
  }
  return fewest;
}

function mostSlips(typed: string, key: string): number {
  return typed.length >= (typed[0] === key[0] ? TWO_SLIPS_ALIKE : TWO_SLIPS) ? 2 : 1;
}

/** `Totteridge & Whetstone`, also with "and", and each of its words that follow one another, as one word. */
function runsOf(name: string): { key: string; isWhole: boolean }[] {
  return [...new Set([name, name.replaceAll('&', ' and ')])].flatMap((written) => {
    const words = written
      .split(/[\s-]+/)
      .map(placeKey)
      .filter(Boolean);
    return words.flatMap((_, from) =>
      words.slice(from).map((__, more) => ({
        key: words.slice(from, from + more + 1).join(''),
        isWhole: more + 1 === words.length,
      })),
    );
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
