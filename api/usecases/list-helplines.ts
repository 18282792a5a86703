import type { Database } from '../../db/database.ts';
import { selectHelplines, type Helpline } from '../../db/helplines.ts';
import { mustKnowArea } from './list-areas.ts';

export type { Helpline } from '../../db/helplines.ts';

/**
 * What the public is told: helplines for everybody, and those of one area where its code is given; emergencies first.
 * @throws DomainError `area.not_found` (404)
 */
export async function listHelplines({
  area,
  db,
}: {
  area?: string | undefined;
  db: Database;
}): Promise<readonly Helpline[]> {
  await mustKnowArea({ area, db });
  return (await selectHelplines(db, area)).filter(({ shown }) => shown);
}
