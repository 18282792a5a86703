import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/** Someone asks to be let in to a venue that is on the register. */
export interface AccessRequest {
  readonly id: string;
  readonly venueId: string;
  readonly personId: string;
  readonly email: string;
  /** Empty until they said. */
  readonly name: string;
  /** What they do there. */
  readonly note: string;
  /** Instant, UTC ISO text. */
  readonly askedAt: string;
}

function waiting(db: Database) {
  return db.query
    .selectFrom('access_requests as r')
    .innerJoin('people as p', 'p.id', 'r.person_id')
    .select(['r.id', 'r.venue_id', 'r.person_id', 'p.email', 'p.name', 'r.note', 'r.asked_at'])
    .where('r.answer', 'is', null)
    .where('p.stopped_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number];

/** Who waits for an answer at a venue, the first first. */
export async function selectWaitingRequests(
  db: Database,
  venueId: string,
): Promise<readonly AccessRequest[]> {
  const rows = await waiting(db)
    .where('r.venue_id', '=', venueId)
    .orderBy('r.asked_at')
    .orderBy('r.id')
    .execute();
  return rows.map(requestOf);
}

/** What a person waits for at a venue. */
export async function selectWaitingRequest(
  db: Database,
  venueId: string,
  personId: string,
): Promise<AccessRequest | undefined> {
  const row = await waiting(db)
    .where('r.venue_id', '=', venueId)
    .where('r.person_id', '=', personId)
    .executeTakeFirst();
  return row && requestOf(row);
}

/** Fails with a ConflictError where the person waits at this venue already. */
export function insertAccessRequest(
  db: Database,
  request: Pick<AccessRequest, 'id' | 'venueId' | 'personId' | 'note' | 'askedAt'>,
): CompiledQuery {
  return db.query
    .insertInto('access_requests')
    .values({
      id: request.id,
      venue_id: request.venueId,
      person_id: request.personId,
      note: request.note,
      asked_at: request.askedAt,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .compile();
}

export function answerAccessRequest(
  db: Database,
  id: string,
  { answer, by, at }: { answer: 'granted' | 'refused'; by: string; at: string },
): CompiledQuery {
  return db.query
    .updateTable('access_requests')
    .set({ answer, answered_by: by, answered_at: at })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .compile();
}

/** That a request still waits. For `expectation`. */
export function requestStillWaits(id: string): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM access_requests WHERE id = ${id} AND answer IS NULL)`;
}

function requestOf({ venue_id, person_id, asked_at, ...row }: Row): AccessRequest {
  return { ...row, venueId: venue_id, personId: person_id, askedAt: asked_at };
}
