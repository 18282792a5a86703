import { nameLikeness } from './name-likeness.ts';
import { parsePostcode, postcodeKey } from './postcode.ts';

/** What of premises tells whether two records are of the same ones. */
export interface Premises {
  readonly name: string;
  readonly postcode: string;
  readonly uprn: string | null;
}

export interface MatchSuggestion<Candidate> {
  readonly candidate: Candidate;
  /** 0 to 1; 1 where both have the same UPRN. */
  readonly score: number;
  readonly sameUprn: boolean;
  readonly samePostcode: boolean;
  /** `nameLikeness` of the names. */
  readonly likeness: number;
}

const MOST_SUGGESTIONS = 8;
const POSTCODE_WEIGHT = 0.3;
/** In another postcode only a name that is nearly the same says anything: chains have one name in many places. */
const LEAST_LIKENESS_ELSEWHERE = 0.75;
/** At the same postcode, from here on an officer can be nearly sure. */
const STRONG_LIKENESS = 0.8;

/**
 * The candidates that may be these premises, best first, at most 8: the same UPRN, the same postcode, or nearly the same name
 * near by. The same UPRN first, then by score, name and id, so that ties always stand alike. An officer decides.
 */
export function suggestMatches<Candidate extends Premises & { readonly id: string }>(
  premises: Premises,
  candidates: readonly Candidate[],
): readonly MatchSuggestion<Candidate>[] {
  const key = keyOf(premises.postcode);
  return candidates
    .map((candidate) => {
      const sameUprn = premises.uprn !== null && premises.uprn === candidate.uprn;
      const samePostcode = key !== undefined && key === keyOf(candidate.postcode);
      const likeness = nameLikeness(premises.name, candidate.name);
      const score = sameUprn ? 1 : likeness * (1 - POSTCODE_WEIGHT) + (samePostcode ? POSTCODE_WEIGHT : 0);
      return { candidate, score, sameUprn, samePostcode, likeness };
    })
    .filter(
      ({ sameUprn, samePostcode, likeness }) =>
        sameUprn || samePostcode || likeness >= LEAST_LIKENESS_ELSEWHERE,
    )
    .toSorted(
      (a, b) =>
        Number(b.sameUprn) - Number(a.sameUprn) ||
        b.score - a.score ||
        compare(a.candidate.name, b.candidate.name) ||
        compare(a.candidate.id, b.candidate.id),
    )
    .slice(0, MOST_SUGGESTIONS);
}

/** Whether a suggestion is so good that it is worth confirming among others on one page. */
export function isStrong({
  sameUprn,
  samePostcode,
  likeness,
}: Omit<MatchSuggestion<unknown>, 'candidate'>): boolean {
  return sameUprn || (samePostcode && likeness >= STRONG_LIKENESS);
}

function keyOf(postcode: string): string | undefined {
  const parsed = parsePostcode(postcode);
  return parsed && postcodeKey(parsed);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
