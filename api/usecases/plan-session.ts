import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { insertSession, selectSession, type SessionFacts } from '../../db/training-sessions.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { furthestSessionDay, sessionDay } from '../domain/training-session.ts';

export type { SessionFacts } from '../../db/training-sessions.ts';

/**
 * Plans a session: from now on the managers of the council's venues see it and book places.
 *
 * @param sessionId drawn when the form was shown, so that a form that is sent twice plans one session
 * @throws DomainError `session.in_past`, `session.too_far` (400) with the field `startsOn`, `session.id_taken` (409)
 */
export async function planSession({
  sessionId,
  authorityCode,
  facts,
  actor,
  db,
  clock,
}: {
  sessionId: string;
  authorityCode: string;
  facts: SessionFacts;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  requireSoon(facts, clock.now());
  const plannedAt = new Date(clock.now()).toISOString();
  try {
    await writeAudited(
      db,
      [insertSession(db, { id: sessionId, authorityCode, ...facts, plannedBy: actor, plannedAt })],
      [
        {
          authority_code: authorityCode,
          occurred_at: plannedAt,
          actor,
          action: 'session.planned',
          subject: `training-session/${sessionId}`,
          details: { ...whenAndWhere(facts) },
        },
      ],
    );
  } catch (error) {
    if (!(error instanceof ConflictError && error.concerns('training_sessions'))) throw error;
    const first = await selectSession(db, sessionId);
    if (first?.authorityCode !== authorityCode || first.startsAt !== facts.startsAt) {
      throw conflict(
        'session.id_taken',
        'This form was used before. Open it again and plan the session.',
        error,
      );
    }
  }
}

/** @throws DomainError `session.in_past`, `session.too_far` (400) with the field `startsOn` */
export function requireSoon(facts: Pick<SessionFacts, 'startsAt'>, nowMs: number): void {
  if (Date.parse(facts.startsAt) <= nowMs) {
    const advice = 'The session must begin in the future';
    throw invalid('session.in_past', `${advice}.`, { startsOn: advice });
  }
  const last = furthestSessionDay(londonDate(epochMinutes(nowMs)));
  if (sessionDay(facts) > last) {
    const advice = `The day of the session must be on or before ${dateWords(last)}`;
    throw invalid('session.too_far', `${advice}.`, { startsOn: advice });
  }
}

/** What the trail says of a session. */
export function whenAndWhere({ moduleKey, startsAt, minutes, place, places }: SessionFacts) {
  return { module: moduleKey, startsAt, minutes, place, places };
}
