import { sql } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { Hours } from '../api/domain/hours.ts';
import type { AgePolicy, Facility, VenueKind } from '../api/domain/venue.ts';
import type { Database } from './database.ts';
import {
  checksJson,
  evidenceJson,
  historyJson,
  trailJson,
  type HistoryEvent,
  type TrailEvent,
  type VenuePapers,
} from './venue-history.ts';

/** What the register holds of a venue, for those who work on it. Instants are UTC ISO text, days `YYYY-MM-DD`. */
export interface VenueFile extends VenuePapers {
  readonly id: string;
  readonly standing: 'prospect' | 'registered' | 'closed';
  readonly name: string;
  readonly kind: VenueKind;
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly authorityCode: string | null;
  readonly wardName: string;
  readonly phone: string;
  readonly website: string;
  readonly facilities: readonly Facility[];
  readonly agePolicy: AgePolicy;
  readonly uprn: string | null;
  readonly fhrsid: string | null;
  readonly source: string;
  /** Why an officer should look; empty where nobody needs to. */
  readonly review: string;
  /** Number of the last event. */
  readonly sequence: number;
  /** What the public is shown now; null where nothing. */
  readonly shown: { readonly until: string; readonly schemes: readonly string[] } | null;
  readonly accreditations: readonly FiledAccreditation[];
  readonly hours: readonly FiledHours[];
  readonly closures: readonly { readonly startsAt: string; readonly endsAt: string | null }[];
  readonly managers: readonly { readonly name: string; readonly email: string }[];
  readonly confirmations: readonly { readonly what: string; readonly at: string; readonly value: number }[];
  /** Id of the change that waits for an officer. */
  readonly waitingChange: string | null;
  /** Newest first. */
  readonly history: readonly HistoryEvent[];
  readonly trail: readonly TrailEvent[];
}

export interface FiledAccreditation {
  readonly schemeKey: string;
  readonly schemeName: string;
  readonly state: AccreditationState;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly trainedOn: string | null;
  readonly trainingUntil: string | null;
  readonly actionDeadline: string | null;
}

export interface FiledHours extends Pick<Hours, 'weekly' | 'bankHolidays'> {
  readonly purpose: 'opening' | 'haven';
  readonly confirmedOn: string | null;
}

/** Columns that hold JSON text. */
const PARTS = [
  'facilities',
  'shown',
  'accreditations',
  'hours',
  'closures',
  'managers',
  'confirmations',
  'history',
  'trail',
  'evidence',
  'checks',
] as const;

/**
 * One read, whatever there is.
 * @param now instant: closures that are over by then are left out, and what the public no longer sees
 */
export async function selectVenueFile(
  db: Database,
  venueId: string,
  now: string,
): Promise<VenueFile | undefined> {
  const { rows } = await sql<
    Omit<VenueFile, (typeof PARTS)[number]> & Record<(typeof PARTS)[number], string>
  >`
    SELECT v.id, v.standing, v.name, v.kind, v.address, v.town, v.postcode, v.lat, v.lon, v.phone, v.website,
      v.authority_code AS "authorityCode", coalesce(w.name, '') AS "wardName", v.facilities,
      v.age_policy AS "agePolicy", v.uprn, v.fhrsid, v.source, v.review,
      (SELECT coalesce(max(e.sequence), 0) FROM accreditation_events e WHERE e.venue_id = v.id) AS sequence,
      coalesce((SELECT json_object('until', p.until, 'schemes', json(p.schemes)) FROM public_havens p
        WHERE p.id = v.id AND p.until > ${now}), 'null') AS shown,
      (SELECT json_group_array(json_object('schemeKey', scheme_key, 'schemeName', name, 'state', state,
          'validFrom', valid_from, 'validTo', valid_to, 'trainedOn', trained_on, 'trainingUntil', training_until,
          'actionDeadline', action_deadline))
        FROM (SELECT a.*, s.name FROM accreditations a JOIN schemes s ON s.key = a.scheme_key
          WHERE a.venue_id = v.id ORDER BY s.position)) AS accreditations,
      (SELECT json_group_array(json_object('purpose', h.purpose, 'weekly', json(h.weekly),
          'bankHolidays', json(h.bank_holidays), 'confirmedOn', h.confirmed_on))
        FROM opening_hours h WHERE h.venue_id = v.id) AS hours,
      (SELECT json_group_array(json_object('startsAt', c.starts_at, 'endsAt', c.ends_at))
        FROM closures c WHERE c.venue_id = v.id AND (c.ends_at IS NULL OR c.ends_at > ${now})) AS closures,
      (SELECT json_group_array(json_object('name', q.name, 'email', q.email)) FROM venue_managers m
        JOIN people q ON q.id = m.person_id WHERE m.venue_id = v.id AND q.stopped_at IS NULL) AS managers,
      (SELECT json_group_array(json_object('what', what, 'at', at, 'value', value)) FROM (
        SELECT c.what, max(c.confirmed_at) AS at, c.value FROM confirmations c
        WHERE c.venue_id = v.id GROUP BY c.what)) AS confirmations,
      (SELECT c.id FROM venue_changes c WHERE c.venue_id = v.id AND c.decision IS NULL) AS "waitingChange",
      ${historyJson(venueId)} AS history, ${trailJson(venueId)} AS trail,
      ${evidenceJson(venueId)} AS evidence, ${checksJson(venueId)} AS checks
    FROM venues v LEFT JOIN wards w ON w.code = v.ward_code
    WHERE v.id = ${venueId}
  `.execute(db.query);
  const [row] = rows;
  if (!row) return undefined;
  const parts = Object.fromEntries(PARTS.map((part) => [part, JSON.parse(row[part]) as unknown]));
  return { ...row, ...parts } as unknown as VenueFile;
}
