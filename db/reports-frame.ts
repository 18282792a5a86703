import { sql } from 'kysely';
import type { SchemeVersions } from '../api/domain/accreditation-history.ts';
import type { LocalDate } from '../api/domain/clock.ts';
import type { Point } from '../api/domain/geo.ts';
import type { Database } from './database.ts';

/** A ward as reports name it, with the middle of the box round it. */
export interface ReportWard extends Point {
  readonly code: string;
  readonly name: string;
}

export interface ReportScheme extends SchemeVersions {
  /** The public's name for it, of the version in force. */
  readonly name: string;
  /** What a person says there. */
  readonly say: string;
}

/** What every report of an authority is told by: its name, its wards, the schemes, the bank holidays. */
export interface ReportFrame {
  readonly authorityName: string;
  /** By name. */
  readonly wards: readonly ReportWard[];
  /** In their order. */
  readonly schemes: readonly ReportScheme[];
  /** As published; `bankHolidayDates` adds the days themselves. */
  readonly bankHolidays: readonly LocalDate[];
}

interface Row {
  name: string;
  wards: string;
  schemes: string;
  holidays: string;
}

/** One read for all of it; undefined where there is no such authority. */
export async function selectReportFrame(
  db: Database,
  authorityCode: string,
  today: LocalDate,
): Promise<ReportFrame | undefined> {
  const { rows } = await sql<Row>`
    SELECT a.name,
      (SELECT json_group_array(json_object('code', w.code, 'name', w.name,
          'lat', (w.south + w.north) / 2, 'lon', (w.west + w.east) / 2))
        FROM wards w WHERE w.authority_code = a.code) AS wards,
      (SELECT json_group_array(json_array(s.key, s.position, s.listed, v.version, v.effective_from,
          v.rules ->> 'shownWhileActionRequired', v.wording ->> '$.en.name', v.wording ->> '$.en.say'))
        FROM schemes s JOIN scheme_versions v ON v.scheme_key = s.key) AS schemes,
      (SELECT json_group_array(date) FROM bank_holidays WHERE division = 'england-and-wales') AS holidays
    FROM authorities a WHERE a.code = ${authorityCode}
  `.execute(db.query);
  const [row] = rows;
  if (!row) return undefined;
  const wards = JSON.parse(row.wards) as ReportWard[];
  return {
    authorityName: row.name,
    wards: wards.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.code < b.code ? -1 : 1)),
    schemes: schemesOf(JSON.parse(row.schemes) as VersionPart[], today),
    bankHolidays: JSON.parse(row.holidays) as LocalDate[],
  };
}

type VersionPart = [
  key: string,
  position: number,
  listed: number,
  version: number,
  effectiveFrom: LocalDate,
  shownWhileActionRequired: number | null,
  name: string | null,
  say: string | null,
];

function schemesOf(parts: readonly VersionPart[], today: LocalDate): readonly ReportScheme[] {
  const byKey = [...Map.groupBy(parts, ([key]) => key).values()];
  return byKey
    .toSorted(([[, a] = ['', 0]], [[, b] = ['', 0]]) => a - b)
    .flatMap((versions) => {
      const newestFirst = versions.toSorted((a, b) => b[3] - a[3]);
      const inForce = newestFirst.find(([, , , , effectiveFrom]) => effectiveFrom <= today) ?? newestFirst[0];
      if (!inForce) return [];
      const [key, , listed, , , , name, say] = inForce;
      return [
        {
          ...{ key, listed: listed === 1, name: name ?? key, say: say ?? '' },
          versions: newestFirst.map(([, , , version, effectiveFrom, shown]) => ({
            version,
            effectiveFrom,
            rules: { shownWhileActionRequired: shown === 1 },
          })),
        },
      ];
    });
}
