import { sql, type CompiledQuery } from 'kysely';
import type { SessionState, TrainingSession } from '../api/domain/training-session.ts';
import type { TrainingModuleKey } from '../api/domain/training-modules.ts';
import type { Database } from './database.ts';
import { expectation } from './expectations.ts';

const COLUMNS = [
  ...([
    't.id',
    't.authority_code',
    't.module_key',
    't.starts_at',
    't.minutes',
    't.place',
    't.trainer',
  ] as const),
  ...(['t.places', 't.note', 't.state', 't.called_off_because', 't.register_taken_at'] as const),
] as const;

export async function selectSession(db: Database, id: string): Promise<TrainingSession | undefined> {
  const row = await db.query
    .selectFrom('training_sessions as t')
    .select(COLUMNS)
    .where('t.id', '=', id)
    .executeTakeFirst();
  return row && sessionOf(row);
}

export const SESSION_LISTS = ['coming', 'register', 'held', 'called_off'] as const;
/** `register`: it has begun, and nobody has said who came. */
export type SessionList = (typeof SESSION_LISTS)[number];

export interface ListedSession extends TrainingSession {
  /** Places that are booked and not given up. */
  readonly booked: number;
  /** People who came; 0 until the register is taken. */
  readonly came: number;
}

/**
 * A page of an authority's sessions: those to come with the soonest first, the others with the newest first.
 * @param now instant, UTC ISO text
 */
export async function selectSessions(
  db: Database,
  authorityCode: string,
  { list, now, limit, offset = 0 }: { list: SessionList; now: string; limit: number; offset?: number },
): Promise<readonly ListedSession[]> {
  const rows = await inList(db, authorityCode, list, now)
    .select(COLUMNS)
    .select([countOf(sql`given_up_at IS NULL`).as('booked'), countOf(sql`attended = 1`).as('came')])
    .orderBy('t.starts_at', list === 'coming' ? 'asc' : 'desc')
    .orderBy('t.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({ ...sessionOf(row), booked: row.booked, came: row.came }));
}

export async function countSessions(
  db: Database,
  authorityCode: string,
  { list, now }: { list: SessionList; now: string },
): Promise<number> {
  const row = await inList(db, authorityCode, list, now)
    .select(({ fn }) => fn.countAll<number>().as('sessions'))
    .executeTakeFirst();
  return Number(row?.sessions ?? 0);
}

function inList(db: Database, authorityCode: string, list: SessionList, now: string) {
  const all = db.query.selectFrom('training_sessions as t').where('t.authority_code', '=', authorityCode);
  if (list === 'held' || list === 'called_off') return all.where('t.state', '=', list);
  return all.where('t.state', '=', 'planned').where('t.starts_at', list === 'coming' ? '>' : '<=', now);
}

function countOf(condition: ReturnType<typeof sql>) {
  return sql<number>`(SELECT count(*) FROM session_places WHERE session_id = t.id AND ${condition})`;
}

/** Sessions to come that begin before an instant. */
export async function selectSessionsBefore(
  db: Database,
  { now, before }: { now: string; before: string },
): Promise<readonly TrainingSession[]> {
  const rows = await db.query
    .selectFrom('training_sessions as t')
    .select(COLUMNS)
    .where('t.state', '=', 'planned')
    .where('t.starts_at', '>', now)
    .where('t.starts_at', '<', before)
    .orderBy('t.starts_at')
    .execute();
  return rows.map(sessionOf);
}

export type SessionFacts = Pick<
  TrainingSession,
  'moduleKey' | 'startsAt' | 'minutes' | 'place' | 'trainer' | 'places' | 'note'
>;

/** Refused with a ConflictError where the same form planned one before. */
export function insertSession(
  db: Database,
  session: SessionFacts & { id: string; authorityCode: string; plannedBy: string; plannedAt: string },
): CompiledQuery {
  return db.query
    .insertInto('training_sessions')
    .values({
      ...{ id: session.id, authority_code: session.authorityCode, ...factColumns(session), state: 'planned' },
      ...{ planned_by: session.plannedBy, planned_at: session.plannedAt },
    })
    .compile();
}

export function updateSession(db: Database, id: string, facts: SessionFacts): CompiledQuery {
  return db.query.updateTable('training_sessions').set(factColumns(facts)).where('id', '=', id).compile();
}

export function updateSessionCalledOff(db: Database, id: string, because: string): CompiledQuery {
  return db.query
    .updateTable('training_sessions')
    .set({ state: 'called_off', called_off_because: because })
    .where('id', '=', id)
    .compile();
}

export function updateRegisterTaken(
  db: Database,
  id: string,
  { by, at }: { by: string; at: string },
): CompiledQuery {
  return db.query
    .updateTable('training_sessions')
    .set({ state: 'held', register_taken_by: by, register_taken_at: at })
    .where('id', '=', id)
    .compile();
}

/** Makes the whole write fail where the session is no longer planned, or has begun. */
export function expectToCome(db: Database, id: string, now: string): CompiledQuery {
  return expectation(
    db,
    sql`EXISTS (SELECT 1 FROM training_sessions WHERE id = ${id} AND state = 'planned' AND starts_at > ${now})`,
  );
}

/** Makes the whole write fail where more places would be booked than there are. Goes after the writes that book. */
export function expectEnoughPlaces(db: Database, id: string): CompiledQuery {
  return expectation(
    db,
    sql`(SELECT places FROM training_sessions WHERE id = ${id})
      >= (SELECT count(*) FROM session_places WHERE session_id = ${id} AND given_up_at IS NULL)`,
  );
}

/** Makes the whole write fail where the register was taken, or the session called off, since it was looked at. */
export function expectRegister(db: Database, id: string, takenAt: string | null): CompiledQuery {
  return expectation(
    db,
    sql`EXISTS (SELECT 1 FROM training_sessions WHERE id = ${id} AND state <> 'called_off'
      AND register_taken_at IS ${takenAt})`,
  );
}

function factColumns(facts: SessionFacts) {
  return {
    ...{ module_key: facts.moduleKey, starts_at: facts.startsAt, minutes: facts.minutes, place: facts.place },
    ...{ trainer: facts.trainer, places: facts.places, note: facts.note },
  };
}

interface SessionColumns {
  readonly id: string;
  readonly authority_code: string;
  readonly module_key: string;
  readonly starts_at: string;
  readonly minutes: number;
  readonly place: string;
  readonly trainer: string;
  readonly places: number;
  readonly note: string;
  readonly state: string;
  readonly called_off_because: string;
  readonly register_taken_at: string | null;
}

function sessionOf(row: SessionColumns): TrainingSession {
  return {
    ...{ id: row.id, authorityCode: row.authority_code, moduleKey: row.module_key as TrainingModuleKey },
    ...{ startsAt: row.starts_at, minutes: row.minutes, place: row.place, trainer: row.trainer },
    ...{ places: row.places, note: row.note, state: row.state as SessionState },
    ...{ calledOffBecause: row.called_off_because, registerTakenAt: row.register_taken_at },
  };
}
