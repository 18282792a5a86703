import type { Scheme, SchemeRules } from '../api/domain/scheme.ts';
import type { Database } from './database.ts';

/** Every scheme in the version in force on a day, in their order. */
export async function selectSchemes(db: Database, today: string): Promise<readonly Scheme[]> {
  const rows = await db.query
    .selectFrom('schemes')
    .innerJoin('scheme_versions', 'scheme_versions.scheme_key', 'schemes.key')
    .select(['key', 'name', 'position', 'listed', 'version', 'rules', 'wording'])
    .where('effective_from', '<=', today)
    .orderBy('position')
    .orderBy('version', 'desc')
    .execute();
  const current = new Map<string, Scheme>();
  for (const row of rows) {
    if (current.has(row.key)) continue;
    current.set(row.key, {
      key: row.key,
      name: row.name,
      position: row.position,
      listed: row.listed === 1,
      version: row.version,
      rules: JSON.parse(row.rules) as SchemeRules,
      wording: JSON.parse(row.wording) as Scheme['wording'],
    });
  }
  return [...current.values()];
}
