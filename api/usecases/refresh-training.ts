import type { Database, Write } from '../../db/database.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { insertTrainingCheck, type NewTrainingCheck } from '../../db/training-checks.ts';
import {
  deleteTrainingChange,
  newestCheckIsStill,
  selectTrainingChange,
  trainingChangeIsStill,
} from '../../db/training-facts.ts';
import { trainingChanged } from '../../db/training-records.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { remediesFor } from '../domain/training-words.ts';
import { BY_RECORDS } from '../domain/training.ts';
import { checkByRecords } from './check-by-records.ts';
import { followRecords } from './follow-records.ts';
import { readCases } from './read-cases.ts';
import { readVenueTraining, type SchemeStanding, type VenueTraining } from './read-venue-training.ts';
import { checkedEvent } from './training-follows.ts';
import { decidedMeanwhile, writeAndPublish } from './write-and-publish.ts';

interface Refreshing {
  readonly venueId: string;
  readonly publicOrigin: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Each lost attempt is another change of the same venue's training, or a decision on it. */
const ATTEMPTS = 5;

/**
 * Works out where a venue stands by its staff and their records, under each of its schemes, and writes down what differs from
 * what was known, with what follows from it: an application that is ready, new dates of what is shown, an action plan where
 * the rule is not met any more, the way back where it is met again. What the public sees is right when this returns. Writes
 * nothing where nothing changed, and does nothing twice, however often and by how many it is run at once.
 *
 * Called by whoever changes staff, records or numbers, after the change is written; what is left over a job takes up within
 * a minute, as it does where other changes kept coming.
 *
 * @returns how many schemes it wrote something of
 * @throws DomainError `accreditation.not_yet_public` (503): saved, but what the public sees is not yet up to date
 */
export async function refreshTraining(given: Refreshing): Promise<number> {
  const { venueId, db, clock } = given;
  const changedAt = await selectTrainingChange(db, venueId);
  const { schemes } = await readVenueTraining(given);
  let written = 0;
  for (const { schemeKey, decides } of schemes) {
    if (!decides) continue;
    const done = await refreshScheme(given, schemeKey);
    if (done === 'overtaken') {
      // Whoever was first has read what was there before: it is looked at once more.
      await db.writeAll([trainingChanged(db, venueId, new Date(clock.now()).toISOString())]);
      return written;
    }
    if (done === 'written') written += 1;
  }
  if (changedAt !== undefined) await db.writeAll([deleteTrainingChange(db, venueId, changedAt)]);
  return written;
}

async function refreshScheme(
  given: Refreshing,
  schemeKey: string,
): Promise<'written' | 'unchanged' | 'overtaken'> {
  const { venueId, db, clock } = given;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    // Before staff and records are read: whoever changes them meanwhile is seen by it.
    const changedAt = (await selectTrainingChange(db, venueId)) ?? null;
    const training = await readVenueTraining(given);
    const scheme = training.schemes.find((each) => each.schemeKey === schemeKey);
    const [found] = await readCases({ keys: [{ venueId, schemeKey }], db, clock });
    if (!scheme?.decides || !found) return 'unchanged';
    const check = checkOf(given, training, scheme);
    const isNew = !isAsBefore(check, scheme);
    const { writes, events, scopes } = await followRecords({ check, scheme, found, training, ...given });
    if (!isNew && writes.length === 0) return 'unchanged';
    const known: readonly Write[] = [
      expectation(db, trainingChangeIsStill(venueId, changedAt)),
      expectation(db, newestCheckIsStill({ venueId, schemeKey }, scheme.check?.id ?? null)),
      ...(isNew ? [insertTrainingCheck(db, check)] : []),
    ];
    try {
      await writeAndPublish({
        writes: [...known, ...writes],
        events: [...(isNew ? [checkedEvent(check, found.record.authorityCode)] : []), ...events],
        scopes,
        db,
        clock,
      });
      return 'written';
    } catch (error) {
      if (!decidedMeanwhile(error) && !changedMeanwhile(error)) throw error;
    }
  }
  return 'overtaken';
}

/** What the records come to, to be written down. */
function checkOf(
  { venueId, clock, ids }: Refreshing,
  { today }: VenueTraining,
  scheme: SchemeStanding,
): NewTrainingCheck {
  const { schemeKey, standing, check: before } = scheme;
  const now = new Date(clock.now()).toISOString();
  return {
    ...{ id: ids.next(), venueId, schemeKey },
    ...checkByRecords(scheme, today),
    note: remediesFor(standing.reasons).join(' '),
    // The newest is the one that counts, also of two within a millisecond.
    checkedAt: before !== null && before.checkedAt >= now ? justAfter(before.checkedAt) : now,
  };
}

function justAfter(instant: string): string {
  return new Date(Date.parse(instant) + 1).toISOString();
}

function isAsBefore(check: NewTrainingCheck, { check: before }: SchemeStanding): boolean {
  if (before?.checkedBy !== BY_RECORDS) return false;
  return (
    check.trainedPeople === before.trainedPeople &&
    check.publicFacing === before.publicFacing &&
    check.trainedOn === before.trainedOn &&
    check.trainingUntil === before.trainingUntil
  );
}
