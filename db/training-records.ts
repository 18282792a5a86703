import { sql, type CompiledQuery } from 'kysely';
import type { TrainingModuleKey, TrainingWay } from '../api/domain/training-modules.ts';
import type { Database } from './database.ts';
import { expectation } from './expectations.ts';

/** That somebody was trained in something on a day. Days `YYYY-MM-DD`, instants UTC ISO text. */
export interface TrainingRecord {
  readonly id: string;
  readonly staffId: string;
  readonly venueId: string;
  readonly moduleKey: TrainingModuleKey;
  /** Of what was learnt in the product; null elsewhere. */
  readonly moduleVersion: number | null;
  readonly way: TrainingWay;
  readonly trainedOn: string;
  /** What /certificates/… shows it by. */
  readonly certificateCode: string;
  readonly revokedAt: string | null;
}

const COLUMNS = [
  ...(['id', 'staff_id', 'venue_id', 'module_key', 'module_version', 'way', 'trained_on'] as const),
  ...(['certificate_code', 'revoked_at'] as const),
] as const;

/** What a venue's people have learnt, the newest first; also of who left, and what was revoked. */
export async function selectTrainingRecords(
  db: Database,
  venueId: string,
): Promise<readonly TrainingRecord[]> {
  const rows = await db.query
    .selectFrom('training_records')
    .select(COLUMNS)
    .where('venue_id', '=', venueId)
    .orderBy('trained_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(trainingRecord);
}

/** What somebody has learnt, the newest first; also what was revoked. */
export async function selectRecordsOfStaff(
  db: Database,
  staffId: string,
): Promise<readonly TrainingRecord[]> {
  const rows = await db.query
    .selectFrom('training_records')
    .select(COLUMNS)
    .where('staff_id', '=', staffId)
    .orderBy('trained_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(trainingRecord);
}

function trainingRecord(row: {
  readonly id: string;
  readonly staff_id: string;
  readonly venue_id: string;
  readonly module_key: string;
  readonly module_version: number | null;
  readonly way: string;
  readonly trained_on: string;
  readonly certificate_code: string;
  readonly revoked_at: string | null;
}): TrainingRecord {
  return {
    ...{ id: row.id, staffId: row.staff_id, venueId: row.venue_id },
    moduleKey: row.module_key as TrainingModuleKey,
    moduleVersion: row.module_version,
    way: row.way as TrainingWay,
    trainedOn: row.trained_on,
    certificateCode: row.certificate_code,
    revokedAt: row.revoked_at,
  };
}

/** Where a record comes from: one of them, by its way. */
export interface RecordSource {
  readonly attemptId?: string;
  readonly sessionId?: string;
  readonly externalId?: string;
}

/**
 * Refused with a ConflictError where the same attempt, place in a session or certificate made one before.
 * Goes together with `trainingChanged`.
 */
export function insertTrainingRecord(
  db: Database,
  record: Omit<TrainingRecord, 'revokedAt'> & RecordSource & { recordedBy: string; recordedAt: string },
): CompiledQuery {
  return db.query
    .insertInto('training_records')
    .values({
      ...{ id: record.id, staff_id: record.staffId, venue_id: record.venueId },
      ...{ module_key: record.moduleKey, module_version: record.moduleVersion },
      ...{ way: record.way, trained_on: record.trainedOn, certificate_code: record.certificateCode },
      ...{ attempt_id: record.attemptId ?? null, session_id: record.sessionId ?? null },
      ...{ external_id: record.externalId ?? null },
      ...{ recorded_by: record.recordedBy, recorded_at: record.recordedAt },
    })
    .compile();
}

/**
 * In the same write as each change of a venue's staff, records or declared numbers: its standing is worked out anew, at once
 * by whoever made the change, or else by a job within a minute.
 */
export function trainingChanged(db: Database, venueId: string, at: string): CompiledQuery {
  return db.query
    .insertInto('training_changes')
    .values({ venue_id: venueId, changed_at: at })
    .onConflict((conflict) => conflict.column('venue_id').doUpdateSet({ changed_at: at }))
    .compile();
}

/** A record that a session's register made. */
export interface SessionRecord {
  readonly id: string;
  readonly staffId: string;
  readonly venueId: string;
  readonly revoked: boolean;
  /** In words; empty where it stands. */
  readonly revokedBecause: string;
}

/** What the register of a session has made, also what was revoked. */
export async function selectRecordsOfSession(
  db: Database,
  sessionId: string,
): Promise<readonly SessionRecord[]> {
  const rows = await db.query
    .selectFrom('training_records')
    .select(['id', 'staff_id', 'venue_id', 'revoked_at', 'revoked_because'])
    .where('session_id', '=', sessionId)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, staffId: row.staff_id, venueId: row.venue_id, revoked: row.revoked_at !== null },
    revokedBecause: row.revoked_because,
  }));
}

/** Refuses the write where a record was taken back meanwhile. */
export function expectRecordStands(db: Database, id: string): CompiledQuery {
  return expectation(
    db,
    sql`EXISTS (SELECT 1 FROM training_records WHERE id = ${id} AND revoked_at IS NULL)`,
  );
}

/** Takes a record back. Goes together with `trainingChanged`. */
export function revokeTrainingRecord(
  db: Database,
  id: string,
  { by, at, because }: { by: string; at: string; because: string },
): CompiledQuery {
  return db.query
    .updateTable('training_records')
    .set({ revoked_by: by, revoked_at: at, revoked_because: because })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .compile();
}

/** Makes a record count again that was taken back in error. Goes together with `trainingChanged`. */
export function reinstateTrainingRecord(db: Database, id: string): CompiledQuery {
  return db.query
    .updateTable('training_records')
    .set({ revoked_by: null, revoked_at: null, revoked_because: '' })
    .where('id', '=', id)
    .compile();
}
