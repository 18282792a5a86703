import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { OpenPlan } from '../api/domain/action-plan.ts';
import type { SchemeRules } from '../api/domain/scheme.ts';
import { BY_RECORDS, type TrainingCheck } from '../api/domain/training.ts';
import type { Database } from './database.ts';

/** A venue's training under a scheme, as the register holds it. Days `YYYY-MM-DD`, instants UTC ISO text. */
export interface SchemeTraining {
  readonly schemeKey: string;
  readonly schemeName: string;
  readonly state: AccreditationState;
  /** Of the version that it was decided under. */
  readonly decidedRules: SchemeRules;
  readonly trainedOn: string | null;
  readonly trainingUntil: string | null;
  /** The newest check. */
  readonly check: (TrainingCheck & { readonly id: string; readonly checkedAt: string }) | null;
  /** Whether its records were ever made a check of. */
  readonly byRecords: boolean;
  readonly openPlans: readonly (OpenPlan & { readonly openedBy: string })[];
  /** Of its last event. */
  readonly lastActor: string | null;
  readonly lastCode: string | null;
  /** The deadline that it names. */
  readonly lastDeadline: string | null;
}

interface LastEvent {
  readonly actor: string;
  readonly code: string | null;
  readonly deadline: string | null;
}

interface Row {
  readonly scheme_key: string;
  readonly name: string;
  readonly state: AccreditationState;
  readonly rules: string;
  readonly trained_on: string | null;
  readonly training_until: string | null;
  readonly newest: string | null;
  readonly by_records: number;
  readonly plans: string;
  readonly last: string | null;
}

/** What the register holds of a venue's training under each of its schemes. */
export async function selectSchemeTraining(
  db: Database,
  venueId: string,
  byRecords: string,
): Promise<readonly SchemeTraining[]> {
  const { rows } = await sql<Row>`
    SELECT a.scheme_key, s.name, a.state, r.rules, a.trained_on, a.training_until,
      (SELECT json_object('id', t.id, 'trainedPeople', t.trained_people, 'publicFacing', t.public_facing,
          'trainedOn', t.trained_on, 'trainingUntil', t.training_until, 'checkedBy', t.checked_by,
          'checkedAt', t.checked_at)
        FROM training_checks t WHERE t.venue_id = a.venue_id AND t.scheme_key = a.scheme_key
        ORDER BY t.checked_at DESC, t.id DESC LIMIT 1) AS newest,
      EXISTS (SELECT 1 FROM training_checks t WHERE t.venue_id = a.venue_id AND t.scheme_key = a.scheme_key
        AND t.checked_by = ${byRecords}) AS by_records,
      (SELECT json_group_array(json_object('id', p.id, 'cause', p.cause, 'deadline', p.deadline, 'openedBy', p.opened_by))
        FROM action_plans p WHERE p.venue_id = a.venue_id AND p.scheme_key = a.scheme_key AND p.closed_at IS NULL) AS plans,
      (SELECT json_object('actor', e.actor, 'code', e.facts ->> 'code', 'deadline', e.facts ->> 'deadline') FROM accreditation_events e
        WHERE e.venue_id = a.venue_id AND e.scheme_key = a.scheme_key ORDER BY e.sequence DESC LIMIT 1) AS last
    FROM accreditations a
    JOIN schemes s ON s.key = a.scheme_key
    JOIN scheme_versions r ON r.scheme_key = a.scheme_key AND r.version = a.scheme_version
    WHERE a.venue_id = ${venueId} ORDER BY s.position, s.key
  `.execute(db.query);
  return rows.map((row) => {
    const last = row.last === null ? undefined : (JSON.parse(row.last) as LastEvent);
    return {
      ...{ schemeKey: row.scheme_key, schemeName: row.name, state: row.state },
      decidedRules: JSON.parse(row.rules) as SchemeRules,
      ...{ trainedOn: row.trained_on, trainingUntil: row.training_until },
      check: row.newest === null ? null : (JSON.parse(row.newest) as SchemeTraining['check']),
      byRecords: row.by_records === 1,
      openPlans: JSON.parse(row.plans) as SchemeTraining['openPlans'],
      ...{
        lastActor: last?.actor ?? null,
        lastCode: last?.code ?? null,
        lastDeadline: last?.deadline ?? null,
      },
    };
  });
}

