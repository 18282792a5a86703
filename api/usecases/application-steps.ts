import { NO_DATES, selectAccreditation } from '../../db/accreditations.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { statesOfApplying, type AccreditationState } from '../domain/accreditation.ts';
import type { Scheme } from '../domain/scheme.ts';
import type { Application } from './read-sign-up.ts';
import { stepWrites } from './step-writes.ts';

/** What applying for schemes writes, in one go. */
export interface ApplicationSteps {
  readonly writes: readonly Write[];
  readonly events: readonly AuditEntry[];
  /** Keys of the schemes that were applied for. */
  readonly schemes: readonly string[];
  /** Number of the venue's last event, with these. */
  readonly sequence: number;
}

/**
 * The steps by which a venue applies for schemes: draft and submitted, or submitted again after the council has asked for
 * more. Schemes under which an application is under way, or stands, are left out.
 *
 * @param sequence of the venue's last event, as it was read: another decision since makes the write fail
 */
export async function applicationSteps({
  venueId,
  authorityCode,
  schemes,
  applications,
  sequence,
  signUpId,
  actor,
  at,
  db,
}: {
  venueId: string;
  authorityCode: string | null;
  schemes: readonly Scheme[];
  applications: readonly Application[];
  sequence: number;
  signUpId: string;
  actor: string;
  at: string;
  db: Database;
}): Promise<ApplicationSteps> {
  const writes: Write[] = [];
  const events: AuditEntry[] = [];
  const applied: string[] = [];
  let last = sequence;
  for (const { key, version } of schemes) {
    let from = applications.find(({ schemeKey }) => schemeKey === key)?.state ?? null;
    const states = statesOfApplying(from);
    if (!states) continue;
    const dates = from === null ? undefined : await selectAccreditation(db, venueId, key);
    // The rules that its manager was shown: those in force now.
    const after = { ...(dates ?? NO_DATES), scheme_version: version };
    for (const to of states) {
      last += 1;
      const step = stepWrites(db, {
        venueId,
        authorityCode,
        schemeKey: key,
        from,
        to,
        sequence: last,
        reason: reasonOf(from, to),
        after,
        facts: { signUp: signUpId },
        actor,
        decidedAt: at,
      });
      writes.push(...step.writes);
      events.push(step.event);
      from = to;
    }
    applied.push(key);
  }
  return { writes, events, schemes: applied, sequence: last };
}

function reasonOf(from: AccreditationState | null, to: AccreditationState): string {
  if (to === 'draft') return 'Signed up by its manager';
  return from === 'more_information_needed' ? 'Sent in again with more information' : 'Sent in';
}
