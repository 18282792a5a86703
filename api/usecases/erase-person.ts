import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { erasePeople, expectNoStanding } from '../../db/erase-people.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, type DomainError } from '../domain/errors.ts';
import { readHeldPerson } from './personal-data.ts';

/**
 * Erases a person who asked for it and has nothing on this register any more. What was done stays on record, as someone's
 * who has left.
 *
 * @throws DomainError `person.not_held` (404), `person.has_standing`, `person.elsewhere_too` (409)
 */
export async function erasePerson({
  personId,
  authorityCode,
  actor,
  db,
  clock,
}: {
  personId: string;
  authorityCode: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const person = await readHeldPerson({ personId, authorityCode, db });
  if (person.hasStanding) throw hasStanding();
  if (person.elsewhereToo) {
    throw conflict(
      'person.elsewhere_too',
      'This person has to do with another authority as well. They are erased when the period for people who have left is over.',
    );
  }
  const at = new Date(clock.now()).toISOString();
  const subject = `person/${personId}`;
  const event = { authority_code: authorityCode, occurred_at: at, actor, action: 'person.erased', subject };
  try {
    await writeAudited(db, [expectNoStanding(db, [personId]), ...erasePeople(db, [personId], at)], [event]);
  } catch (error) {
    if (changedMeanwhile(error)) throw hasStanding(error);
    throw error;
  }
}

function hasStanding(cause?: unknown): DomainError {
  return conflict(
    'person.has_standing',
    'This person still has a role, a venue or something under way. End that first, then erase them.',
    cause,
  );
}
