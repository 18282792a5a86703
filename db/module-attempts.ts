import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Answers } from '../api/domain/course.ts';
import type { TrainingModuleKey } from '../api/domain/training-modules.ts';
import type { Database } from './database.ts';

/** One way of somebody through a module. Instants, UTC ISO text. */
export interface ModuleAttempt {
  readonly id: string;
  readonly moduleKey: TrainingModuleKey;
  readonly moduleVersion: number;
  readonly begunAt: string;
  /** The furthest step that was opened, from 1. */
  readonly page: number;
  /** What was chosen, by question and scenario. */
  readonly answers: Answers;
  readonly finishedAt: string | null;
  readonly correct: number | null;
  readonly asked: number | null;
  readonly passed: boolean | null;
}

const COLUMNS = [
  ...(['id', 'module_key', 'module_version', 'begun_at', 'page', 'answers'] as const),
  ...(['finished_at', 'correct', 'asked', 'passed'] as const),
] as const;

/** The newest of each module that somebody has begun, and the one that is open, where there is one. */
export async function selectModuleAttempts(db: Database, staffId: string): Promise<readonly ModuleAttempt[]> {
  const rows = await db.query
    .selectFrom('module_attempts')
    .select(COLUMNS)
    .where('staff_id', '=', staffId)
    // An open one comes first, whatever the clock said when it was begun.
    .orderBy(sql`finished_at IS NOT NULL`)
    .orderBy('begun_at', 'desc')
    .orderBy(sql`rowid`, 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, moduleKey: row.module_key as TrainingModuleKey, moduleVersion: row.module_version },
    ...{ begunAt: row.begun_at, page: row.page, answers: JSON.parse(row.answers) as Answers },
    ...{ finishedAt: row.finished_at, correct: row.correct, asked: row.asked },
    passed: row.passed === null ? null : row.passed === 1,
  }));
}

/** Refused with a ConflictError where another way through the same module is open. */
export function insertModuleAttempt(
  db: Database,
  attempt: Pick<ModuleAttempt, 'id' | 'moduleKey' | 'moduleVersion' | 'begunAt' | 'page'> & {
    readonly staffId: string;
  },
): CompiledQuery {
  return db.query
    .insertInto('module_attempts')
    .values({
      ...{ id: attempt.id, staff_id: attempt.staffId, module_key: attempt.moduleKey },
      ...{ module_version: attempt.moduleVersion, begun_at: attempt.begunAt, page: attempt.page },
    })
    .compile();
}

/** The module has changed since somebody began: they go through its present version from the start. */
export function updateAttemptVersion(
  db: Database,
  { id, version }: { readonly id: string; readonly version: number },
): CompiledQuery {
  return open(db, id)
    .set({ module_version: version, page: 1, answers: '{}' })
    .where('module_version', '<', version)
    .compile();
}

/** Somebody has got as far as a step; never back. */
export function updateAttemptPage(db: Database, id: string, page: number): CompiledQuery {
  return open(db, id).set({ page }).where('page', '<', page).compile();
}

/**
 * Keeps an answer. Of two at once the first stays: its feedback was shown.
 * @param at the question's or scenario's id: small letters, digits and hyphens
 * @param again true where another choice may take its place, as in a scenario
 */
export function updateAttemptAnswer(
  db: Database,
  { id, at, answer, again }: { id: string; at: string; answer: string; again: boolean },
): CompiledQuery {
  const path = `$."${at}"`;
  const update = open(db, id).set({ answers: sql`json_set(answers, ${path}, ${answer})` });
  return (again ? update : update.where(sql`json_extract(answers, ${path})`, 'is', null)).compile();
}

/** Whether an attempt is open, with these answers: what a score was worked out from. */
export function attemptIsStill({ id, answers, moduleVersion }: ModuleAttempt): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM module_attempts WHERE id = ${id} AND finished_at IS NULL
    AND module_version = ${moduleVersion} AND json(answers) = json(${JSON.stringify(answers)}))`;
}

export function updateAttemptFinished(
  db: Database,
  {
    id,
    at,
    correct,
    asked,
    passed,
  }: { id: string; at: string; correct: number; asked: number; passed: boolean },
): CompiledQuery {
  return open(db, id)
    .set({ finished_at: at, correct, asked, passed: passed ? 1 : 0 })
    .compile();
}

function open(db: Database, id: string) {
  return db.query.updateTable('module_attempts').where('id', '=', id).where('finished_at', 'is', null);
}
