import { selectSnapshots, selectSnapshotVersions, type PublishedSnapshot } from '../../db/snapshots.ts';
import type { Database } from '../../db/database.ts';
import { indexSnapshot, type HavenIndex, type Snapshot, type SnapshotScope } from '../domain/snapshot.ts';

/** Published snapshots as the finder and the public routes read them. */
export interface SnapshotReader {
  /** The published row of a scope: its version and its JSON text. */
  published(scope: SnapshotScope): Promise<PublishedSnapshot | undefined>;
  /** The same, ready for ranking; null where nothing is published for the scope. */
  index(scope: SnapshotScope): Promise<HavenIndex | null>;
  /** What is in memory and still true, without waiting; undefined where finding that out takes a query. */
  inMemory(): SnapshotMemory | undefined;
  /** Brings scopes into memory; those that nobody has published are known to be empty afterwards. */
  load(scopes: readonly SnapshotScope[]): Promise<SnapshotMemory>;
}

/** Snapshots in memory: null is known not to be published, undefined is not loaded yet. */
export interface SnapshotMemory {
  published(scope: SnapshotScope): PublishedSnapshot | null | undefined;
  index(scope: SnapshotScope): HavenIndex | null | undefined;
}

interface Held {
  readonly row: PublishedSnapshot;
  index?: HavenIndex;
}

/**
 * Reads snapshots through a memory. Before each question it makes sure that the versions it holds are the published
 * ones; a snapshot is read again only when its own version changed.
 * @param changeToken a number that changes with every write of any process, so that no query is needed while it stands
 *   still; without one (D1) the versions are asked for each time
 */
export function snapshotReader(db: Database, changeToken?: () => number): SnapshotReader {
  let versions: ReadonlyMap<SnapshotScope, string> = new Map();
  let checkedAt: number | undefined;
  const held = new Map<SnapshotScope, Held>();

  function current(scope: SnapshotScope): Held | null | undefined {
    const version = versions.get(scope);
    if (version === undefined) return null;
    const known = held.get(scope);
    return known?.row.version === version ? known : undefined;
  }

  const memory: SnapshotMemory = {
    published(scope) {
      const known = current(scope);
      return known && known.row;
    },
    index(scope) {
      const known = current(scope);
      return known && (known.index ??= indexSnapshot(JSON.parse(known.row.body) as Snapshot));
    },
  };

  function inMemory(): SnapshotMemory | undefined {
    return changeToken && checkedAt === changeToken() ? memory : undefined;
  }

  async function check(): Promise<void> {
    if (inMemory()) return;
    const token = changeToken?.();
    const published = await selectSnapshotVersions(db);
    versions = new Map(published.map(({ scope, version }) => [scope, version]));
    for (const scope of held.keys()) if (!versions.has(scope)) held.delete(scope);
    checkedAt = token;
  }

  async function load(scopes: readonly SnapshotScope[]): Promise<SnapshotMemory> {
    for (;;) {
      await check();
      const asOf = versions;
      const wanted = scopes.filter((scope) => current(scope) === undefined);
      if (wanted.length === 0) return memory;
      const rows = await selectSnapshots(db, wanted);
      for (const row of rows) held.set(row.scope, { row });
      // While this one waited another question may have learnt of newer versions: these must not stand in for them.
      if (versions !== asOf) continue;
      // What was published or taken away between the two queries is as the second one says.
      const latest = new Map(versions);
      for (const scope of wanted) latest.delete(scope);
      for (const row of rows) latest.set(row.scope, row.version);
      versions = latest;
    }
  }

  return {
    inMemory,
    load,
    published: async (scope) => (await load([scope])).published(scope) ?? undefined,
    index: async (scope) => (await load([scope])).index(scope) ?? null,
  };
}
