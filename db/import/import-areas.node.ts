import { sql, type CompiledQuery } from 'kysely';
import type { Clock } from '../../api/domain/clock.ts';
import { areaScope, cellScope } from '../../api/domain/scope.ts';
import { upsertAuthority, upsertWard } from '../areas.ts';
import { writeAudited } from '../audit.ts';
import type { Database } from '../database.ts';
import { markChanged } from '../snapshots.ts';
import type { SqliteRegister } from '../sqlite.node.ts';
import {
  acceptAreas,
  boundsAround,
  indexAfter,
  selectKnownAreas,
  type AcceptedArea,
} from './area-changes.ts';
import type { FeatureReading } from './area-features.ts';
import { stageAssignments, type StagedAssignments } from './assign-areas.node.ts';
import type { RefusedReport } from './refused-report.node.ts';

export interface AreaImportCounts {
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** What the new areas put into another ward or authority. */
  readonly moved: { readonly venues: number; readonly postcodes: number };
}

/**
 * Takes wards and authorities into the register, and in the same write puts every venue and postcode into the ward and
 * authority that now hold it.
 * @param file its name, for the audit trail
 */
export async function importAreas({
  file,
  readings,
  report,
  register: { database, connection },
  clock,
}: {
  file: string;
  readings: readonly FeatureReading[];

  report: RefusedReport;
  register: SqliteRegister;
  clock: Clock;
}): Promise<AreaImportCounts> {
  const known = await selectKnownAreas(database);
  report.headings(['code', 'name']);
  const accepted = acceptAreas(readings, known, (number, { code, name }, reason) =>
    report.row('refused', number, reason, [code, name]),
  );
  const changes = accepted.filter(({ outcome }) => outcome !== 'unchanged');
  const added = changes.filter(({ outcome }) => outcome === 'added').length;
  const counts = {
    read: readings.length,
    added,
    updated: changes.length - added,
    unchanged: accepted.length - changes.length,
    refused: report.counts.refused,
  };
  if (changes.length === 0) return { ...counts, moved: { venues: 0, postcodes: 0 } };

  const staged = stageAssignments(connection, indexAfter(known, changes), boundsAround(known, changes));
  try {
    const told = { ...counts, moved: { venues: staged.venues, postcodes: staged.postcodes } };
    const at = new Date(clock.now()).toISOString();
    const writes = [
      ...writeAreas(database, changes, known.authorityCodes, at),
      ...writeAssignments(database, at),
      ...markScopes(database, changes, staged),
    ];
    await writeAudited(database, writes, [
      {
        authority_code: null,
        occurred_at: at,
        actor: 'import/areas',
        action: 'import.areas',
        subject: 'register',
        details: { file, ...told },
      },
    ]);
    return told;
  } finally {
    staged.drop();
  }
}

/** Authorities first: wards refer to them. One that only wards speak of comes without a boundary. */
function writeAreas(
  db: Database,
  changes: readonly AcceptedArea[],
  knownCodes: ReadonlySet<string>,
  at: string,
): CompiledQuery[] {
  const authorities = changes.filter(({ kind }) => kind === 'authority');
  const wards = changes.flatMap(({ kind, authority, ...ward }) =>
    kind === 'ward' && authority ? [{ ...ward, authority }] : [],
  );
  const given = new Set([...knownCodes, ...authorities.map(({ code }) => code)]);
  const missing = new Map(
    wards
      .filter(({ authority }) => !given.has(authority.code))
      .map(({ authority }) => [authority.code, authority]),
  );
  return [
    ...authorities.map((authority) => upsertAuthority(db, authority, at)),
    ...[...missing.values()].map(({ code, name }) => upsertAuthority(db, { code, name: name || code }, at)),
    ...wards.map(({ authority, ...ward }) => upsertWard(db, { ...ward, authorityCode: authority.code }, at)),
  ];
}

function writeAssignments(db: Database, at: string): CompiledQuery[] {
  return [
    sql`UPDATE venues SET (authority_code, ward_code, updated_at) = (s.authority_code, s.ward_code, ${at})
      FROM temp.staged_assignments AS s WHERE s.subject = 'venue' AND venues.id = s.id`,
    sql`UPDATE postcodes SET (authority_code, ward_code) = (s.authority_code, s.ward_code)
      FROM temp.staged_assignments AS s WHERE s.subject = 'postcode' AND postcodes.postcode = s.id`,
    sql`UPDATE premises_licences SET updated_at = ${at}, ward_code = (SELECT w.code FROM wards AS w
        WHERE w.code = s.ward_code AND w.authority_code = premises_licences.authority_code)
      FROM temp.staged_assignments AS s
      WHERE s.subject = 'postcode' AND s.id = replace(premises_licences.postcode, ' ', '')`,
  ].map((statement) => statement.compile(db.query));
}

/** What is published of an area whose outline changed, and of registered venues that moved between areas. */
function markScopes(
  db: Database,
  changes: readonly AcceptedArea[],
  { cells, authorities }: StagedAssignments,
): CompiledQuery[] {
  const outlines = changes.filter(({ kind }) => kind === 'authority').map(({ code }) => code);
  return [
    ...[...new Set([...outlines, ...authorities])].map((code) => markChanged(db, areaScope(code))),
    ...[...cells].map((cell) => markChanged(db, cellScope(cell))),
  ];
}
