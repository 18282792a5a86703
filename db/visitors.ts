import type { Database } from './database.ts';

/** Somebody of a council who can go on a visit. */
export interface Visitor {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
}

/** The testers, officers and approvers of an authority who may sign in, by name. */
export async function selectVisitors(db: Database, authorityCode: string): Promise<readonly Visitor[]> {
  const rows = await db.query
    .selectFrom('council_roles as r')
    .innerJoin('people as p', 'p.id', 'r.person_id')
    .select(['p.id', 'p.email', 'p.name'])
    .distinct()
    .where('r.authority_code', '=', authorityCode)
    .where('r.role', 'in', ['tester', 'officer', 'approver'])
    .where('p.stopped_at', 'is', null)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
  return rows.map(({ id, ...person }) => ({ ...person, personId: id }));
}
