import type { Database } from '../../db/database.ts';
import {
  selectSchemeHistories,
  selectStateCounts,
  type SchemeHistory,
  type SchemeVersion,
  type StateCount,
} from '../../db/scheme-versions.ts';
import { isShowable, type AccreditationState } from '../domain/accreditation.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';

export type { SchemeVersion } from '../../db/scheme-versions.ts';

/** A scheme as administrators keep it. */
export interface KeptScheme extends SchemeHistory {
  /** The version by which is decided today. */
  readonly inForce: SchemeVersion;
  /** The one that comes next, if one is set. */
  readonly coming: SchemeVersion | undefined;
  readonly newest: SchemeVersion;
  /** Venues that are accredited, by version. */
  readonly accredited: ReadonlyMap<number, number>;
  /** Venues whose application is under way: decided by the version in force on that day. */
  readonly applying: number;
}

const APPLYING: readonly AccreditationState[] = [
  'draft',
  'submitted',
  'in_assessment',
  'more_information_needed',
  'training_required',
  'ready_for_decision',
];

/** Every scheme, also those that the public is not told of, in their order. */
export async function listKeptSchemes({
  db,
  clock,
}: {
  db: Database;
  clock: Clock;
}): Promise<readonly KeptScheme[]> {
  const today = londonDate(epochMinutes(clock.now()));
  const [histories, counts] = await Promise.all([selectSchemeHistories(db), selectStateCounts(db)]);
  return histories.flatMap((history) => kept(history, counts, today) ?? []);
}

/** @throws DomainError `scheme.not_found` (404) */
export async function readScheme({
  schemeKey,
  db,
  clock,
}: {
  schemeKey: string;
  db: Database;
  clock: Clock;
}): Promise<KeptScheme> {
  const today = londonDate(epochMinutes(clock.now()));
  const [history] = await selectSchemeHistories(db, schemeKey);
  const scheme = history && kept(history, await selectStateCounts(db, schemeKey), today);
  if (scheme) return scheme;
  throw notFound('scheme.not_found', 'There is no such scheme on this register.');
}

function kept(history: SchemeHistory, counts: readonly StateCount[], today: string): KeptScheme | undefined {
  const inForce = history.versions.find(({ effectiveFrom }) => effectiveFrom <= today);
  const [newest] = history.versions;
  if (!inForce || !newest) return undefined;
  const own = counts.filter(({ schemeKey }) => schemeKey === history.key);
  const accredited = new Map<number, number>();
  for (const { version, state, venues } of own)
    if (isShowable(state as AccreditationState))
      accredited.set(version, (accredited.get(version) ?? 0) + venues);
  return {
    ...history,
    inForce,
    newest,
    coming: history.versions.findLast(({ effectiveFrom }) => effectiveFrom > today),
    accredited,
    applying: own
      .filter(({ state }) => APPLYING.includes(state as AccreditationState))
      .reduce((sum, { venues }) => sum + venues, 0),
  };
}
