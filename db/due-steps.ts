import { sql, type RawBuilder } from 'kysely';
import { SHOWABLE_STATES, type AccreditationState } from '../api/domain/accreditation.ts';
import { BY_RECORDS } from '../api/domain/training.ts';
import type { Database } from './database.ts';

/** An accreditation with which something is due by now. */
export interface DueStep {
  readonly venueId: string;
  readonly schemeKey: string;
  readonly schemeName: string;
  readonly state: AccreditationState;
  /** The venue's last event when it was found: a step on a newer history has to look again. */
  readonly sequence: number;
  /** The day that it is about: the last one, of the accreditation or of the training; when hours were last confirmed. */
  readonly day: string;
}

/** The round that a job makes; the next one, a minute later, takes the rest. */
const A_ROUND = 50;

/** Accreditations whose last day has gone, longest ago first. */
export function selectEnded(db: Database, today: string): Promise<readonly DueStep[]> {
  return dueSteps(db, {
    day: sql`a.valid_to`,
    where: sql`a.state IN ('accredited', 'renewal_due', 'action_required', 'suspended') AND a.valid_to < ${today}`,
  });
}

/** Those whose last day to put something right has gone. A deadline of today has not. */
export function selectOverdue(db: Database, today: string): Promise<readonly DueStep[]> {
  return dueSteps(db, {
    day: sql`a.action_deadline`,
    where: sql`a.state = 'action_required' AND a.action_deadline < ${today}`,
  });
}

/** Those with an open action plan that do not say so yet; the day is the earliest deadline. */
export function selectPlansToActOn(db: Database): Promise<readonly DueStep[]> {
  return dueSteps(db, {
    day: sql`(SELECT min(p.deadline) FROM action_plans p
      WHERE p.venue_id = a.venue_id AND p.scheme_key = a.scheme_key AND p.closed_at IS NULL)`,
    // From the plans, of which few are open.
    where: sql`+a.state IN ('accredited', 'renewal_due')
      AND (a.venue_id, a.scheme_key) IN (SELECT venue_id, scheme_key FROM action_plans WHERE closed_at IS NULL)`,
  });
}

/**
 * Those shown whose training ended so long ago that the scheme's grace is over as well. Where the venue's own records opened
 * a plan the grace is the plan's.
 */
export function selectUntrained(db: Database, today: string): Promise<readonly DueStep[]> {
  return dueSteps(db, {
    day: sql`a.training_until`,
    where: sql`a.state IN (${sql.join(SHOWABLE_STATES)}) AND a.training_until < ${today}
      AND date(a.training_until, '+' || (r.rules ->> '$.training.graceDays') || ' days') < ${today}
      AND NOT EXISTS (SELECT 1 FROM action_plans p WHERE p.venue_id = a.venue_id AND p.scheme_key = a.scheme_key
        AND p.closed_at IS NULL AND p.opened_by = ${BY_RECORDS})`,
  });
}

/** Which reminders there are, and how each leaves its mark on the venue's history. */
export interface Reminders {
  /** Days before the end, longest first. */
  readonly days: readonly number[];
  /** The code of its events. */
  readonly code: string;
}

/** Those that end within the longest of the reminders, and have not had the one that is due. */
export function selectRenewals(
  db: Database,
  today: string,
  reminders: Reminders,
): Promise<readonly DueStep[]> {
  const due = reminderNumber(sql`a.valid_to`, today, reminders);
  return dueSteps(db, {
    day: sql`a.valid_to`,
    where: sql`a.state IN ('accredited', 'renewal_due') AND a.valid_to >= ${today}
      AND a.valid_to <= date(${today}, ${`+${reminders.days[0] ?? 0} days`})
      AND (a.state = 'accredited' OR ${notReminded(sql`a.valid_to`, due, reminders)})`,
  });
}

/**
 * Those shown whose training ends within the longest of the reminders, and that have not had the one that is due. Who goes by
 * the venue's own records is reminded of those (remind-of-training.ts).
 */
