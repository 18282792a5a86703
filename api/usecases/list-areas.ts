import { selectAuthorities, selectAuthority, selectWard, selectWards } from '../../db/areas.ts';
import type { Authority, Ward } from '../../db/areas.ts';
import type { Database } from '../../db/database.ts';
import { notFound } from '../domain/errors.ts';

export interface Area extends Authority {
  readonly wards: readonly Ward[];
}

/** The register's areas with their wards, both by name. */
export async function listAreas({ db }: { db: Database }): Promise<readonly Area[]> {
  const authorities = await selectAuthorities(db);
  const wards = Map.groupBy(await selectWards(db), ({ authorityCode }) => authorityCode);
  return authorities.map((authority) => ({ ...authority, wards: wards.get(authority.code) ?? [] }));
}

/**
 * Passes where the area and the ward, if given, are on the register.
 * @throws DomainError `area.not_found`, `ward.not_found` (404)
 */
export async function mustKnowArea({
  area,
  ward,
  db,
}: {
  area?: string | undefined;
  ward?: string | undefined;
  db: Database;
}): Promise<void> {
  if (area !== undefined && !(await selectAuthority(db, area))) {
    throw notFound('area.not_found', 'No area has this code here. Look at /api/v1/areas for those that are.');
  }
  if (ward !== undefined && !(await selectWard(db, ward))) {
    throw notFound('ward.not_found', 'No ward has this code here. Look at /api/v1/areas for those that are.');
  }
}
