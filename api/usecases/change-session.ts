import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { selectSessionPlaces } from '../../db/session-places.ts';
import {
  expectEnoughPlaces,
  expectToCome,
  selectSession,
  updateSession,
  type SessionFacts,
} from '../../db/training-sessions.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { isToCome, type TrainingSession } from '../domain/training-session.ts';
import { sessionChanged } from '../mail/messages.ts';
import { mailBooked } from './mail-booked.ts';
import { requireSoon, whenAndWhere } from './plan-session.ts';

/**
 * Changes a session that has not begun. Managers who have booked are told of another time or place, and of another subject.
 * The same again changes nothing.
 *
 * @throws DomainError `session.not_found` (404), `session.begun` (409), `session.in_past`, `session.too_far`,
 *   `session.more_booked` (400) with their fields
 */
export async function changeSession({
  sessionId,
  facts,
  actor,
  publicOrigin,
  db,
  clock,
}: {
  sessionId: string;
  facts: SessionFacts;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const session = await requireSession(db, sessionId);
  if (!isToCome(session, clock.now())) throw begun(session);
  const changed = changedFacts(session, facts);
  if (changed.length === 0) return;
  requireSoon(facts, clock.now());
  const places = await selectSessionPlaces(db, sessionId);
  const booked = places.filter(({ givenUp }) => !givenUp).length;
  if (facts.places < booked) throw moreBooked(booked);
  const at = new Date(clock.now()).toISOString();
  const mail = changed.some((fact) => TOLD.has(fact))
    ? await mailBooked({
        places,
        mail: (about) => ({
          reference: `session/${sessionId}/changed/${at}`,
          ...sessionChanged({ session: { ...session, ...facts }, publicOrigin, ...about }),
        }),
        db,
        clock,
      })
    : [];
  try {
    await writeAudited(
      db,
      [
        expectToCome(db, sessionId, at),
        updateSession(db, sessionId, facts),
        expectEnoughPlaces(db, sessionId),
        ...mail,
      ],
      [
        {
          authority_code: session.authorityCode,
          occurred_at: at,
          actor,
          action: 'session.changed',
          subject: `training-session/${sessionId}`,
          details: { from: whenAndWhere(session), to: whenAndWhere(facts) },
        },
      ],
    );
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    const now = await requireSession(db, sessionId);
    if (!isToCome(now, clock.now())) throw begun(now, error);
    throw moreBooked((await selectSessionPlaces(db, sessionId)).filter(({ givenUp }) => !givenUp).length);
  }
}

/** What somebody who is to come has to know. */
const TOLD: ReadonlySet<keyof SessionFacts> = new Set(['moduleKey', 'startsAt', 'minutes', 'place']);

function changedFacts(session: TrainingSession, facts: SessionFacts): readonly (keyof SessionFacts)[] {
  return (Object.keys(facts) as (keyof SessionFacts)[]).filter((fact) => session[fact] !== facts[fact]);
}

/** @throws DomainError `session.not_found` (404) */
export async function requireSession(db: Database, sessionId: string): Promise<TrainingSession> {
  const session = await selectSession(db, sessionId);
  if (!session) throw notFound('session.not_found', 'This session is not on the register.');
  return session;
}

/** Somebody wanted to change, call off or book what is over. */
export function begun({ state }: TrainingSession, cause?: unknown) {
  const why = state === 'called_off' ? 'was called off' : 'has begun';
  return conflict('session.begun', `This session ${why}, so nothing about it was changed.`, cause);
}

function moreBooked(booked: number) {
  const advice = `There must be at least as many places as are booked: ${booked}`;
  return invalid('session.more_booked', `${advice}.`, { places: advice });
}
