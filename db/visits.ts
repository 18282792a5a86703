import type { CompiledQuery } from 'kysely';
import type { VisitKind } from '../api/domain/rubric.ts';
import type { Rubric, VisitOutcome } from '../api/domain/visit.ts';
import type { Database } from './database.ts';

export type VisitState = 'planned' | 'done' | 'called_off';

/** A visit as the register keeps it. Instants are UTC ISO text, days `YYYY-MM-DD`, actors `person/…`. */
export interface Visit {
  readonly id: string;
  readonly venueId: string;
  readonly schemeKey: string;
  readonly authorityCode: string | null;
  readonly kind: VisitKind;
  readonly state: VisitState;
  readonly visitorId: string | null;
  readonly dueOn: string;
  readonly plannedBy: string;
  readonly plannedAt: string;
  readonly brief: string;
  readonly retestOf: string | null;
  readonly concernId: string | null;
  readonly visitedAt: string | null;
  readonly rubric: Rubric | null;
  readonly outcome: VisitOutcome | null;
  readonly minutesToResponse: number | null;
  readonly notes: string;
  readonly recordedBy: string | null;
  readonly recordedAt: string | null;
  readonly debriefedOn: string | null;
  readonly debriefNote: string;
  readonly calledOffBecause: string;
}

export async function selectVisit(db: Database, id: string): Promise<Visit | undefined> {
  const row = await db.query
    .selectFrom('visits')
    .select(['id', 'venue_id', 'scheme_key', 'authority_code', 'kind', 'state', 'visitor_id', 'due_on'])
    .select([
      'planned_by',
      'planned_at',
      'brief',
      'retest_of',
      'concern_id',
      'visited_at',
      'rubric',
      'outcome',
    ])
    .select(['minutes_to_response', 'notes', 'recorded_by', 'recorded_at', 'debriefed_on', 'debrief_note'])
    .select('called_off_because')
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      venueId: row.venue_id,
      schemeKey: row.scheme_key,
      authorityCode: row.authority_code,
      kind: row.kind as VisitKind,
      state: row.state as VisitState,
      visitorId: row.visitor_id,
      dueOn: row.due_on,
      plannedBy: row.planned_by,
      plannedAt: row.planned_at,
      brief: row.brief,
      retestOf: row.retest_of,
      concernId: row.concern_id,
      visitedAt: row.visited_at,
      rubric: row.rubric === null ? null : (JSON.parse(row.rubric) as Rubric),
      outcome: row.outcome as VisitOutcome | null,
      minutesToResponse: row.minutes_to_response,
      notes: row.notes,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
      debriefedOn: row.debriefed_on,
      debriefNote: row.debrief_note,
      calledOffBecause: row.called_off_because,
    }
  );
}

export function insertVisit(
  db: Database,
  visit: Pick<
    Visit,
    | 'id'
    | 'venueId'
    | 'schemeKey'
    | 'authorityCode'
    | 'kind'
    | 'visitorId'
    | 'dueOn'
    | 'plannedBy'
    | 'plannedAt'
    | 'brief'
    | 'retestOf'
    | 'concernId'
  >,
): CompiledQuery {
  return db.query
    .insertInto('visits')
    .values({
      id: visit.id,
      venue_id: visit.venueId,
      scheme_key: visit.schemeKey,
      authority_code: visit.authorityCode,
      kind: visit.kind,
      state: 'planned',
      visitor_id: visit.visitorId,
      due_on: visit.dueOn,
      planned_by: visit.plannedBy,
      planned_at: visit.plannedAt,
      brief: visit.brief,
      retest_of: visit.retestOf,
      concern_id: visit.concernId,
    })
    .compile();
}

export interface VisitResult {
  readonly visitedAt: string;
  readonly rubric: Rubric;
  readonly outcome: VisitOutcome;
  readonly minutesToResponse: number | null;
  readonly notes: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

/** Makes the whole write fail with a ConstraintError (`trigger`) where the visit is recorded or called off already. */
export function updateVisitResult(db: Database, id: string, result: VisitResult): CompiledQuery {
  return db.query
    .updateTable('visits')
    .set({
      state: 'done',
      visited_at: result.visitedAt,
      rubric: JSON.stringify(result.rubric),
      outcome: result.outcome,
      minutes_to_response: result.minutesToResponse,
      notes: result.notes,
      recorded_by: result.recordedBy,
      recorded_at: result.recordedAt,
    })
    .where('id', '=', id)
    .compile();
}

/** Makes the whole write fail with a ConstraintError (`trigger`) where the visit is recorded or called off already. */
export function updateVisitCalledOff(db: Database, id: string, because: string): CompiledQuery {
  return db.query
    .updateTable('visits')
    .set({ state: 'called_off', called_off_because: because })
    .where('id', '=', id)
    .compile();
}

/** Makes the whole write fail with a ConstraintError (`trigger`) where the visit is debriefed already. */
export function updateVisitDebriefed(
  db: Database,
  id: string,
  { on, note }: { on: string; note: string },
): CompiledQuery {
  return db.query
    .updateTable('visits')
    .set({ debriefed_on: on, debrief_note: note })
    .where('id', '=', id)
    .compile();
}

/** When the venue's tests under a scheme took place that it did not pass, as instants; but for one visit. */
export async function selectFailedTests(
  db: Database,
  { venueId, schemeKey, except }: { venueId: string; schemeKey: string; except: string },
): Promise<readonly string[]> {
  const rows = await db.query
    .selectFrom('visits')
    .select('visited_at')
    .where('venue_id', '=', venueId)
    .where('scheme_key', '=', schemeKey)
    .where('state', '=', 'done')
    .where('kind', '!=', 'advisory')
    .where('outcome', 'in', ['partial', 'poor'])
    .where('id', '!=', except)
    .execute();
  return rows.flatMap(({ visited_at }) => visited_at ?? []);
}
