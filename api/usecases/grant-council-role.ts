import { selectAuthority } from '../../db/areas.ts';
import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { insertMail } from '../../db/outbox.ts';
import { insertCouncilRole, insertPerson, selectPersonByEmail, selectStanding } from '../../db/people.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { normalEmail, type CouncilRole } from '../domain/people.ts';
import { councilRoleGiven } from '../mail/messages.ts';

/**
 * Gives a person a role in an authority, and tells them by mail; a new address becomes a person. It holds from their next
 * request. Council roles come by invitation only: nobody can take one by signing in.
 *
 * @param origin where they sign in
 * @throws DomainError `authority.not_found` (404), `role.held_already` (409)
 */
export async function grantCouncilRole({
  email: typed,
  role,
  authorityCode,
  actor,
  origin,
  db,
  clock,
  ids,
}: {
  email: string;
  role: CouncilRole;
  authorityCode: string;
  actor: string;
  origin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ personId: string }> {
  const email = normalEmail(typed);
  const authority = await selectAuthority(db, authorityCode);
  if (!authority) {
    throw notFound(
      'authority.not_found',
      `The register has no authority ${authorityCode}. Import its area first.`,
    );
  }
  const known = await selectPersonByEmail(db, email);
  const held = known ? (await selectStanding(db, known.id)).councilRoles : [];
  if (held.some((each) => each.authorityCode === authorityCode && each.role === role))
    throw conflict('role.held_already', `${email} is ${role} of ${authority.name} already.`);
  const personId = known?.id ?? ids.next() + ids.next();
  const at = new Date(clock.now()).toISOString();
  await writeAudited(
    db,
    [
      ...(known ? [] : [insertPerson(db, { id: personId, email, name: '', at })]),
      insertCouncilRole(db, { authorityCode, personId, role, at, by: actor }),
      insertMail(db, {
        reference: `role/${personId}/${authorityCode}/${role}/${at}`,
        recipient: email,
        ...councilRoleGiven({ role, council: authority.name, publicOrigin: origin }),
        createdAt: at,
      }),
    ],
    [
      {
        authority_code: authorityCode,
        occurred_at: at,
        actor,
        action: 'role.granted',
        subject: `person/${personId}`,
        details: { role },
      },
    ],
  );
  return { personId };
}
