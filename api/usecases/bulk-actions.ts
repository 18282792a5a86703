import type { CaseKey } from '../../db/cases.ts';
import type { Database } from '../../db/database.ts';
import type { Decider, Decision } from '../domain/case-facts.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { offerOf } from '../domain/decisions.ts';
import { londonDate } from '../domain/london-time.ts';
import { readCases, type Case } from './read-cases.ts';

/** What is done with many venues at once. */
export const BULK_ACTIONS = ['remind', 'assess', 'evidence', 'renew', 'suspend'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** As many as one page of a list holds. */
export const MOST_AT_ONCE = 100;

/** One venue under a scheme, and what would happen with it. */
export interface BulkItem extends CaseKey {
  readonly name: string;
  readonly schemeName: string;
  readonly state: Case['facts']['state'];
  /** The venue's last event: what is done is done on this history. */
  readonly sequence: number;
  readonly possible: boolean;
  /** What would happen, or why nothing can. */
  readonly words: string;
}

const DECIDED: Partial<Record<BulkAction, Decision>> = {
  assess: 'assess',
  renew: 'renew',
  suspend: 'suspend',
};

const WILL: Readonly<Record<Exclude<BulkAction, 'evidence'>, string>> = {
  remind: 'Its managers are written to.',
  assess: 'The assessment begins, and its managers are told.',
  renew: 'It is renewed, and its managers are told.',
  suspend: 'It is hidden from the public at once, and its managers are told.',
};

/** States in which something waits for the managers, with what. */
export const WAITS_FOR_MANAGERS: Partial<Record<Case['facts']['state'], string>> = {
  more_information_needed: 'We asked for more information and are waiting for your answer.',
  training_required: 'Your staff have to be trained before we can decide.',
  renewal_due: 'Please confirm the opening hours, how many staff meet the public, and the pledge.',
  action_required: 'There is something to put right. The page of your venue says what, and by when.',
  suspended: 'It is suspended. The page of your venue says why, and what to do.',
};

/** What would happen with each of these venues. Two reads; nothing is written. */
export async function previewBulk({
  action,
  keys,
  authorityCode,
  decider,
  db,
  clock,
}: {
  action: BulkAction;
  keys: readonly CaseKey[];
  authorityCode: string;
  decider: Decider;
  db: Database;
  clock: Clock;
}): Promise<readonly BulkItem[]> {
  const today = londonDate(epochMinutes(clock.now()));
  const cases = await readCases({ keys, db, clock });
  return cases
    .filter(({ record }) => record.authorityCode === authorityCode)
    .map((found) => ({ ...itemOf(found), ...outlook(action, found, decider, today) }))
    .toSorted((a, b) => Number(b.possible) - Number(a.possible) || a.name.localeCompare(b.name, 'en'));
}

function itemOf({ record, scheme, facts: { state } }: Case) {
  const { venueId, schemeKey, venueName, sequence } = record;
  return { venueId, schemeKey, name: venueName, schemeName: scheme.name, state, sequence };
}

function outlook(
  action: BulkAction,
  { record, facts }: Case,
  decider: Decider,
  today: LocalDate,
): Pick<BulkItem, 'possible' | 'words'> {
  if (action === 'evidence') {
    const unseen = record.evidence.filter(({ verdict }) => verdict === null).length;
    if (unseen === 0) return { possible: false, words: 'No evidence waits to be looked at.' };
    return {
      possible: true,
      words: unseen === 1 ? 'One piece is marked as seen.' : `${unseen} pieces are marked as seen.`,
    };
  }
  if (action === 'remind') {
    if (record.managers === 0) return { possible: false, words: 'Nobody manages it whom we could write to.' };
    const waits = WAITS_FOR_MANAGERS[facts.state] !== undefined;
    return { possible: waits, words: waits ? WILL.remind : 'Nothing waits for its managers.' };
  }
  const offer = offerOf(DECIDED[action] ?? 'assess', facts, decider, today);
  if (!offer) return { possible: false, words: 'It is in a state in which this cannot be decided.' };
  const unmet = offer.guards.flatMap(({ met, words }) => (met ? [] : [words]));
  return { possible: offer.open, words: offer.open ? WILL[action] : unmet.join(' ') };
}
