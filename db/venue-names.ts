import type { Database } from './database.ts';
import { chunked } from './writes.ts';

/** What venues are called, by id; one that is not there is left out. */
export async function selectVenueNames(
  db: Database,
  venueIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const some of chunked([...new Set(venueIds)], 1)) {
    const rows = await db.query.selectFrom('venues').select(['id', 'name']).where('id', 'in', some).execute();
    for (const { id, name } of rows) names.set(id, name);
  }
  return names;
}

/** What a venue is called, and the council it belongs to. */
export async function selectVenueSummary(
  db: Database,
  venueId: string,
): Promise<{ readonly name: string; readonly authorityCode: string | null } | undefined> {
  const row = await db.query
    .selectFrom('venues')
    .select(['name', 'authority_code'])
    .where('id', '=', venueId)
    .executeTakeFirst();
  return row && { name: row.name, authorityCode: row.authority_code };
}
