import { nameCore, nameLikeness } from './name-likeness.ts';

/** Under this two names have little in common; a typing mistake in a short name still reaches it. */
const LEAST_LIKENESS = 0.4;

interface Named {
  readonly id: string;
  readonly name: string;
  readonly postcode: string;
}

/**
 * Premises that a person may mean by a name, best first: names that hold each word as it was typed so far, then names that
 * are like it; among equals those at the postcode, then by name and id. Without a name all, by name.
 * @param postcode as people write it; empty where none was given
 */
export function rankPremises<Premises extends Named>(
  found: readonly Premises[],
  { name, postcode }: { readonly name: string; readonly postcode: string },
): readonly Premises[] {
  const words = nameCore(name).split(' ').filter(Boolean);
  return found
    .map((premises) => ({ premises, score: scoreOf(premises, { name, words, postcode }) }))
    .filter(({ score }) => score > 0)
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        compare(a.premises.name, b.premises.name) ||
        compare(a.premises.id, b.premises.id),
    )
    .map(({ premises }) => premises);
}

function scoreOf(
  premises: Named,
  { name, words, postcode }: { name: string; words: readonly string[]; postcode: string },
): number {
  const here = premises.postcode === postcode && postcode !== '' ? 0.25 : 0;
  if (words.length === 0) return 1 + here;
  const own = nameCore(premises.name).split(' ');
  const holds = words.every((word) => own.some((other) => other.startsWith(word)));
  const likeness = nameLikeness(name, premises.name);
  if (holds) return 1 + likeness + here;
  return likeness >= LEAST_LIKENESS ? likeness + here : 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
