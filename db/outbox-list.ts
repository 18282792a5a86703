import type { Database } from './database.ts';

export interface WrittenMail {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** Instant, UTC ISO text. */
  readonly createdAt: string;
}

/** The newest mail first. */
export async function selectNewestMail(db: Database, limit: number): Promise<readonly WrittenMail[]> {
  const rows = await db.query
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'body', 'created_at'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ created_at, ...mail }) => ({ ...mail, createdAt: created_at }));
}
