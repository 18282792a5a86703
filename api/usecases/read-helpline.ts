import type { Database } from '../../db/database.ts';
import { selectHelpline, selectHelplines, type Helpline } from '../../db/helplines.ts';
import { notFound } from '../domain/errors.ts';
import { fingerprint } from './fingerprint.ts';

/** The entries that an authority's administrators keep: their own, and those for everybody. Also what is not shown. */
export function listKeptHelplines({
  authorityCode,
  db,
}: {
  authorityCode: string;
  db: Database;
}): Promise<readonly Helpline[]> {
  return selectHelplines(db, authorityCode);
}

/**
 * One of them, with what a form about it has to carry.
 * @throws DomainError `helpline.not_found` (404), also for another authority's
 */
export async function readHelpline({
  helplineKey,
  authorityCode,
  db,
}: {
  helplineKey: string;
  authorityCode: string;
  db: Database;
}): Promise<{ readonly helpline: Helpline; readonly seen: string }> {
  const helpline = await selectHelpline(db, helplineKey);
  if (helpline && (helpline.authorityCode === null || helpline.authorityCode === authorityCode))
    return { helpline, seen: await fingerprint(helpline) };
  throw notFound('helpline.not_found', 'There is no such helpline among those that you keep.');
}
