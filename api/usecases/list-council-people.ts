import { selectCouncilPeople, type CouncilPerson } from '../../db/council-people.ts';
import type { Database } from '../../db/database.ts';

export type { CouncilPerson };

/** Everyone with a role in an authority, by address. */
export function listCouncilPeople({
  authorityCode,
  db,
}: {
  authorityCode: string;
  db: Database;
}): Promise<readonly CouncilPerson[]> {
  return selectCouncilPeople(db, authorityCode);
}
