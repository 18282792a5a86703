import { sql, type CompiledQuery } from 'kysely';
import type { MailFrequency } from '../api/domain/mail-choice.ts';
import type { Database } from './database.ts';

/** What these recipients (`person/…`, `staff/…`) have chosen; who never did is left out. */
export async function selectMailChoices(
  db: Database,
  recipients: readonly string[],
): Promise<ReadonlyMap<string, MailFrequency>> {
  if (recipients.length === 0) return new Map();
  const rows = await db.query
    .selectFrom('mail_choices')
    .select(['recipient', 'frequency'])
    .where('recipient', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(recipients)}))`)
    .execute();
  return new Map(rows.map(({ recipient, frequency }) => [recipient, frequency as MailFrequency]));
}

export function upsertMailChoice(
  db: Database,
  recipient: string,
  { frequency, at }: { readonly frequency: MailFrequency; readonly at: string },
): CompiledQuery {
  return db.query
    .insertInto('mail_choices')
    .values({ recipient, frequency, chosen_at: at })
    .onConflict((conflict) => conflict.column('recipient').doUpdateSet({ frequency, chosen_at: at }))
    .compile();
}
