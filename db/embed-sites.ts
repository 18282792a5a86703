import { sql, type CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

/** A site of a council or venue on which loads are counted. */
export interface EmbedSite {
  readonly id: string;
  readonly authorityCode: string;
  readonly name: string;
  /** Instants, UTC ISO text. */
  readonly createdAt: string;
  /** Null while it counts. */
  readonly endedAt: string | null;
}

/** What was loaded. */
export const EMBED_PARTS = ['finder', 'badge', 'frame'] as const;
export type EmbedPart = (typeof EMBED_PARTS)[number];

export interface DayOfLoads {
  /** London day. */
  readonly day: string;
  readonly part: EmbedPart;
  readonly loads: number;
}

const COLUMNS = ['id', 'authority_code', 'name', 'created_at', 'ended_at'] as const;

export function insertEmbedSite(db: Database, site: Omit<EmbedSite, 'endedAt'>): CompiledQuery {
  return db.query
    .insertInto('embed_sites')
    .values({
      id: site.id,
      authority_code: site.authorityCode,
      name: site.name,
      created_at: site.createdAt,
      ended_at: null,
    })
    .compile();
}

/** Stops the count; what was counted stays for its time. */
export function endEmbedSite(db: Database, id: string, at: string): CompiledQuery {
  return db.query
    .updateTable('embed_sites')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .compile();
}

export async function selectEmbedSite(db: Database, id: string): Promise<EmbedSite | undefined> {
  const row = await db.query
    .selectFrom('embed_sites')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && siteOf(row);
}

/** The sites of an authority by name, with the loads of all their parts since a day. */
export async function selectEmbedSites(
  db: Database,
  authorityCode: string,
  since: string,
): Promise<readonly (EmbedSite & { readonly loads: number })[]> {
  const rows = await db.query
    .selectFrom('embed_sites as s')
    .leftJoin('embed_loads as l', (join) => join.onRef('l.site_id', '=', 's.id').on('l.day', '>=', since))
    .select(['s.id', 's.authority_code', 's.name', 's.created_at', 's.ended_at'])
    .select(({ fn }) => fn.coalesce(fn.sum<number>('l.loads'), sql<number>`0`).as('loads'))
    .where('s.authority_code', '=', authorityCode)
    .groupBy(['s.id', 's.authority_code', 's.name', 's.created_at', 's.ended_at'])
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
  return rows.map((row) => ({ ...siteOf(row), loads: row.loads }));
}

/** What was counted on a site since a day, newest first. */
export async function selectLoads(
  db: Database,
  siteId: string,
  since: string,
): Promise<readonly DayOfLoads[]> {
  const rows = await db.query
    .selectFrom('embed_loads')
    .select(['day', 'part', 'loads'])
    .where('site_id', '=', siteId)
    .where('day', '>=', since)
    .orderBy('day', 'desc')
    .orderBy('part')
    .execute();
  return rows.map(({ part, ...row }) => ({ ...row, part: part as EmbedPart }));
}

/** One more load on a day, up to the most that is counted; of a site that is not there, or ended, none. */
export function countLoadOn(
  db: Database,
  { siteId, day, part, most }: { siteId: string; day: string; part: EmbedPart; most: number },
): CompiledQuery {
  return sql`INSERT INTO embed_loads (site_id, day, part, loads)
    SELECT id, ${day}, ${part}, 1 FROM embed_sites WHERE id = ${siteId} AND ended_at IS NULL
    ON CONFLICT (site_id, day, part) DO UPDATE SET loads = loads + 1 WHERE loads < ${most}`.compile(db.query);
}

function siteOf(row: {
  id: string;
  authority_code: string;
  name: string;
  created_at: string;
  ended_at: string | null;
}): EmbedSite {
  return {
    id: row.id,
    authorityCode: row.authority_code,
    name: row.name,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}
