import type { CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

export interface NewTrainingCheck {
  readonly id: string;
  readonly venueId: string;
  readonly schemeKey: string;
  readonly trainedPeople: number;
  readonly publicFacing: number;
  /** Days; until the last on which it counts. */
  readonly trainedOn: string;
  readonly trainingUntil: string;
  readonly note: string;
  readonly checkedBy: string;
  /** Instant. */
  readonly checkedAt: string;
}

/** Refused with a ConflictError where its id was written before: the same form, sent twice. */
export function insertTrainingCheck(db: Database, check: NewTrainingCheck): CompiledQuery {
  return db.query
    .insertInto('training_checks')
    .values({
      id: check.id,
      venue_id: check.venueId,
      scheme_key: check.schemeKey,
      trained_people: check.trainedPeople,
      public_facing: check.publicFacing,
      trained_on: check.trainedOn,
      training_until: check.trainingUntil,
      note: check.note,
      checked_by: check.checkedBy,
      checked_at: check.checkedAt,
    })
    .compile();
}

/** Whether a check that is on the register says the same: its form was sent twice. */
export async function isTrainingCheckStored(db: Database, check: NewTrainingCheck): Promise<boolean> {
  const row = await db.query
    .selectFrom('training_checks')
    .select('id')
    .where('id', '=', check.id)
    .where('venue_id', '=', check.venueId)
    .where('scheme_key', '=', check.schemeKey)
    .where('trained_people', '=', check.trainedPeople)
    .where('public_facing', '=', check.publicFacing)
    .where('trained_on', '=', check.trainedOn)
    .where('note', '=', check.note)
    .executeTakeFirst();
  return row !== undefined;
}