export function selectTrainingEnding(
  db: Database,
  today: string,
  reminders: Reminders,
): Promise<readonly DueStep[]> {
  const due = reminderNumber(sql`a.training_until`, today, reminders);
  return dueSteps(db, {
    day: sql`a.training_until`,
    where: sql`a.state IN (${sql.join(SHOWABLE_STATES)}) AND a.training_until >= ${today}
      AND a.training_until <= date(${today}, ${`+${reminders.days[0] ?? 0} days`})
      AND NOT EXISTS (SELECT 1 FROM training_checks t WHERE t.venue_id = a.venue_id AND t.scheme_key = a.scheme_key
        AND t.checked_by = ${BY_RECORDS})
      AND ${notReminded(sql`a.training_until`, due, reminders)}`,
  });
}

/** When somebody last said that the hours are right; being accredited counts, since the officer looked at them then. */
const CONFIRMED_ON = sql<string>`max(a.valid_from, coalesce(h.confirmed_on, ''), coalesce(
  (SELECT date(max(c.confirmed_at)) FROM confirmations c WHERE c.venue_id = a.venue_id AND c.what = 'hours'), ''))`;

/**
 * Those shown whose hours nobody has confirmed since a day. A venue whose hours are not known is left out: people are told
 * to call first.
 * @param remindedBy leaves out those that had this reminder
 */
export function selectUnconfirmedHours(
  db: Database,
  { since, remindedBy }: { since: string; remindedBy?: string },
): Promise<readonly DueStep[]> {
  // What is due for renewal is asked for its hours with that.
  const reminded =
    remindedBy === undefined
      ? sql`true`
      : sql`a.state <> 'renewal_due' AND ${notReminded(CONFIRMED_ON, sql`1`, { days: [1], code: remindedBy })}`;
  return dueSteps(db, {
    day: CONFIRMED_ON,
    join: sql`JOIN opening_hours h ON h.venue_id = a.venue_id AND h.purpose = 'opening'`,
    where: sql`a.state IN (${sql.join(SHOWABLE_STATES)}) AND a.valid_from <= ${since}
      AND ${CONFIRMED_ON} <= ${since} AND ${reminded}`,
  });
}

/** Applications for which a visit was recorded since their last step: they may be ready now. */
export function selectVisitedApplications(db: Database): Promise<readonly DueStep[]> {
  return dueSteps(db, {
    day: sql`date(a.updated_at)`,
    where: sql`a.state IN ('in_assessment', 'training_required') AND EXISTS (SELECT 1 FROM visits w
      WHERE w.venue_id = a.venue_id AND w.scheme_key = a.scheme_key AND w.recorded_at > a.updated_at)`,
  });
}

/** The reminder that is due for a last day: the smallest number of days that it is no further away than. */
function reminderNumber(day: RawBuilder<unknown>, today: string, { days }: Reminders): RawBuilder<unknown> {
  const left = sql`julianday(${day}) - julianday(${today})`;
  const cases = days.toReversed().map((each) => sql`WHEN ${left} <= ${each} THEN ${each}`);
  return sql`CASE ${sql.join(cases, sql` `)} END`;
}

/** That reminder, and all later ones, are not on the venue's history for this last day. */
function notReminded(
  day: RawBuilder<unknown>,
  due: RawBuilder<unknown>,
  { code }: Reminders,
): RawBuilder<unknown> {
  return sql`NOT EXISTS (SELECT 1 FROM accreditation_events e
    WHERE e.venue_id = a.venue_id AND e.scheme_key = a.scheme_key AND e.facts ->> 'code' = ${code}
      AND e.facts ->> 'day' = ${day} AND CAST(e.facts ->> 'reminder' AS INTEGER) <= ${due})`;
}

async function dueSteps(
  db: Database,
  {
    day,
    where,
    join = sql``,
  }: { day: RawBuilder<unknown>; where: RawBuilder<unknown>; join?: RawBuilder<unknown> },
): Promise<readonly DueStep[]> {
  const { rows } = await sql<DueStep>`
    SELECT a.venue_id AS "venueId", a.scheme_key AS "schemeKey", s.name AS "schemeName", a.state, ${day} AS day,
      (SELECT max(e.sequence) FROM accreditation_events e WHERE e.venue_id = a.venue_id) AS sequence
    FROM accreditations a
    JOIN schemes s ON s.key = a.scheme_key
    JOIN scheme_versions r ON r.scheme_key = a.scheme_key AND r.version = a.scheme_version
    ${join}
    WHERE ${where}
    ORDER BY day, a.venue_id, a.scheme_key LIMIT ${A_ROUND}
  `.execute(db.query);
  return rows;
}
