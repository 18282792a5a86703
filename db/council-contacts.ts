import type { Database } from './database.ts';

/** At most so many officers are written to where a council has not named one address. */
const MOST_OFFICERS = 10;

/**
 * Where a council wants to hear of what waits for it: the address in its settings, or else its officers and approvers who
 * may sign in. Empty where it has neither.
 */
export async function selectCouncilContacts(db: Database, authorityCode: string): Promise<readonly string[]> {
  const setting = await db.query
    .selectFrom('authority_settings')
    .select('value')
    .where('authority_code', '=', authorityCode)
    .where('key', '=', 'contact')
    .executeTakeFirst();
  const named = setting && emailIn(JSON.parse(setting.value));
  if (named) return [named];
  const rows = await db.query
    .selectFrom('council_roles as r')
    .innerJoin('people as p', 'p.id', 'r.person_id')
    .select('p.email')
    .distinct()
    .where('r.authority_code', '=', authorityCode)
    .where('r.role', 'in', ['officer', 'approver'])
    .where('p.stopped_at', 'is', null)
    .orderBy('p.email')
    .limit(MOST_OFFICERS)
    .execute();
  return rows.map(({ email }) => email);
}

function emailIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('email' in value)) return undefined;
  return typeof value.email === 'string' && value.email !== '' ? value.email : undefined;
}
