import type { Database } from '../../db/database.ts';
import { deleteReceipts, noteWhoLeft as notes, someoneCameOrLeft } from '../../db/retention-people.ts';
import type { Clock } from '../domain/clock.ts';

const DAY_MS = 24 * 60 * 60_000;
const RECEIPT_DAYS = 30;

/** Notes since when people have had nothing on the register, from which their period counts; and drops old receipts. */
export async function noteWhoLeft({ db, clock }: { db: Database; clock: Clock }): Promise<void> {
  const now = clock.now();
  await db.writeAll([
    ...((await someoneCameOrLeft(db)) ? notes(db, new Date(now).toISOString()) : []),
    deleteReceipts(db, new Date(now - RECEIPT_DAYS * DAY_MS).toISOString()),
  ]);
}
