import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { writeSetting } from '../../db/settings.ts';
import { CONTACT_FIELDS, type AuthorityContact } from '../domain/authority-contact.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import { readAuthorityContact } from './read-authority-contact.ts';

/**
 * Changes how an authority is reached. The trail says which of the details changed, never what they are: an address may be
 * someone's own, and the trail stays for good.
 *
 * @param seen `updatedAt` of what the page showed
 * @throws DomainError `authority.not_found` (404), `contact.changed_meanwhile` (409)
 */
export async function changeAuthorityContact({
  authorityCode,
  contact,
  seen,
  actor,
  db,
  clock,
}: {
  authorityCode: string;
  contact: AuthorityContact;
  seen: string | null;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const before = await readAuthorityContact({ authorityCode, db });
  const changed = CONTACT_FIELDS.filter((field) => before[field] !== contact[field]);
  if (changed.length === 0) return;
  const at = new Date(clock.now()).toISOString();
  const writes = writeSetting(db, { authorityCode, key: 'contact' }, { value: contact, at, by: actor, seen });
  try {
    await writeAudited(db, writes, [
      {
        authority_code: authorityCode,
        occurred_at: at,
        actor,
        action: 'authority.details_changed',
        subject: `authority/${authorityCode}`,
        details: { changed },
      },
    ]);
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    throw conflict(
      'contact.changed_meanwhile',
      'Someone else changed these details while you were writing. What they saved stands with each field: look at it, then save.',
      error,
    );
  }
}
