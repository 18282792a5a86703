import { writeAudited } from '../../db/audit.ts';
import { administeredByAnother, selectManagesElsewhere } from '../../db/council-people.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { selectPerson, selectStanding, stopPerson as stopRow } from '../../db/people.ts';
import { deleteSessionsOf } from '../../db/sessions.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';

/**
 * Lets a person sign in no more, or again. Who is stopped is signed out everywhere with the same write; roles stay, so
 * that letting them in again restores what they had.
 *
 * @param stopped false lets them in again
 * @throws DomainError `person.not_of_authority` (404): only people with a role there can be stopped by its administrator;
 *   `person.elsewhere_too` (409) where they work for another authority, or manage a venue there: a role that anybody can be
 *   given must not shut them out of it;
 *   `person.yourself`, `role.last_administrator` (409)
 */
export async function stopPerson({
  personId,
  authorityCode,
  stopped,
  by,
  actor,
  db,
  clock,
}: {
  personId: string;
  authorityCode: string;
  stopped: boolean;
  /** Id of who does it. */
  by: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const person = await selectPerson(db, personId);
  const roles = person ? (await selectStanding(db, personId)).councilRoles : [];
  const here = roles.filter((held) => held.authorityCode === authorityCode);
  if (!person || here.length === 0)
    throw notFound('person.not_of_authority', 'This person has no role in your authority.');
  if (stopped && personId === by)
    throw conflict('person.yourself', 'You cannot stop yourself. Ask another administrator.');
  if (
    here.length < roles.length ||
    (stopped && (await selectManagesElsewhere(db, personId, authorityCode)))
  ) {
    throw conflict(
      'person.elsewhere_too',
      'This person works for another authority, or manages a venue there. Take their roles in yours away instead.',
    );
  }
  const administers = here.some(({ role }) => role === 'administrator');
  const at = new Date(clock.now()).toISOString();
  try {
    await writeAudited(
      db,
      [
        // With the write, so that two who do it to each other at once do not both succeed.
        ...(stopped && administers ? [expectation(db, administeredByAnother(authorityCode, personId))] : []),
        stopRow(db, { id: personId, stoppedAt: stopped ? at : null, at }),
        ...(stopped ? [deleteSessionsOf(db, personId)] : []),
      ],
      [
        {
          authority_code: authorityCode,
          occurred_at: at,
          actor,
          action: stopped ? 'person.stopped' : 'person.let_in_again',
          subject: `person/${personId}`,
        },
      ],
    );
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    throw conflict(
      'role.last_administrator',
      'This is the only administrator. Give someone else the role first.',
      error,
    );
  }
}
