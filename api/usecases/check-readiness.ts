import type { Database } from '../../db/database.ts';
import { selectPublications, selectSnapshotVersions } from '../../db/snapshots.ts';
import { isoInstant, epochMinutes, type Clock } from '../domain/clock.ts';

export interface Readiness {
  /** Some snapshot has ended unrenewed: its havens are hidden. */
  readonly stale: boolean;
  readonly published: number;
  /** Since the scope that has waited longest was last made sure of; undefined where none was published. */
  readonly oldestAgeMs: number | undefined;
  /** Scopes that changed and are not published yet. */
  readonly waiting: number;
}

/**
 * Whether the register answers, and how fresh what the public sees is.
 * @throws UnavailableError (503) where the register cannot be read
 */
export async function checkReadiness({ db, clock }: { db: Database; clock: Clock }): Promise<Readiness> {
  const now = clock.now();
  const publications = await selectPublications(db);
  const snapshots = await selectSnapshotVersions(db);
  const times = publications.map(({ publishedAt }) => Date.parse(publishedAt)).filter(Number.isFinite);
  return {
    stale: snapshots.some(({ validUntil }) => validUntil <= isoInstant(epochMinutes(now))),
    published: snapshots.length,
    oldestAgeMs: times.length > 0 ? now - times.reduce((a, b) => Math.min(a, b)) : undefined,
    waiting: publications.filter(({ changed, published }) => changed !== published).length,
  };
}
