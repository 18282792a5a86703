import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { countHolders, deleteCouncilRole, selectStanding } from '../../db/people.ts';
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
  const { councilRoles } = await selectStanding(db, personId);
  if (!councilRoles.some((held) => held.authorityCode === authorityCode && held.role === role))
    throw notFound('role.not_held', 'This person does not have this role, or not any more.');
  if (role === 'administrator' && (await countHolders(db, authorityCode, role)) < 2) {
    throw conflict(
      'role.last_administrator',
      'This is the only administrator. Give someone else the role first, so that people can still be let in.',
    );
  }
  await writeAudited(
    db,
    [deleteCouncilRole(db, { authorityCode, personId, role })],
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
}
