import { selectAuthority } from '../../db/areas.ts';
import type { Database } from '../../db/database.ts';
import { selectSetting } from '../../db/settings.ts';
import { contactIn, type AuthorityContact } from '../domain/authority-contact.ts';
import { notFound } from '../domain/errors.ts';

/** How an authority is reached, with its name. */
export interface AuthorityDetails extends AuthorityContact {
  readonly code: string;
  /** "Barnet". */
  readonly name: string;
  /** When it was last changed, instant; null where nobody has said anything yet. */
  readonly updatedAt: string | null;
}

/**
 * What an authority says of itself: for mail, letters, the privacy page and its own settings.
 * @throws DomainError `authority.not_found` (404)
 */
export async function readAuthorityContact({
  authorityCode,
  db,
}: {
  authorityCode: string;
  db: Database;
}): Promise<AuthorityDetails> {
  const authority = await selectAuthority(db, authorityCode);
  if (!authority) throw notFound('authority.not_found', `The register has no authority ${authorityCode}.`);
  const stored = await selectSetting(db, { authorityCode, key: 'contact' });
  const { code, name } = authority;
  return { ...contactIn(stored?.value), code, name, updatedAt: stored?.updatedAt ?? null };
}
