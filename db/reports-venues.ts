import { sql } from 'kysely';
import type { SchemeVersions } from '../api/domain/accreditation-history.ts';
import type { AccreditationFacts, AccreditationState } from '../api/domain/accreditation.ts';
import { epochMinutes, type LocalDate } from '../api/domain/clock.ts';
import type { ReportVenue } from '../api/domain/report-cases.ts';
import type { AgePolicy, Facility, VenueKind } from '../api/domain/venue.ts';
import type { Database } from './database.ts';
import { hoursOf } from './venue-hours.ts';

interface Row {
  id: string;
  standing: string;
  name: string;
  kind: VenueKind;
  address: string;
  town: string;
  postcode: string;
  phone: string;
  website: string;
  facilities: string;
  age_policy: AgePolicy;
  lat: number | null;
  lon: number | null;
  ward_code: string | null;
  accreditations: string;
  hours: string;
  exceptions: string;
  closures: string;
}

/**
 * The venues of an authority that are on the register, by town, name and id, with all that decides whether they are shown and
 * open. One read: what belongs to a venue comes along as JSON.
 *
 * @param since hours exceptions of earlier days, and closures that ended before it, are left out
 */
export async function selectReportVenues(
  db: Database,
  authorityCode: string,
  { since, schemes }: { since: LocalDate; schemes: readonly SchemeVersions[] },
): Promise<readonly ReportVenue[]> {
  const { rows } = await sql<Row>`
    SELECT v.id, v.standing, v.name, v.kind, v.address, v.town, v.postcode, v.phone, v.website, v.facilities,
      v.age_policy, v.lat, v.lon, v.ward_code,
      (SELECT json_group_array(json_array(a.scheme_key, a.scheme_version, a.state, a.valid_from, a.valid_to,
          a.trained_on, a.training_until, a.action_deadline))
        FROM accreditations a WHERE a.venue_id = v.id) AS accreditations,
      (SELECT json_group_array(json_array(h.purpose, h.weekly, h.bank_holidays, h.known_until))
        FROM opening_hours h WHERE h.venue_id = v.id) AS hours,
      (SELECT json_group_array(json_array(x.purpose, x.date, x.sessions))
        FROM hours_exceptions x WHERE x.venue_id = v.id AND x.date >= ${since}) AS exceptions,
      (SELECT json_group_array(json_array(c.starts_at, c.ends_at))
        FROM closures c WHERE c.venue_id = v.id AND (c.ends_at IS NULL OR c.ends_at >= ${since})) AS closures
    FROM venues v
    WHERE v.authority_code = ${authorityCode} AND v.standing IN ('registered', 'closed')
    ORDER BY v.town, v.name, v.id
  `.execute(db.query);
  return rows.map((row) => venueOf(row, authorityCode, schemes));
}

function venueOf(row: Row, authorityCode: string, schemes: readonly SchemeVersions[]): ReportVenue {
  const opening = hoursIn('opening', row);
  const help = hoursIn('haven', row);
  const closures = JSON.parse(row.closures) as [string, string | null][];
  return {
    id: row.id,
    closed: row.standing === 'closed',
    name: row.name,
    kind: row.kind,
    address: row.address,
    town: row.town,
    postcode: row.postcode,
    phone: row.phone,
    website: row.website,
    lat: row.lat,
    lon: row.lon,
    authorityCode,
    wardCode: row.ward_code,
    facilities: JSON.parse(row.facilities) as Facility[],
    agePolicy: row.age_policy,
    ...(opening && { opening }),
    ...(help && { help }),
    accreditations: accreditationsOf(row.accreditations, schemes),
    closures: closures.map(([starts, ends]) => ({
      starts: epochMinutes(Date.parse(starts)),
      ends: ends === null ? null : epochMinutes(Date.parse(ends)),
    })),
  };
}

type AccreditationPart = [string, number, AccreditationState, ...(LocalDate | null)[]];

/** In the order of the schemes. */
function accreditationsOf(text: string, schemes: readonly SchemeVersions[]): readonly AccreditationFacts[] {
  const parts = JSON.parse(text) as AccreditationPart[];
  return schemes.flatMap(({ key, listed, versions }) =>
    parts
      .filter(([scheme]) => scheme === key)
      .map(([schemeKey, decidedUnder, state, ...dates]) => {
        const [validFrom = null, validTo = null, trainedOn = null, trainingUntil = null, deadline = null] =
          dates;
        const rules = versions.find(({ version }) => version === decidedUnder)?.rules;
        return {
          ...{
            schemeKey,
            listed,
            state,
            validFrom,
            validTo,
            trainedOn,
            trainingUntil,
            actionDeadline: deadline,
          },
          rules: rules ?? { shownWhileActionRequired: false },
        };
      }),
  );
}

function hoursIn(purpose: 'opening' | 'haven', row: Row) {
  const tables = JSON.parse(row.hours) as [string, string, string, LocalDate | null][];
  const exceptions = JSON.parse(row.exceptions) as [string, LocalDate, string][];
  return hoursOf(
    purpose,
    tables.map(([of, weekly, bank_holidays, known_until]) => ({
      ...{ venue_id: row.id, purpose: of, weekly, bank_holidays, known_until },
    })),
    exceptions
      .map(([of, date, sessions]) => ({ venue_id: row.id, purpose: of, date, sessions }))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  );
}
