import { selectSnapshot, type PublishedSnapshot } from '../../db/snapshots.ts';
import type { Database } from '../../db/database.ts';
import { indexSnapshot, type HavenIndex, type Snapshot, type SnapshotScope } from '../domain/snapshot.ts';

/** Published snapshots as the finder and the public routes read them. */
export interface SnapshotReader {
  /** The published row of a scope: its version and its JSON text. */
  published(scope: SnapshotScope): Promise<PublishedSnapshot | undefined>;
  /** The same, ready for ranking; null where nothing is published for the scope. */
  index(scope: SnapshotScope): Promise<HavenIndex | null>;
}

/**
 * Reads snapshots through a memory that is emptied whenever the register changed.
 * @param changeToken a number that changes with every write of any process; without one (D1) a row is read each time
 *   and only the readied index is kept, by version
 */
export function snapshotReader(db: Database, changeToken?: () => number): SnapshotReader {
  const rows = new Map<SnapshotScope, PublishedSnapshot | undefined>();
  const indexes = new Map<SnapshotScope, { version: string; index: HavenIndex }>();
  let token: number | undefined;

  async function published(scope: SnapshotScope): Promise<PublishedSnapshot | undefined> {
    if (!changeToken) return selectSnapshot(db, scope);
    const now = changeToken();
    if (now !== token) {
      rows.clear();
      token = now;
    }
    if (rows.has(scope)) return rows.get(scope);
    const row = await selectSnapshot(db, scope);
    if (token === now) rows.set(scope, row);
    return row;
  }

  return {
    published,
    async index(scope) {
      const row = await published(scope);
      if (!row) return null;
      const known = indexes.get(scope);
      if (known?.version === row.version) return known.index;
      const index = indexSnapshot(JSON.parse(row.body) as Snapshot);
      indexes.set(scope, { version: row.version, index });
      return index;
    },
  };
}
