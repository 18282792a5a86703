import { sql } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { TaskKind } from '../api/domain/tasks.ts';
import type { VenueKind } from '../api/domain/venue.ts';
import type { Database } from './database.ts';
import { tasksOf, type QueueFilter } from './queue-sources.ts';

export type { QueueFilter } from './queue-sources.ts';

/** Something that waits for the council. Of a helpline there is no venue. */
export interface Task {
  readonly task: TaskKind;
  readonly venueId: string | null;
  /** The venue's name, or the helpline's. */
  readonly name: string;
  readonly town: string;
  readonly kind: VenueKind | null;
  readonly wardName: string | null;
  readonly schemeKey: string | null;
  readonly state: AccreditationState | null;
  /** Instant or day since when it waits. */
  readonly since: string;
  /** The day by which it is to be done. */
  readonly due: string;
  /** Of the concern, plan, visit, licence, change, evidence or helpline that it is about; else empty. */
  readonly ref: string;
}

/**
 * What waits in an authority, the most urgent first: by the day on which it is due.
 * @param tasks only these kinds
 */
export async function selectTasks(
  db: Database,
  filter: QueueFilter,
  {
    today,
    task,
    limit,
    offset,
  }: { today: string; task?: TaskKind | undefined; limit: number; offset: number },
): Promise<readonly Task[]> {
  const { rows } = await sql<Task>`
    WITH ${tasksOf(filter, today)}
    SELECT t.task, t.venue_id AS "venueId", coalesce(p.name, h.name, '') AS name, coalesce(p.town, '') AS town,
      p.kind, w.name AS "wardName", t.scheme_key AS "schemeKey", t.state, t.since, t.due, t.ref
    FROM (SELECT * FROM tasks ${task === undefined ? sql`` : sql`WHERE task = ${task}`}
      ORDER BY due, task, venue_id, scheme_key, ref LIMIT ${limit} OFFSET ${offset}) t
    LEFT JOIN venues p ON p.id = t.venue_id
    LEFT JOIN wards w ON w.code = p.ward_code
    LEFT JOIN helplines h ON t.task = 'helpline' AND h.key = t.ref
    ORDER BY t.due, t.task, t.venue_id, t.scheme_key, t.ref
  `.execute(db.query);
  return rows;
}

export interface TaskCount {
  readonly task: TaskKind;
  readonly all: number;
  /** Due before today. */
  readonly late: number;
}

/** How much waits of each kind. */
export async function countTasks(
  db: Database,
  filter: QueueFilter,
  today: string,
): Promise<readonly TaskCount[]> {
  const { rows } = await sql<TaskCount>`
    WITH ${tasksOf(filter, today)}
    SELECT task, count(*) AS "all", sum(due < ${today}) AS late FROM tasks GROUP BY task
  `.execute(db.query);
  return rows;
}
