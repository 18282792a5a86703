import { selectOpenPlans, updatePlanClosed } from '../../db/action-plans.ts';
import type { AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { selectAccreditationsOf } from '../../db/venue-accreditations.ts';
import type { Clock } from '../domain/clock.ts';
import { canStep } from '../domain/accreditation.ts';
import { conflict } from '../domain/errors.ts';
import type { SnapshotScope } from '../domain/snapshot.ts';
import { venueWithdrawn } from '../mail/messages.ts';
import { prepareStep } from './accreditation-step.ts';
import { venueChangedMeanwhile } from './change-venue.ts';
import { endedAlready } from './ended-already.ts';
import { mailManagers } from './mail-managers.ts';
import { writeAndPublish } from './write-and-publish.ts';

/**
 * A manager takes a venue out of schemes: it is no longer shown under them when this returns, and their open action plans
 * end with it. Coming back is a new application.
 *
 * @param schemeKeys those that the manager chose; at least one
 * @param reason in the manager's words, for the council; may be empty
 * @throws DomainError `withdraw.nothing` (409) where the venue is in none of them, `accreditation.decided_meanwhile`,
 *   `venue.changed_meanwhile` (409), `accreditation.not_yet_public` (503)
 */
export async function withdrawVenue({
  venueId,
  schemeKeys,
  reason,
  actor,
  publicOrigin,
  db,
  clock,
}: {
  venueId: string;
  schemeKeys: readonly string[];
  reason: string;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const accreditations = await selectAccreditationsOf(db, venueId);
  const leaving = accreditations.filter(
    ({ schemeKey, state }) => schemeKeys.includes(schemeKey) && canStep(state, 'withdrawn'),
  );
  if (leaving.length === 0) {
    const message = 'This venue is in none of these schemes now, so there is nothing to withdraw.';
    throw conflict('withdraw.nothing', message);
  }
  const writes: Write[] = [];
  const events: AuditEntry[] = [];
  const scopes = new Set<SnapshotScope>();
  const sequences: number[] = [];
  for (const [after, { schemeKey }] of leaving.entries()) {
    const step = await prepareStep({
      ...{ venueId, schemeKey, to: 'withdrawn', after, actor, db, clock },
      reason: reason === '' ? 'The manager withdrew the venue.' : reason,
      facts: { code: 'manager_withdrew' },
    });
    sequences.push(step.sequence);
    writes.push(...step.writes);
    events.push(step.event);
    for (const scope of step.scopes) scopes.add(scope);
    const at = new Date(clock.now()).toISOString();
    for (const { id } of await selectOpenPlans(db, { venueId, schemeKey })) {
      const note = 'The manager withdrew the venue.';
      writes.push(updatePlanClosed(db, id, { result: 'withdrawn', note, by: actor, at }));
      events.push({ ...step.event, action: 'plan.closed', details: { plan: id, result: 'withdrawn' } });
    }
  }
  const schemes = leaving.map(({ schemeName }) => schemeName);
  const mail = await mailManagers({
    venueId,
    write: (venue, council) => ({
      reference: `withdrawn/${venueId}/${sequences.join('-')}`,
      ...venueWithdrawn({ venue, schemes, council, publicOrigin }),
    }),
    db,
    clock,
  });
  try {
    await writeAndPublish({ writes: [...writes, ...mail], events, scopes: [...scopes], db, clock });
  } catch (error) {
    throw endedAlready(error) ? venueChangedMeanwhile(error) : error;
  }
}
