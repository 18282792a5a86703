import { writeAudited, type AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConstraintError } from '../../db/errors.ts';
import { licenceTrainingChanged } from '../../db/training-facts.ts';
import { changedMeanwhile } from './find-licence.ts';

/**
 * Writes changes to licences with their events; all of them, or none where one of the licences has changed meanwhile. Where
 * the venues stand that they are matched with, or were until now, is worked out anew within a minute: a condition may ask for
 * training more often.
 */
export async function writeLicence(
  db: Database,
  writes: readonly Write[],
  events: readonly AuditEntry[],
): Promise<void> {
  try {
    const licences = events.flatMap(({ subject }) =>
      subject.startsWith('licence/') ? [subject.slice('licence/'.length)] : [],
    );
    const at = events[0]?.occurred_at ?? '';
    const changed = licences.length === 0 ? [] : [licenceTrainingChanged(db, licences, at)];
    await writeAudited(db, [...changed, ...writes, ...changed], events);
  } catch (error) {
    if (error instanceof ConstraintError && error.constraint === 'trigger') throw changedMeanwhile(error);
    throw error;
  }
}
