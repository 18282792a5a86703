import { sql } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { LocalDate } from '../api/domain/clock.ts';
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

export interface TaskCount {
  readonly task: TaskKind;
  readonly all: number;
  /** Due before today. */
  readonly late: number;
}

/** Some of what waits, and how much there is of each kind. */
export interface QueuePart {
  /** The most urgent first: by the day on which they are due. */
  readonly tasks: readonly Task[];
  /** Of all kinds, also where only one was asked for. */
  readonly counts: readonly TaskCount[];
}

/**
 * What waits in an authority. One read, whose cost is to find what waits: the counts and the tasks come along as JSON.
 *
 * @param task only tasks of this kind
 */
export async function selectQueue(
  db: Database,
  filter: QueueFilter,
  {
    today,
    task,
    limit,
    offset,
  }: { today: LocalDate; task?: TaskKind | undefined; limit: number; offset: number },
): Promise<QueuePart> {
  const { rows } = await sql<{ counts: string; tasks: string }>`
    WITH ${tasksOf(filter, today)},
    counted AS (SELECT task, count(*) AS n, sum(due < ${today}) AS late FROM tasks GROUP BY task),
    asked AS (SELECT * FROM tasks ${task === undefined ? sql`` : sql`WHERE task = ${task}`}
      ORDER BY due, task, venue_id, scheme_key, ref LIMIT ${limit} OFFSET ${offset}),
    named AS (
      SELECT t.*, coalesce(p.name, h.name, '') AS name, coalesce(p.town, '') AS town, p.kind, w.name AS ward_name
      FROM asked t
      LEFT JOIN venues p ON p.id = t.venue_id
      LEFT JOIN wards w ON w.code = p.ward_code
      LEFT JOIN helplines h ON t.task = 'helpline' AND h.key = t.ref
      ORDER BY t.due, t.task, t.venue_id, t.scheme_key, t.ref
    )
    SELECT (SELECT json_group_array(json_object('task', task, 'all', n, 'late', late)) FROM counted) AS counts,
      (SELECT json_group_array(json_object('task', task, 'venueId', venue_id, 'name', name, 'town', town,
        'kind', kind, 'wardName', ward_name, 'schemeKey', scheme_key, 'state', state, 'since', since, 'due', due,
        'ref', ref)) FROM named) AS tasks
  `.execute(db.query);
  const [row] = rows;
  return {
    tasks: JSON.parse(row?.tasks ?? '[]') as Task[],
    counts: JSON.parse(row?.counts ?? '[]') as TaskCount[],
  };
}