/** Whether a venue's own records were ever made a check of under a scheme: it goes by them from then on. */
export async function goesByRecords(
  db: Database,
  { venueId, schemeKey }: { venueId: string; schemeKey: string },
): Promise<boolean> {
  const row = await db.query
    .selectFrom('training_checks')
    .select('id')
    .where('venue_id', '=', venueId)
    .where('scheme_key', '=', schemeKey)
    .where('checked_by', '=', BY_RECORDS)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the newest check of a venue's training is still this one: another, made meanwhile, makes the write fail. */
export function newestCheckIsStill(
  { venueId, schemeKey }: { venueId: string; schemeKey: string },
  checkId: string | null,
): RawBuilder<unknown> {
  return sql`(SELECT id FROM training_checks WHERE venue_id = ${venueId} AND scheme_key = ${schemeKey}
    ORDER BY checked_at DESC, id DESC LIMIT 1) IS ${checkId}`;
}

/** When a venue's staff, records or numbers last changed, where its standing was not worked out since. */
export async function selectTrainingChange(db: Database, venueId: string): Promise<string | undefined> {
  const row = await db.query
    .selectFrom('training_changes')
    .select('changed_at')
    .where('venue_id', '=', venueId)
    .executeTakeFirst();
  return row?.changed_at;
}

/** Whether a venue's last change that was not worked out is still this one; null for none. */
export function trainingChangeIsStill(venueId: string, changedAt: string | null): RawBuilder<unknown> {
  return sql`(SELECT changed_at FROM training_changes WHERE venue_id = ${venueId}) IS ${changedAt}`;
}

/** Whether nothing of a venue's training changed since this change, which may be worked out by now; null for none. */
export function noTrainingChangeSince(venueId: string, changedAt: string | null): RawBuilder<unknown> {
  return sql`coalesce((SELECT changed_at FROM training_changes WHERE venue_id = ${venueId}), ${changedAt}) IS ${changedAt}`;
}

/** Its standing is worked out as of that change; a later one stays. */
export function deleteTrainingChange(db: Database, venueId: string, changedAt: string): CompiledQuery {
  return db.query
    .deleteFrom('training_changes')
    .where('venue_id', '=', venueId)
    .where('changed_at', '=', changedAt)
    .compile();
}

/** The venues that wait for their standing to be worked out, the longest waiting first. */
export async function selectChangedVenues(db: Database, limit: number): Promise<readonly string[]> {
  const rows = await db.query
    .selectFrom('training_changes')
    .select('venue_id')
    .orderBy('changed_at')
    .orderBy('venue_id')
    .limit(limit)
    .execute();
  return rows.map(({ venue_id }) => venue_id);
}

/** Every venue that keeps records and is being assessed or stands: a new day may change where it stands. */
export function markRecordKeepers(db: Database, at: string): CompiledQuery {
  return sql`INSERT INTO training_changes (venue_id, changed_at)
    SELECT DISTINCT a.venue_id, ${at} FROM accreditations a
    WHERE a.state NOT IN ('draft', 'withdrawn', 'declined', 'revoked')
      AND EXISTS (SELECT 1 FROM staff_members m WHERE m.venue_id = a.venue_id)
    ON CONFLICT (venue_id) DO NOTHING`.compile(db.query);
}

/** The venues that these licences are matched with: how often their staff are trained anew may hang on them. */
export function licenceTrainingChanged(
  db: Database,
  licenceIds: readonly string[],
  at: string,
): CompiledQuery {
  return sql`INSERT INTO training_changes (venue_id, changed_at)
    SELECT DISTINCT venue_id, ${at} FROM premises_licences
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(licenceIds)})) AND venue_id IS NOT NULL
    ON CONFLICT (venue_id) DO UPDATE SET changed_at = excluded.changed_at`.compile(db.query);
}
