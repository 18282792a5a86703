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
