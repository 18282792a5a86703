export type PlaceKind = 'town_centre' | 'station' | 'landmark';

/** Lower case, letters and digits only, by which places are found: `St. John’s Wood` and `st johns wood` are one. */
export function placeKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a place is called on its own: `Woodside Park station`, which the register names `Woodside Park`. */
export function placeLabel(name: string, kind: PlaceKind): string {
  return kind === 'station' && !/\bstation$/i.test(name) ? `${name} station` : name;
}

/** People type "station", or "tube", after a name that the register holds without it. */
export function withoutStation(text: string): { words: string; isStation: boolean } {
  const words = text.replace(/\b((tube|underground|rail|railway|train)\s+)?station\s*$|\btube\s*$/i, '');
  return words === text || placeKey(words) === ''
    ? { words: text, isStation: false }
    : { words, isStation: true };
}

/**
 * Of places that fit what was typed, the one that is called exactly so, alone: `finchley central` is the town centre and
 * `finchley central tube station` the station, whatever else begins alike. All of them where none is, or several are.
 */
export function exactlyNamed<T extends { readonly label: string }>(
  text: string,
  places: readonly T[],
): readonly T[] {
  const { words, isStation } = withoutStation(text);
  const key = placeKey(isStation ? `${words} station` : words);
  const exact = places.filter(({ label }) => placeKey(label) === key);
  return exact.length === 1 ? exact : places;
}
