import type { Database } from '../../db/database.ts';
import { searchCandidates, selectCandidates, type Candidate } from '../../db/match-candidates.ts';
import type { Premises } from '../domain/match-suggestions.ts';
import { suggestMatches, type MatchSuggestion } from '../domain/match-suggestions.ts';

export type { Candidate } from '../../db/match-candidates.ts';
export type VenueSuggestion = MatchSuggestion<Candidate>;

/** The venues that each of these premises may be, best first, in their order; two or three queries for a page of them. */
export async function suggestVenues({
  authorityCode,
  premises,
  db,
}: {
  authorityCode: string;
  premises: readonly Premises[];
  db: Database;
}): Promise<readonly (readonly VenueSuggestion[])[]> {
  const candidates = await selectCandidates(db, authorityCode, premises);
  return premises.map((each) => suggestMatches(each, candidates));
}

/** Venues whose name or postcode holds what an officer typed; none for less than two letters. */
export async function searchVenues({
  authorityCode,
  text,
  db,
}: {
  authorityCode: string;
  text: string;
  db: Database;
}): Promise<readonly Candidate[]> {
  const words = text.trim();
  return words.length < 2 ? [] : searchCandidates(db, authorityCode, words);
}
