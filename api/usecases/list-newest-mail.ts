import type { Database } from '../../db/database.ts';
import { selectNewestMail, type OutboxMail } from '../../db/outbox-records.ts';

export type WrittenMail = OutboxMail;

/** The newest mail, sent or not, for a development server's own page. */
export function listNewestMail({ db }: { db: Database }): Promise<readonly WrittenMail[]> {
  return selectNewestMail(db);
}
