import type { Database } from '../../db/database.ts';
import { selectNewestMail, type WrittenMail } from '../../db/outbox-list.ts';

export type { WrittenMail };

/** The newest mail, sent or not, for a development server's own page. */
export function listNewestMail({ db }: { db: Database }): Promise<readonly WrittenMail[]> {
  return selectNewestMail(db, 50);
}
