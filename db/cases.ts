import { sql } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { CaseFacts } from '../api/domain/case-facts.ts';
import type { KnownPremises, NewPremises } from '../api/domain/duplicates.ts';
import type { ConditionReading, ConditionTag } from '../api/domain/licence-conditions.ts';
import type { VisitKind } from '../api/domain/rubric.ts';
import type { Scheme } from '../api/domain/scheme.ts';
import type { TrainingCheck } from '../api/domain/training.ts';
import type { VisitOutcome } from '../api/domain/visit.ts';
import type { Database } from './database.ts';

/** A venue under a scheme. */
export interface CaseKey {
  readonly venueId: string;
  readonly schemeKey: string;
}

/** What the register holds for a decision on a venue under a scheme: instants UTC ISO text, days `YYYY-MM-DD`. */
export interface CaseRecord
  extends
    CaseKey,
    Pick<CaseFacts, 'state' | 'validTo' | 'placed' | 'closed' | 'evidence' | 'training' | 'openPlans'> {
  readonly venueName: string;
  readonly authorityCode: string | null;
  /** In the version in force today: decisions are made under it. */
  readonly scheme: Scheme;
  /** The version that it was decided under. */
  readonly schemeVersion: number;
  readonly validFrom: string | null;
  readonly trainingUntil: string | null;
  /** Number of the venue's last event. */
  readonly sequence: number;
  /** How many people the register can write to about it. */
  readonly managers: number;
  /** What the manager took back is left out. */
  readonly evidence: readonly (CaseFacts['evidence'][number] & { readonly id: string })[];
  /** The newest check of its training. */
  readonly training: (TrainingCheck & { readonly id: string; readonly checkedAt: string }) | null;
  /** The newest visit that was done since the application, with its instant. */
  readonly visit: NonNullable<CaseFacts['visit']> | null;
  /** When the manager last said so; instants. */
  readonly confirmedAt: Readonly<Partial<Record<'hours' | 'headcount' | 'pledge', string>>>;
  /** Staff who meet the public, as last confirmed; 0 where nobody has said. */
  readonly headcount: number;
  /** Who took a step of the assessment since it was last sent in, or judged the evidence that stands. */
  readonly assessors: readonly string[];
  readonly conditions: readonly ConditionReading[];
  /** Venues that share its postcode, UPRN or FHRSID: perhaps the same one. */
  readonly alike: readonly KnownPremises[];
  readonly premises: NewPremises;
}

const PREMISES = sql`id, name, standing, postcode, uprn, fhrsid, authority_code`;

interface Row {
  id: string;
  postcode: string;
  uprn: string | null;
  fhrsid: string | null;
  name: string;
  standing: string;
  placed: number;
  authority_code: string | null;
  scheme_key: string;
  state: AccreditationState;
  scheme_version: number;
  valid_from: string | null;
  valid_to: string | null;
  training_until: string | null;
  scheme: string;
  last: number;
  evidence: string;
  training: string | null;
  visit: string | null;
  open_plans: number;
  managers: number;
  confirmed: string;
  assessors: string;
  conditions: string;
  alike: string;
}

/**
 * The cases of these venues and schemes, in no order; those that the register does not hold are left out. One read however
 * many they are: what belongs to a venue comes along as JSON.
 */
