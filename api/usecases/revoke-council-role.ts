import { writeAudited } from '../../db/audit.ts';
import { administeredByAnother, holdsRole } from '../../db/council-people.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { deleteCouncilRole, selectStanding } from '../../db/people.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';
import type { CouncilRole } from '../domain/people.ts';

/**
 * Takes a role away; it is gone with the person's next request.
 * @throws DomainError `role.not_held` (404), `role.last_administrator` (409): someone must be able to let others in
 */
export async function revokeCouncilRole({
  personId,
  role,
  authorityCode,
  actor,
  db,
  clock,
}: {
  personId: string;
  role: CouncilRole;
  authorityCode: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const holds = async () =>
    (await selectStanding(db, personId)).councilRoles.some(
      (held) => held.authorityCode === authorityCode && held.role === role,
    );
  if (!(await holds())) throw notHeld();
  try {
    await writeAudited(
      db,
      [
        expectation(db, holdsRole(authorityCode, { personId, role })),
        // With the write, so that two who do it to each other at once do not both succeed.
        ...(role === 'administrator'
          ? [expectation(db, administeredByAnother(authorityCode, personId))]
          : []),
        deleteCouncilRole(db, { authorityCode, personId, role }),
      ],
      [
        {
          authority_code: authorityCode,
          occurred_at: new Date(clock.now()).toISOString(),
          actor,
          action: 'role.revoked',
          subject: `person/${personId}`,
          details: { role },
        },
      ],
    );
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    throw (await holds()) ? lastAdministrator(error) : notHeld();
  }
}

function notHeld() {
  return notFound('role.not_held', 'This person does not have this role, or not any more.');
}

function lastAdministrator(cause: unknown) {
  return conflict(
    'role.last_administrator',
    'This is the only administrator. Give someone else the role first, so that people can still be let in.',
    cause,
  );
}
