import { selectAuthorities, type Authority } from '../../db/areas.ts';
import type { Database } from '../../db/database.ts';

export type { Authority } from '../../db/areas.ts';

/** The register's areas by name, without their wards: for a page that only has to name them. */
export function listAuthorities({ db }: { db: Database }): Promise<readonly Authority[]> {
  return selectAuthorities(db);
}
