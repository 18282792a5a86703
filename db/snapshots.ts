import { sql, type CompiledQuery } from 'kysely';
import type { SnapshotScope } from '../api/domain/snapshot.ts';
import type { Database } from './database.ts';
import { chunked } from './writes.ts';

export interface PublishedSnapshot {
  readonly scope: SnapshotScope;
  readonly version: string;
  readonly builtAt: string;
  readonly validUntil: string;
  /** The snapshot as JSON text, served as it is. */
  readonly body: string;
}

/** The published snapshots of scopes, in no order; a scope without one is left out. */
export async function selectSnapshots(
  db: Database,
  scopes: readonly SnapshotScope[],
): Promise<readonly PublishedSnapshot[]> {
  const rows = await Promise.all(
    chunked(scopes, 1).map((some) =>
      db.query
        .selectFrom('public_snapshots')
        .select(['scope', 'version', 'built_at', 'valid_until', 'body'])
        .where('scope', 'in', some)
        .execute(),
    ),
  );
  return rows
    .flat()
    .map(({ built_at: builtAt, valid_until: validUntil, ...row }) => ({ ...row, builtAt, validUntil }));
}

/** Versions and ends of what is published, without the bodies. */
export async function selectSnapshotVersions(
  db: Database,
): Promise<readonly { scope: SnapshotScope; version: string; validUntil: string }[]> {
  const rows = await db.query
    .selectFrom('public_snapshots')
    .select(['scope', 'version', 'valid_until'])
    .execute();
  return rows.map(({ scope, version, valid_until }) => ({ scope, version, validUntil: valid_until }));
}

/** The published versions of scopes; one without a snapshot is left out. */
export async function selectVersionsOf(
  db: Database,
  scopes: readonly SnapshotScope[],
): Promise<ReadonlyMap<SnapshotScope, string>> {
  const versions = new Map<SnapshotScope, string>();
  for (const some of chunked(scopes, 1)) {
    const rows = await db.query
      .selectFrom('public_snapshots')
      .select(['scope', 'version'])
      .where('scope', 'in', some)
      .execute();
    for (const { scope, version } of rows) versions.set(scope, version);
  }
  return versions;
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

/** Notes, in the same write as a change that matters to it, that a scope must be published anew. */
export function markChanged(db: Database, scope: SnapshotScope): CompiledQuery {
  return db.query
    .insertInto('publications')
    .values({ scope, changed: 1, published: 0, published_at: '' })
    .onConflict((conflict) =>
      conflict
        .column('scope')
        .doUpdateSet(({ ref }) => ({ changed: sql`${ref('publications.changed')} + 1` })),
    )
    .compile();
}

/** The same of every scope that is or was published: something changed that all of them may hold, such as a scheme. */
export function markAllChanged(db: Database): CompiledQuery {
  return db.query
    .updateTable('publications')
    .set(({ ref }) => ({ changed: sql`${ref('changed')} + 1` }))
    .compile();
}

/**
 * Notes that a scope is published as it stood at a count of changes. The write it belongs to fails whole with
 * ConstraintError where the scope has changed since that count was read.
 */
export function markPublished(
  db: Database,
  scope: SnapshotScope,
  changed: number,
  at: string,
): CompiledQuery {
  return db.query
    .insertInto('publications')
    .values({ scope, changed, published: changed, published_at: at })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet({ published: changed, published_at: at }))
    .compile();
}

export interface Publication {
  readonly scope: SnapshotScope;
  /** How often something that matters to it has changed. */
  readonly changed: number;
  /** The count of changes that is published. */
  readonly published: number;
  /** Instant, UTC ISO text; empty where it never was. */
  readonly publishedAt: string;
}

/** Publications by scope: of these scopes, or of all there are. */
export async function selectPublications(
  db: Database,
  scopes?: readonly SnapshotScope[],
): Promise<readonly Publication[]> {
  const publications = db.query
    .selectFrom('publications')
    .select(['scope', 'changed', 'published', 'published_at'])
    .orderBy('scope');
  const queries = scopes
    ? chunked(scopes, 1).map((some) => publications.where('scope', 'in', some))
    : [publications];
  const rows = await Promise.all(queries.map((query) => query.execute()));
  return rows.flat().map(({ published_at, ...row }) => ({ ...row, publishedAt: published_at }));
}
