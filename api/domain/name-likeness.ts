/** Legal forms and articles: they tell no two premises apart. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'the and at of t a ta trading as ltd limited plc llp co company uk group'.split(' '),
);

/** What kind of premises it is: the register writes "Swan", the licence "Off Licence – The Swan Inn, Public House". */
const KIND_WORDS: ReadonlySet<string> = new Set(
  'pub ph public house inn tavern taverns bar bars lounge restaurant restaurants cafe hotel club nightclub shop store stores off licence'.split(
    ' ',
  ),
);

/**
 * How alike two names of premises are, 0 (nothing in common) to 1 (the same): the Sørensen–Dice coefficient over the
 * letter pairs of their words, 2 · shared / (pairs of one + pairs of the other), pairs counted as often as they occur. Words
 * are padded, so that `B` and `B@1` have pairs too, and their order does not matter.
 *
 * Case, accents, punctuation, `&`, articles, legal forms and words for the kind of premises do not count; a name of nothing
 * else (`The Bar`) is taken as it stands. An empty name is like no other. Symmetric; no clock, no locale.
 *
 * Source: L. R. Dice, "Measures of the amount of ecologic association between species", Ecology 26 (1945); on letter pairs,
 * S. White, "How to Strike a Match" (1992).
 *
 * @example nameLikeness('The Swan & Pyramids Ltd', 'SWAN AND PYRAMIDS (Public House)') // 1
 */
export function nameLikeness(a: string, b: string): number {
  return dice(nameCore(a), nameCore(b));
}

/** The words of a name that tell it apart, in their order: `swan pyramids`. */
export function nameCore(name: string): string {
  const words = plainWords(name);
  const telling = words.filter((word) => !EMPTY_WORDS.has(word));
  const core = telling.filter((word) => !KIND_WORDS.has(word));
  return (core.length > 0 ? core : telling.length > 0 ? telling : words).join(' ');
}

function plainWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ')
    .filter(Boolean);
}

function dice(a: string, b: string): number {
  const pairs = letterPairs(a);
  const others = letterPairs(b);
  const total = sizeOf(pairs) + sizeOf(others);
  if (total === 0) return 0;
  let shared = 0;
  for (const [pair, times] of pairs) shared += Math.min(times, others.get(pair) ?? 0);
  return (2 * shared) / total;
}

function letterPairs(words: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (const word of words.split(' ').filter(Boolean)) {
    const letters = [' ', ...word, ' '];
    for (let at = 1; at < letters.length; at++) {
      const pair = `${letters[at - 1]}${letters[at]}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  }
  return pairs;
}

function sizeOf(pairs: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const times of pairs.values()) size += times;
  return size;
}
