import { sql } from 'kysely';
import type { TrainingModuleKey } from '../api/domain/training-modules.ts';
import { venueModules, type VenueModule } from '../api/domain/training-figures.ts';
import { ENDED_STATUSES } from '../api/domain/licence.ts';
import type { LocalDate } from '../api/domain/clock.ts';
import type { Database } from './database.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly ward_code: string | null;
  readonly town: string;
  readonly people: number;
  /** `[[module, day, people], …]` */
  readonly learnt: string;
  /** `[[["ask_for_angela"], 12], …]` of the schemes that it holds: modules, and months until they are learnt anew. */
  readonly asked: string;
  readonly licence_months: number | null;
}

/**
 * What the people of an authority's venues have learnt by a day, venue by venue and module by module, as numbers: of those
 * who meet the public and worked there on that day, each by the newest day on which they were trained in it. Names are not
 * read. Venues without anybody on their list are left out.
 */
export async function selectVenueModules(
  db: Database,
  authorityCode: string,
  day: LocalDate,
): Promise<readonly VenueModule[]> {
  const { rows } = await sql<Row>`
    WITH staff AS (
      SELECT s.id, s.venue_id FROM staff_members s JOIN venues v ON v.id = s.venue_id
      WHERE v.authority_code = ${authorityCode} AND s.public_facing = 1 AND s.joined_on <= ${day}
        AND (s.left_on IS NULL OR s.left_on > ${day}) AND (s.source <> 'link' OR s.confirmed_at IS NOT NULL)
    ),
    newest AS (
      SELECT s.venue_id, r.module_key, max(r.trained_on) AS trained_on
      FROM staff s JOIN training_records r ON r.staff_id = s.id AND r.revoked_at IS NULL AND r.trained_on <= ${day}
      GROUP BY s.id, r.module_key
    ),
    learnt AS (
      SELECT venue_id, module_key, trained_on, count(*) AS people FROM newest GROUP BY venue_id, module_key, trained_on
    ),
    counted AS (SELECT venue_id, count(*) AS people FROM staff GROUP BY venue_id)
    SELECT v.id, v.name, v.ward_code, v.town, c.people,
      (SELECT json_group_array(json_array(l.module_key, l.trained_on, l.people)) FROM learnt l
        WHERE l.venue_id = v.id) AS learnt,
      (SELECT json_group_array(json_array(json(r.rules -> '$.training.modules'),
          r.rules ->> '$.training.refreshMonths')) FROM accreditations a
        JOIN scheme_versions r ON r.scheme_key = a.scheme_key AND r.version = a.scheme_version
        WHERE a.venue_id = v.id AND a.state IN ('accredited', 'renewal_due', 'action_required', 'suspended')) AS asked,
      (SELECT iif(max(k.asks_for) IS NULL, NULL, min(k.refresh_months)) FROM premises_licences p JOIN licence_conditions k ON k.licence_id = p.id
        WHERE p.venue_id = v.id AND p.status NOT IN (${sql.join(ENDED_STATUSES)})) AS licence_months
    FROM counted c JOIN venues v ON v.id = c.venue_id
    ORDER BY v.name, v.id
  `.execute(db.query);
  return rows.flatMap((row) =>
    venueModules(
      {
        ...{ venueId: row.id, venueName: row.name, wardCode: row.ward_code, town: row.town },
        people: row.people,
        learnt: (JSON.parse(row.learnt) as [TrainingModuleKey, LocalDate, number][]).map(
          ([moduleKey, trainedOn, people]) => ({ moduleKey, trainedOn, people }),
        ),
        asked: (JSON.parse(row.asked) as [TrainingModuleKey[], number][]).map(([modules, refreshMonths]) => ({
          modules,
          refreshMonths,
        })),
        licenceMonths: row.licence_months,
      },
      day,
    ),
  );
}
