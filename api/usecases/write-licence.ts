import { writeAudited, type AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConstraintError } from '../../db/errors.ts';
import { changedMeanwhile } from './find-licence.ts';

/** Writes changes to licences with their events; all of them, or none where one of the licences has changed meanwhile. */
export async function writeLicence(
  db: Database,
  writes: readonly Write[],
  events: readonly AuditEntry[],
): Promise<void> {
  try {
    await writeAudited(db, writes, events);
  } catch (error) {
    if (error instanceof ConstraintError && error.constraint === 'trigger') throw changedMeanwhile(error);
    throw error;
  }
}
