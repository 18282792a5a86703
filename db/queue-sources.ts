import { sql, type RawBuilder } from 'kysely';
import { SHOWABLE_STATES } from '../api/domain/accreditation.ts';
import { monthsAfter } from '../api/domain/calendar.ts';
import { HELPLINE_MONTHS, TASK_DAYS, TRAINING_TASK_DAYS } from '../api/domain/tasks.ts';

/** Which of an authority's tasks; all of them where nothing is given. */
export interface QueueFilter {
  readonly authorityCode: string;
  readonly scheme?: string | undefined;
  readonly ward?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
}

type Sql = RawBuilder<unknown>;

const SHOWABLE = sql.join(SHOWABLE_STATES);

/** A step that an accreditation waits for in a state, for so many days since it came to it. */
function waiting(task: keyof typeof TASK_DAYS, state: string): Sql {
  return sql`SELECT ${task} AS task, venue_id, scheme_key, state, updated_at AS since,
    date(updated_at, ${days(task)}) AS due, '' AS ref FROM a WHERE state = ${state}`;
}

const days = (task: keyof typeof TASK_DAYS): string => `+${TASK_DAYS[task]} days`;

/** What of an accreditation waits, from the accreditations of the filtered venues (`a`). */
function ofAccreditations(today: string): readonly Sql[] {
  return [
    waiting('application', 'submitted'),
    waiting('assessment', 'in_assessment'),
    waiting('information', 'more_information_needed'),
    waiting('untrained', 'training_required'),
    waiting('decision', 'ready_for_decision'),
    waiting('suspended', 'suspended'),
    sql`SELECT 'renewal', venue_id, scheme_key, state, updated_at, valid_to, '' FROM a WHERE state = 'renewal_due'`,
    sql`SELECT 'training', venue_id, scheme_key, state, updated_at, training_until, '' FROM a
      WHERE state IN (${SHOWABLE}) AND training_until < date(${today}, ${`+${TRAINING_TASK_DAYS} days`})`,
    sql`SELECT 'evidence', a.venue_id, a.scheme_key, a.state, min(e.added_at),
        date(min(e.added_at), ${days('evidence')}), min(e.id)
      FROM a CROSS JOIN evidence e ON e.venue_id = a.venue_id AND e.scheme_key = a.scheme_key
      WHERE e.verdict IS NULL AND e.removed_at IS NULL AND a.state NOT IN ('draft', 'submitted')
      GROUP BY a.venue_id, a.scheme_key`,
    sql`SELECT 'plan', a.venue_id, a.scheme_key, a.state, p.opened_at, p.deadline, p.id
      FROM a CROSS JOIN action_plans p ON p.venue_id = a.venue_id AND p.scheme_key = a.scheme_key
      WHERE p.closed_at IS NULL`,
    sql`SELECT 'visit', a.venue_id, a.scheme_key, a.state, w.planned_at, w.due_on, w.id
      FROM a CROSS JOIN visits w ON w.venue_id = a.venue_id AND w.scheme_key = a.scheme_key
      WHERE w.state = 'planned'`,
  ];
}

/** What waits with a venue under no scheme, from the filtered venues (`v`). */
function ofVenues({ authorityCode }: QueueFilter): readonly Sql[] {
  return [
    sql`SELECT 'change', v.id, NULL, NULL, c.proposed_at, date(c.proposed_at, ${days('change')}), c.id
      FROM v CROSS JOIN venue_changes c ON c.venue_id = v.id WHERE c.decision IS NULL`,
    sql`SELECT 'concern', c.venue_id, NULL, NULL, c.received_at, date(c.received_at, ${days('concern')}), c.id
      FROM concerns c WHERE c.authority_code = ${authorityCode} AND c.state = 'new'
        AND c.venue_id IN (SELECT id FROM v)`,
    sql`SELECT 'licence', l.venue_id, NULL, NULL, l.updated_at, date(l.updated_at, ${days('licence')}), l.id
      FROM v CROSS JOIN premises_licences l ON l.venue_id = v.id
      WHERE (l.status NOT IN ('in_force', 'unknown') OR (l.supervisor_since IS NOT NULL AND l.checked_on IS NULL))
        AND EXISTS (SELECT 1 FROM accreditations s WHERE s.venue_id = v.id AND s.state IN (${SHOWABLE}))`,
    sql`SELECT 'review', v.id, NULL, NULL, v.updated_at, date(v.updated_at, ${days('review')}), ''
      FROM v WHERE v.review <> ''`,
  ];
}

/** Of no venue at all: for a queue that is not narrowed down. */
function ofTheAuthority({ authorityCode }: QueueFilter, today: string): readonly Sql[] {
  const old = monthsAfter(today, -HELPLINE_MONTHS);
  return [
    sql`SELECT 'helpline', NULL, NULL, NULL, h.checked_on, date(h.checked_on, ${`+${HELPLINE_MONTHS} months`}), h.key
      FROM helplines h WHERE h.checked_on < ${old} AND (h.authority_code IS NULL OR h.authority_code = ${authorityCode})`,
  ];
}

/** Whatever waits in an authority, as the table `tasks`. Its cost goes by the venues of the authority alone. */
export function tasksOf(filter: QueueFilter, today: string): Sql {
  const { authorityCode, scheme, ward, kind, state } = filter;
  const isNarrow = [ward, kind].some((each) => each !== undefined);
  const ofScheme = scheme !== undefined || state !== undefined;
  const sources = [
    ...ofAccreditations(today),
    ...(ofScheme ? [] : ofVenues(filter)),
    ...(ofScheme || isNarrow ? [] : ofTheAuthority(filter, today)),
  ];
  return sql`v AS MATERIALIZED (
      SELECT id, review, updated_at FROM venues
      WHERE authority_code = ${authorityCode} AND standing IN ('registered', 'closed')
        ${ward === undefined ? sql`` : sql`AND ward_code = ${ward}`} ${kind === undefined ? sql`` : sql`AND kind = ${kind}`}
    ), a AS MATERIALIZED (
      SELECT x.venue_id, x.scheme_key, x.state, x.updated_at, x.valid_to, x.training_until
      FROM v CROSS JOIN accreditations x ON x.venue_id = v.id
      WHERE ${scheme === undefined ? sql`true` : sql`x.scheme_key = ${scheme}`}
        AND ${state === undefined ? sql`true` : sql`x.state = ${state}`}
    ), ${united(sources)}`;
}

/** D1 takes five at most: SQLITE_LIMIT_COMPOUND_SELECT of workerd. */
const UNITED = 4;
const COLUMNS = sql`(task, venue_id, scheme_key, state, since, due, ref)`;

/** The sources as one table `tasks`, by way of tables of a few each. */
function united(sources: readonly Sql[]): Sql {
  const groups = Array.from({ length: Math.ceil(sources.length / UNITED) }, (_, place) =>
    sources.slice(place * UNITED, (place + 1) * UNITED),
  );
  const name = (place: number): Sql => sql.table(`tasks_${place}`);
  const tables = groups.map((group, place) => sql`${name(place)} ${COLUMNS} AS MATERIALIZED (${all(group)})`);
  return sql`${sql.join(tables)}, tasks ${COLUMNS} AS MATERIALIZED (${all(
    groups.map((_, place) => sql`SELECT * FROM ${name(place)}`),
  )})`;
}

function all(selects: readonly Sql[]): Sql {
  return sql.join(selects, sql` UNION ALL `);
}
