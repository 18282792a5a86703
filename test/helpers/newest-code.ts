import type { Database } from '../../db/database.ts';

/** The six digits that were last mailed to an address, out of the outbox. */
export async function newestCode({ db }: { db: Database }, email: string): Promise<string> {
  const row = await db.query
    .selectFrom('outbox')
    .select('body')
    .where('recipient', '=', email)
    .where('kind', '=', 'sign_in_code')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return /\b(\d{6})\b/.exec(row?.body ?? '')?.[1] ?? '';
}
