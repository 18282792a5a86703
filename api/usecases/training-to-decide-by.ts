import type { Database, Write } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import { versionInForceIsStill } from '../../db/scheme-versions.ts';
import { newestCheckIsStill, noTrainingChangeSince, selectTrainingChange } from '../../db/training-facts.ts';
import type { CaseFacts, Decision } from '../domain/case-facts.ts';
import type { Clock } from '../domain/clock.ts';
import { remediesFor } from '../domain/training-words.ts';
import { checkByRecords } from './check-by-records.ts';
import { readCase, type Case } from './read-cases.ts';
import { readVenueTraining } from './read-venue-training.ts';

/** A case as a decision finds it. */
export interface DecidedCase extends Case {
  /** What makes the write of the decision fail where what it went by is no longer so. */
  readonly asRead: readonly Write[];
  /** What is to be done where the records do not meet the rule; none where they do, or do not decide. */
  readonly remedies: readonly string[];
}

/** What leads to the finder, or back to it. */
const SHOWING: readonly Decision[] = ['accredit', 'renew', 'lift'];

/**
 * A case to decide on. What is accredited anew is held to the version in force from then on: where the venue goes by its
 * records, its training is worked out under that version here, and not taken from a check that was made under an earlier one.
 *
 * @throws DomainError `case.not_found` (404)
 */
export async function readDecidedCase(given: {
  readonly venueId: string;
  readonly schemeKey: string;
  readonly authorityCode: string;
  readonly decision: Decision;
  readonly db: Database;
  readonly clock: Clock;
}): Promise<DecidedCase> {
  const { venueId, schemeKey, decision, db } = given;
  if (!SHOWING.includes(decision)) return { ...(await readCase(given)), asRead: [], remedies: [] };
  // Before staff and records are read: whoever changes them meanwhile is seen by it.
  const changedAt = (await selectTrainingChange(db, venueId)) ?? null;
  const found = await readCase(given);
  const { record, scheme, licenceMonths } = found;
  const training = await readVenueTraining({
    ...given,
    known: { licenceMonths, inForce: [scheme] },
    decidedAnew: schemeKey,
  });
  const byRecords = training.schemes.find((each) => each.schemeKey === schemeKey && each.decides);
  const facts: CaseFacts = byRecords
    ? { ...found.facts, training: checkByRecords(byRecords, training.today) }
    : found.facts;
  return {
    ...found,
    facts,
    asRead: [
      // A record may be taken back while somebody decides.
      expectation(db, noTrainingChangeSince(venueId, changedAt)),
      expectation(db, newestCheckIsStill({ venueId, schemeKey }, record.training?.id ?? null)),
      expectation(db, versionInForceIsStill(scheme, training.today)),
    ],
    remedies: byRecords ? remediesFor(byRecords.standing.reasons) : [],
  };
}
