import type BetterSqlite3 from 'better-sqlite3';
import { contains, metresToEdge } from '../../api/domain/boundary.ts';
import type { Bounds } from '../../api/domain/cells.ts';
import type { Point } from '../../api/domain/geo.ts';
import type { AreaIndex, Located } from './area-index.ts';
import { AUTHORITY_TOLERANCE_METRES } from './place-in-authority.ts';

/** Venues and postcodes that new areas put elsewhere, in temporary tables until the areas are written. */
export interface StagedAssignments {
  readonly venues: number;
  readonly postcodes: number;
  /** Cells and authorities (before and after) of the registered venues among them: what is published of these changes. */
  readonly cells: ReadonlySet<string>;
  readonly authorities: ReadonlySet<string>;
  drop(): void;
}

interface PlacedRow extends Point {
  readonly id: string;
  readonly standing: string;
  readonly cell: string;
  readonly authorityCode: string | null;
  readonly wardCode: string | null;
}

const ROWS_AT_ONCE = 5_000;
const VENUES = `SELECT id, standing, cell, lat, lon, authority_code AS authorityCode, ward_code AS wardCode FROM venues`;
const POSTCODES = `SELECT postcode AS id, '' AS standing, '' AS cell, lat, lon, authority_code AS authorityCode,
  ward_code AS wardCode FROM postcodes`;

/**
 * Asks where every venue and postcode within the bounds lies, and stages those for which the register says otherwise.
 * @param areas as they will be
 * @param bounds around every area that changes, as it was and as it will be
 */
export function stageAssignments(
  connection: BetterSqlite3.Database,
  areas: AreaIndex,
  bounds: Bounds,
): StagedAssignments {
  connection.exec(`
    DROP TABLE IF EXISTS temp.staged_assignments;
    CREATE TEMP TABLE staged_assignments (subject TEXT, id TEXT, authority_code, ward_code, PRIMARY KEY (subject, id));`);
  const insert = connection.prepare('INSERT INTO temp.staged_assignments VALUES (?, ?, ?, ?)');
  const cells = new Set<string>();
  const authorities = new Set<string>();

  const stage = (subject: string, row: PlacedRow, located: Located): number => {
    if (located.wardCode === row.wardCode && located.authorityCode === row.authorityCode) return 0;
    insert.run(subject, row.id, located.authorityCode, located.wardCode);
    if (row.standing === 'registered') {
      cells.add(row.cell);
      for (const code of [row.authorityCode, located.authorityCode]) if (code) authorities.add(code);
    }
    return 1;
  };
  const stageAll = (subject: string, select: string, key: string, locate: (row: PlacedRow) => Located) => {
    let staged = 0;
    for (const rows of pages(
      connection,
      `${select} WHERE ${key} > @after AND ${WITHIN} ORDER BY ${key}`,
      bounds,
    )) {
      connection.transaction(() => {
        for (const row of rows) staged += stage(subject, row, locate(row));
      })();
    }
    return staged;
  };
  return {
    venues: stageAll('venue', VENUES, 'id', (row) => placeOfVenue(areas, row)),
    postcodes: stageAll('postcode', POSTCODES, 'postcode', (row) => placeOfPostcode(areas, row)),
    cells,
    authorities,
    drop: () => void connection.exec('DROP TABLE IF EXISTS temp.staged_assignments'),
  };
}

const WITHIN = 'lat BETWEEN @south AND @north AND lon BETWEEN @west AND @east';

function* pages(connection: BetterSqlite3.Database, sql: string, bounds: Bounds): Generator<PlacedRow[]> {
  const page = connection.prepare<[object], PlacedRow>(`${sql} LIMIT ${ROWS_AT_ONCE}`);
  for (let after = ''; ;) {
    const rows = page.all({ ...bounds, after });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    after = last.id;
  }
}

/**
 * The area that holds the pin. A prospect stays with the authority it was imported for while its pin is as near to it as
 * an import allows.
 */
function placeOfVenue(areas: AreaIndex, { lat, lon, standing, authorityCode }: PlacedRow): Located {
  const located = areas.locate({ lat, lon });
  if (located.authorityCode === null) return { authorityCode, wardCode: null };
  if (standing !== 'prospect' || located.authorityCode === authorityCode) return located;
  const stated = areas.authorities.get(authorityCode ?? '');
  return stated && isInOrClose(stated.boundary, { lat, lon }) ? { authorityCode, wardCode: null } : located;
}

function isInOrClose(boundary: Parameters<typeof contains>[0], point: Point): boolean {
  return contains(boundary, point) || metresToEdge(boundary, point) <= AUTHORITY_TOLERANCE_METRES;
}

/** A ward's own word first, then what was published. */
function placeOfPostcode(areas: AreaIndex, { lat, lon, authorityCode, wardCode }: PlacedRow): Located {
  const located = areas.locate({ lat, lon });
  return {
    authorityCode:
      located.wardCode === null ? (authorityCode ?? located.authorityCode) : located.authorityCode,
    wardCode: located.wardCode ?? wardCode,
  };
}
