import { writeAudited, type AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, DomainError } from '../domain/errors.ts';
import type { SnapshotScope } from '../domain/snapshot.ts';
import { publishScopes } from './publish-scopes.ts';

/**
 * Writes a change with its events in one atomic write, then publishes what it changes for the public: that is right when
 * this returns.
 *
 * @param scopes none where the public sees no difference
 * @throws DomainError `accreditation.decided_meanwhile` (409), nothing is written then;
 *   `accreditation.not_yet_public` (503): saved, but what the public sees is not yet up to date
 */
export async function writeAndPublish({
  writes,
  events,
  scopes,
  db,
  clock,
}: {
  writes: readonly Write[];
  events: readonly AuditEntry[];
  scopes: readonly SnapshotScope[];
  db: Database;
  clock: Clock;
}): Promise<void> {
  try {
    await writeAudited(db, writes, events);
  } catch (error) {
    if (error instanceof ConflictError && error.concerns('accreditation_events')) {
      throw decidedFirst(error);
    }
    throw error;
  }
  try {
    await publishScopes({ scopes, db, clock });
  } catch (cause) {
    throw new DomainError(
      'accreditation.not_yet_public',
      503,
      'The decision is saved, but what the public sees could not be brought up to date. That is tried again within minutes: look at the public list then, and do not decide again.',
      { cause },
    );
  }
}

/** What is thrown where a decision was made on a history that is no longer the newest. */
export function decidedFirst(cause?: unknown): DomainError {
  return conflict(
    'accreditation.decided_meanwhile',
    'Someone else decided on this venue a moment ago. Look at what changed, then decide again.',
    cause,
  );
}

/** Whether a write was refused because somebody else decided on the venue first; nothing was written. */
export function decidedMeanwhile(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'accreditation.decided_meanwhile';
}
