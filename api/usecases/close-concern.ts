import type { AuditEntry } from '../../db/audit.ts';
import { selectConcern, updateConcernClosed } from '../../db/concerns.ts';
import type { Database } from '../../db/database.ts';
import type { Clock } from '../domain/clock.ts';
import type { ConcernOutcome } from '../domain/concern.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { endedAlready } from './ended-already.ts';
import { prepareAskedPlan, type PlanAsked } from './open-action-plan.ts';
import { writeAndPublish } from './write-and-publish.ts';

/** The plan that an upheld concern asks for; its venue and cause are those of the concern. */
export type ConcernPlan = Pick<PlanAsked, 'planId' | 'schemeKey' | 'steps' | 'deadline' | 'reason'>;

/**
 * Closes a concern with a reason. One that is upheld may open an action plan, in the same write.
 *
 * @param note why, for the officers who come after
 * @param plan only where the concern is upheld
 * @throws DomainError `concern.not_found` (404), `concern.closed` (409), `concern.invalid` (400) with its fields, and what
 *   opening a plan may throw
 */
export async function closeConcern({
  concernId,
  outcome,
  note: typed,
  plan,
  actor,
  publicOrigin,
  db,
  clock,
}: {
  concernId: string;
  outcome: ConcernOutcome;
  note: string;
  plan?: ConcernPlan | undefined;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const note = typed.trim();
  const at = new Date(clock.now()).toISOString();
  const concern = await selectConcern(db, concernId);
  if (!concern) throw notFound('concern.not_found', 'This concern is not on the register.');
  if (concern.state === 'closed') throw closed();
  if (note === '') throw wrong('note', 'Enter why you close it.');
  if (plan && outcome !== 'upheld')
    throw wrong('outcome', 'Only a concern that is upheld can open an action plan.');
  const { venueId } = concern;
  const opened = plan
    ? await prepareAskedPlan({
        asked: { ...plan, venueId, cause: 'concern', concernId },
        actor,
        publicOrigin,
        db,
        clock,
      })
    : { writes: [], events: [], scopes: [] };
  const event: AuditEntry = {
    authority_code: concern.authorityCode,
    occurred_at: at,
    actor,
    action: 'concern.closed',
    subject: `venue/${venueId}`,
    details: { concern: concernId, from: concern.state, outcome, reason: note },
  };
  try {
    await writeAndPublish({
      writes: [updateConcernClosed(db, concernId, { outcome, note, by: actor, at }), ...opened.writes],
      events: [event, ...opened.events],
      scopes: opened.scopes,
      db,
      clock,
    });
  } catch (error) {
    throw endedAlready(error) ? closed(error) : error;
  }
}

function wrong(field: string, message: string) {
  return invalid('concern.invalid', message, { [field]: message });
}

function closed(cause?: unknown) {
  return conflict(
    'concern.closed',
    'Someone closed this concern before you. Read what they decided; nothing of yours was saved.',
    cause,
  );
}
