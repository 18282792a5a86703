import { sql, type CompiledQuery } from 'kysely';
import type { Database } from './database.ts';
import { expectation } from './expectations.ts';

/** A value that an authority, or with null the register as a whole, decides for itself. */
export interface SettingName {
  readonly authorityCode: string | null;
  /** `contact`, `retention`. */
  readonly key: string;
}

export interface StoredSetting {
  /** JSON as it was stored: whoever reads it says what it is. */
  readonly value: unknown;
  /** Instant, UTC ISO text: with it a page is known to be stale. */
  readonly updatedAt: string;
}

/** Undefined where nothing was decided yet. */
export async function selectSetting(
  db: Database,
  { authorityCode, key }: SettingName,
): Promise<StoredSetting | undefined> {
  const row =
    authorityCode === null
      ? await db.query
          .selectFrom('register_settings')
          .select(['value', 'updated_at'])
          .where('key', '=', key)
          .executeTakeFirst()
      : await db.query
          .selectFrom('authority_settings')
          .select(['value', 'updated_at'])
          .where('authority_code', '=', authorityCode)
          .where('key', '=', key)
          .executeTakeFirst();
  return row && { value: JSON.parse(row.value), updatedAt: row.updated_at };
}

/** What authorities have decided under a key, by their codes. */
export async function selectAuthoritySettings(
  db: Database,
  key: string,
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db.query
    .selectFrom('authority_settings')
    .select(['authority_code', 'value'])
    .where('key', '=', key)
    .orderBy('authority_code')
    .execute();
  return new Map(rows.map(({ authority_code, value }) => [authority_code, JSON.parse(value)]));
}

/**
 * Decides anew.
 * @param seen when it was last changed, as the page said that this was decided on; null where nothing was decided yet.
 *   Where that is no longer so the whole write fails, see `changedMeanwhile` in db/expectations.ts
 */
export function writeSetting(
  db: Database,
  { authorityCode, key }: SettingName,
  { value, at, by, seen }: { value: object; at: string; by: string; seen: string | null },
): CompiledQuery[] {
  const row = { value: JSON.stringify(value), updated_at: at, updated_by: by };
  if (authorityCode === null) {
    return [
      expectation(db, sql`(SELECT updated_at FROM register_settings WHERE key = ${key}) IS ${seen}`),
      db.query
        .insertInto('register_settings')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .compile(),
    ];
  }
  const stored = sql`SELECT updated_at FROM authority_settings WHERE authority_code = ${authorityCode} AND key = ${key}`;
  return [
    expectation(db, sql`(${stored}) IS ${seen}`),
    db.query
      .insertInto('authority_settings')
      .values({ authority_code: authorityCode, key, ...row })
      .onConflict((conflict) => conflict.columns(['authority_code', 'key']).doUpdateSet(row))
      .compile(),
  ];
}