export async function selectCases(
  db: Database,
  keys: readonly CaseKey[],
  today: string,
): Promise<readonly CaseRecord[]> {
  if (keys.length === 0) return [];
  const wanted = JSON.stringify(keys.map(({ venueId, schemeKey }) => [venueId, schemeKey]));
  const { rows } = await sql<Row>`
    WITH given AS MATERIALIZED (
      SELECT DISTINCT value ->> 0 AS venue_id, value ->> 1 AS scheme_key FROM json_each(${wanted})
    ), cases AS MATERIALIZED (
      SELECT a.*, (SELECT coalesce(max(e.sequence), 0) FROM accreditation_events e
        WHERE e.venue_id = a.venue_id AND e.scheme_key = a.scheme_key AND e.to_state = 'submitted') AS sent
      FROM given g CROSS JOIN accreditations a ON a.venue_id = g.venue_id AND a.scheme_key = g.scheme_key
    )
    SELECT v.id, v.name, v.standing, v.lat IS NOT NULL AS placed, v.authority_code, v.postcode, v.uprn, v.fhrsid,
      a.scheme_key, a.state, a.scheme_version, a.valid_from, a.valid_to, a.training_until,
      (SELECT json_object('key', s.key, 'name', s.name, 'position', s.position, 'listed', s.listed,
          'version', r.version, 'rules', json(r.rules), 'wording', json(r.wording))
        FROM scheme_versions r JOIN schemes s ON s.key = r.scheme_key
        WHERE r.scheme_key = a.scheme_key AND r.effective_from <= ${today}
        ORDER BY r.version DESC LIMIT 1) AS scheme,
      (SELECT max(e.sequence) FROM accreditation_events e WHERE e.venue_id = v.id) AS last,
      (SELECT json_group_array(json_object('id', e.id, 'item', e.item, 'verdict', e.verdict)) FROM evidence e
        WHERE e.venue_id = v.id AND e.scheme_key = a.scheme_key AND e.removed_at IS NULL) AS evidence,
      (SELECT json_object('id', t.id, 'trainedPeople', t.trained_people, 'publicFacing', t.public_facing,
          'trainedOn', t.trained_on, 'trainingUntil', t.training_until, 'checkedBy', t.checked_by,
          'checkedAt', t.checked_at)
        FROM training_checks t WHERE t.venue_id = v.id AND t.scheme_key = a.scheme_key
        ORDER BY t.checked_at DESC, t.id DESC LIMIT 1) AS training,
      (SELECT json_object('kind', w.kind, 'outcome', w.outcome) FROM visits w
        WHERE w.venue_id = v.id AND w.scheme_key = a.scheme_key AND w.state = 'done' AND w.visited_at >= coalesce(
          (SELECT e.decided_at FROM accreditation_events e WHERE e.venue_id = v.id AND e.sequence = a.sent), '')
        ORDER BY w.visited_at DESC, w.id DESC LIMIT 1) AS visit,
      (SELECT count(*) FROM venue_managers m JOIN people q ON q.id = m.person_id
        WHERE m.venue_id = v.id AND q.stopped_at IS NULL) AS managers,
      (SELECT count(*) FROM action_plans p
        WHERE p.venue_id = v.id AND p.scheme_key = a.scheme_key AND p.closed_at IS NULL) AS open_plans,
      (SELECT json_group_array(json_array(what, at, value)) FROM (SELECT c.what, max(c.confirmed_at) AS at, c.value
        FROM confirmations c WHERE c.venue_id = v.id GROUP BY c.what)) AS confirmed,
      (SELECT json_group_array(actor) FROM (SELECT e.actor FROM accreditation_events e
          WHERE e.venue_id = v.id AND e.scheme_key = a.scheme_key AND e.sequence > a.sent
            AND e.to_state IN ('in_assessment', 'more_information_needed', 'training_required', 'ready_for_decision')
            AND e.actor LIKE 'person/%'
        UNION SELECT e.verdict_by FROM evidence e WHERE e.venue_id = v.id AND e.scheme_key = a.scheme_key
          AND e.removed_at IS NULL AND e.verdict_by IS NOT NULL)) AS assessors,
      (SELECT json_group_array(json_array(json(c.tags), c.refresh_months)) FROM premises_licences l
        JOIN licence_conditions c ON c.licence_id = l.id
        WHERE l.venue_id = v.id AND l.status NOT IN ('surrendered', 'lapsed', 'revoked')) AS conditions,
      (SELECT json_group_array(json_object('id', d.id, 'name', d.name, 'standing', d.standing,
          'postcode', d.postcode, 'uprn', d.uprn, 'fhrsid', d.fhrsid)) FROM (
        SELECT ${PREMISES} FROM venues WHERE postcode = v.postcode AND v.postcode <> ''
        UNION SELECT ${PREMISES} FROM venues WHERE fhrsid = v.fhrsid
        UNION SELECT ${PREMISES} FROM venues WHERE uprn = v.uprn) d
        WHERE d.id <> v.id AND d.authority_code IS v.authority_code) AS alike
    FROM cases a CROSS JOIN venues v ON v.id = a.venue_id
  `.execute(db.query);
  return rows.map(recordOf);
}

function recordOf(row: Row): CaseRecord {
  const scheme = JSON.parse(row.scheme) as Omit<Scheme, 'listed'> & { listed: number };
  const confirmed = JSON.parse(row.confirmed) as ['hours' | 'headcount' | 'pledge', string, number][];
  const conditions = JSON.parse(row.conditions) as [ConditionTag[], number | null][];
  return {
    venueId: row.id,
    schemeKey: row.scheme_key,
    venueName: row.name,
    authorityCode: row.authority_code,
    scheme: { ...scheme, listed: scheme.listed === 1 },
    state: row.state,
    schemeVersion: row.scheme_version,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    trainingUntil: row.training_until,
    sequence: row.last,
    placed: row.placed === 1,
    closed: row.standing === 'closed',
    evidence: JSON.parse(row.evidence) as CaseRecord['evidence'],
    training: row.training === null ? null : (JSON.parse(row.training) as CaseRecord['training']),
    visit: row.visit === null ? null : (JSON.parse(row.visit) as { kind: VisitKind; outcome: VisitOutcome }),
    openPlans: row.open_plans,
    managers: row.managers,
    confirmedAt: Object.fromEntries(confirmed.map(([what, at]) => [what, at])),
    headcount: confirmed.find(([what]) => what === 'headcount')?.[2] ?? 0,
    assessors: JSON.parse(row.assessors) as string[],
    conditions: conditions.map(([tags, refreshMonths]) => ({ tags, refreshMonths })),
    alike: JSON.parse(row.alike) as KnownPremises[],
    premises: { name: row.name, postcode: row.postcode, uprn: row.uprn, fhrsid: row.fhrsid },
  };
}
