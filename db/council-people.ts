import { sql, type RawBuilder } from 'kysely';
import type { CouncilRole } from '../api/domain/people.ts';
import type { Database } from './database.ts';

/** Someone who works for an authority, with what they may do there. */
export interface CouncilPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Instant; null while the person may sign in. */
  readonly stoppedAt: string | null;
  /** When one of their sessions was last used, instant; null where none stands. */
  readonly seenAt: string | null;
  readonly roles: readonly CouncilRole[];
}

/** Everyone with a role in an authority, by address. */
export async function selectCouncilPeople(
  db: Database,
  authorityCode: string,
): Promise<readonly CouncilPerson[]> {
  const rows = await db.query
    .selectFrom('council_roles as r')
    .innerJoin('people as p', 'p.id', 'r.person_id')
    .select(['p.id', 'p.email', 'p.name', 'p.stopped_at', 'r.role'])
    .select((select) =>
      select
        .selectFrom('sessions as s')
        .whereRef('s.person_id', '=', 'p.id')
        .select(({ fn }) => fn.max('s.seen_at').as('seen_at'))
        .as('seen_at'),
    )
    .where('r.authority_code', '=', authorityCode)
    .orderBy('p.email')
    .orderBy('r.role')
    .execute();
  const people = new Map<string, CouncilPerson & { roles: CouncilRole[] }>();
  for (const { id, email, name, stopped_at, seen_at, role } of rows) {
    const known = people.get(id);
    if (known) known.roles.push(role as CouncilRole);
    else
      people.set(id, {
        ...{ id, email, name },
        stoppedAt: stopped_at,
        seenAt: seen_at,
        roles: [role as CouncilRole],
      });
  }
  return [...people.values()];
}

/** That a person holds a role. For `expectation`. */
export function holdsRole(
  authorityCode: string,
  { personId, role }: { personId: string; role: CouncilRole },
): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM council_roles
    WHERE authority_code = ${authorityCode} AND person_id = ${personId} AND role = ${role})`;
}

/** That someone else, who may sign in, is an administrator of the authority too. For `expectation`. */
export function administeredByAnother(authorityCode: string, personId: string): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM council_roles AS r JOIN people AS p ON p.id = r.person_id
    WHERE r.authority_code = ${authorityCode} AND r.role = 'administrator' AND r.person_id <> ${personId}
      AND p.stopped_at IS NULL)`;
}

/** Whether a person manages, or is signing up, a venue that is not this authority's. */
export async function selectManagesElsewhere(
  db: Database,
  personId: string,
  authorityCode: string,
): Promise<boolean> {
  const { rows } = await sql<{ elsewhere: number }>`SELECT
    EXISTS (SELECT 1 FROM venue_managers AS m JOIN venues AS v ON v.id = m.venue_id
      WHERE m.person_id = ${personId} AND v.authority_code IS NOT ${authorityCode})
    OR EXISTS (SELECT 1 FROM sign_ups
      WHERE person_id = ${personId} AND state = 'open' AND authority_code IS NOT NULL
        AND authority_code <> ${authorityCode}) AS elsewhere`.execute(db.query);
  return rows[0]?.elsewhere === 1;
}
