import type { CompiledQuery } from 'kysely';
import type { SnapshotScope } from '../api/domain/snapshot.ts';
import type { Database } from './database.ts';

export interface PublishedSnapshot {
  readonly scope: SnapshotScope;
  readonly version: string;
  readonly builtAt: string;
  readonly validUntil: string;
  /** The snapshot as JSON text, served as it is. */
  readonly body: string;
}

/** The published snapshot of a scope. */
export async function selectSnapshot(db: Database, scope: SnapshotScope): Promise<PublishedSnapshot | undefined> {
  const row = await db.query
    .selectFrom('public_snapshots')
    .select(['scope', 'version', 'built_at', 'valid_until', 'body'])
    .where('scope', '=', scope)
    .executeTakeFirst();
  return (
    row && {
      scope: row.scope,
      version: row.version,
      builtAt: row.built_at,
      validUntil: row.valid_until,
      body: row.body,
    }
  );
}

/** Versions and ends of what is published, without the bodies. */
export async function selectSnapshotVersions(
  db: Database,
): Promise<readonly { scope: SnapshotScope; version: string; validUntil: string }[]> {
  const rows = await db.query.selectFrom('public_snapshots').select(['scope', 'version', 'valid_until']).execute();
  return rows.map(({ scope, version, valid_until }) => ({ scope, version, validUntil: valid_until }));
}

export function upsertSnapshot(db: Database, snapshot: PublishedSnapshot): CompiledQuery {
  const row = {
    version: snapshot.version,
    built_at: snapshot.builtAt,
    valid_until: snapshot.validUntil,
    body: snapshot.body,
  };
  return db.query
    .insertInto('public_snapshots')
    .values({ scope: snapshot.scope, ...row })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet(row))
    .compile();
}

export function deleteSnapshot(db: Database, scope: SnapshotScope): CompiledQuery {
  return db.query.deleteFrom('public_snapshots').where('scope', '=', scope).compile();
}

/** Marks a scope for publishing, in the same write as the change that made it out of date. */
export function markDirty(db: Database, scope: SnapshotScope, at: string): CompiledQuery {
  return db.query
    .insertInto('dirty_scopes')
    .values({ scope, marked_at: at })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet({ marked_at: at }))
    .compile();
}

/** Clears a mark made no later than `at`: a change that came meanwhile keeps its own. */
export function clearDirty(db: Database, scope: SnapshotScope, at: string): CompiledQuery {
  return db.query.deleteFrom('dirty_scopes').where('scope', '=', scope).where('marked_at', '<=', at).compile();
}

export async function selectDirtyScopes(db: Database): Promise<readonly SnapshotScope[]> {
  const rows = await db.query.selectFrom('dirty_scopes').select('scope').orderBy('scope').execute();
  return rows.map(({ scope }) => scope);
}
