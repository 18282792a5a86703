import { contactIn } from '../api/domain/authority-contact.ts';
import type { Database } from './database.ts';
import { selectSetting } from './settings.ts';

/** At most so many officers are written to where a council has not named one address. */
const MOST_OFFICERS = 10;

/**
 * Where a council wants to hear of what waits for it: the address in its settings (for sign-ups, or the team's), or else
 * its officers and approvers who may sign in. Empty where it has neither.
 */
export async function selectCouncilContacts(db: Database, authorityCode: string): Promise<readonly string[]> {
  const stored = await selectSetting(db, { authorityCode, key: 'contact' });
  const contact = contactIn(stored?.value);
  const named = contact.signUpEmail || contact.email;
  if (named !== '') return [named];
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
