import type { CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

/** A version of the scripts that other sites load. */
export interface EmbedVersion {
  readonly version: string;
  /** Days, London. */
  readonly firstServedOn: string;
  readonly lastCurrentOn: string;
}

export async function selectEmbedVersion(db: Database, version: string): Promise<EmbedVersion | undefined> {
  const row = await db.query
    .selectFrom('embed_versions')
    .select(['version', 'first_served_on', 'last_current_on'])
    .where('version', '=', version)
    .executeTakeFirst();
  return (
    row && { version: row.version, firstServedOn: row.first_served_on, lastCurrentOn: row.last_current_on }
  );
}

/** Keeps a version with its files; one that is kept already stays as it is. */
export function insertEmbedVersion(
  db: Database,
  { version, today, files }: { version: string; today: string; files: ReadonlyMap<string, string> },
): CompiledQuery[] {
  return [
    db.query
      .insertInto('embed_versions')
      .values({ version, first_served_on: today, last_current_on: today })
      .onConflict((conflict) => conflict.doNothing())
      .compile(),
    ...[...files].map(([name, body]) =>
      db.query
        .insertInto('embed_files')
        .values({ version, name, body })
        .onConflict((conflict) => conflict.doNothing())
        .compile(),
    ),
  ];
}

/** Notes that a version is still the newest. */
export function noteCurrent(db: Database, version: string, today: string): CompiledQuery {
  return db.query
    .updateTable('embed_versions')
    .set({ last_current_on: today })
    .where('version', '=', version)
    .where('last_current_on', '<', today)
    .compile();
}

/** Lets go of versions that were last the newest before a day, with their files. */
export function deleteEmbedVersions(db: Database, beforeDay: string): CompiledQuery[] {
  const old = db.query
    .selectFrom('embed_versions')
    .select('version')
    .where('last_current_on', '<', beforeDay);
  return [
    db.query.deleteFrom('embed_files').where('version', 'in', old).compile(),
    db.query.deleteFrom('embed_versions').where('last_current_on', '<', beforeDay).compile(),
  ];
}

/** A file of a version; undefined where it is not kept, or not any more. */
export async function selectEmbedFile(
  db: Database,
  version: string,
  name: string,
): Promise<string | undefined> {
  const row = await db.query
    .selectFrom('embed_files')
    .select('body')
    .where('version', '=', version)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.body;
}
