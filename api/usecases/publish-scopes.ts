import type { Database } from '../../db/database.ts';
import { ConstraintError } from '../../db/errors.ts';
import { replacePublishedHavens, selectPublishedDocuments } from '../../db/published-havens.ts';
import {
  markPublished,
  selectPublications,
  selectVersionsOf,
  upsertSnapshot,
  type Publication,
} from '../../db/snapshots.ts';
import type { CellKey } from '../domain/cells.ts';
import { epochMinutes, isoInstant, type Clock } from '../domain/clock.ts';
import { parseScope } from '../domain/scope.ts';
import type { Snapshot, SnapshotScope } from '../domain/snapshot.ts';
import { Publisher } from './publisher.ts';

const ATTEMPTS = 5;

/**
 * Publishes scopes as the register stands at this minute, in one write: all of them are right when it returns. Where
 * another change came between reading and writing, it reads again.
 * @throws ConstraintError where the scopes kept changing through five attempts
 * @throws UnavailableError where the register cannot be read or written for now
 */
export async function publishScopes({
  scopes,
  db,
  clock,
}: {
  scopes: readonly SnapshotScope[];
  db: Database;
  clock: Clock;
}): Promise<void> {
  const first = await publicationsByScope(db, scopes);
  let known = first;
  for (let attempt = 1; scopes.length > 0; attempt++) {
    try {
      await publishOnce(scopes, known, db, clock);
      return;
    } catch (error) {
      const overtaken = error instanceof ConstraintError && error.constraint === 'trigger';
      if (!overtaken || attempt === ATTEMPTS) throw error;
    }
    known = await publicationsByScope(db, scopes);
    if (scopes.every((scope) => isPublishedSince(first.get(scope), known.get(scope)))) return;
  }
}

type Publications = ReadonlyMap<SnapshotScope, Publication>;

async function publicationsByScope(db: Database, scopes: readonly SnapshotScope[]): Promise<Publications> {
  const publications = await selectPublications(db, scopes);
  return new Map(publications.map((publication) => [publication.scope, publication]));
}

/** Whether someone else has meanwhile published all the changes there were, or more. */
function isPublishedSince(before: Publication | undefined, now: Publication | undefined): boolean {
  const { changed, published } = before ?? { changed: 0, published: -1 };
  return now !== undefined && now.published >= changed && now.published > published;
}

/** @param known the changes of each scope, as counted before anything else is read */
async function publishOnce(
  scopes: readonly SnapshotScope[],
  known: Publications,
  db: Database,
  clock: Clock,
): Promise<void> {
  const now = epochMinutes(clock.now());
  const publisher = await Publisher.read(scopes, db, now);
  const versions = await selectVersionsOf(db, scopes);
  const documents = await selectPublishedDocuments(
    db,
    scopes.flatMap((scope) => cellIn(scope) ?? []),
  );
  // Hashing waits for another thread: all of them together.
  const snapshots = await Promise.all(scopes.map((scope) => withVersion(publisher.snapshot(scope))));
  const writes = [];
  for (const snapshot of snapshots) {
    const { scope, version, built_at: builtAt, valid_until: validUntil } = snapshot;
    const cell = cellIn(scope);
    if (cell !== undefined) {
      const havens = publisher.in(scope).map(({ haven }) => haven);
      writes.push(...replacePublishedHavens(db, cell, havens, documents.get(cell)));
    }
    if (versions.get(scope) !== version) {
      writes.push(
        upsertSnapshot(db, { scope, version, builtAt, validUntil, body: JSON.stringify(snapshot) }),
      );
    }
    writes.push(markPublished(db, scope, known.get(scope)?.changed ?? 0, isoInstant(now)));
  }
  await db.writeAll(writes);
}

function cellIn(scope: SnapshotScope): CellKey | undefined {
  const parsed = parseScope(scope);
  if (!parsed) throw new TypeError(`not a scope: ${scope}`);
  return 'cell' in parsed ? parsed.cell : undefined;
}

/** The version is a hash of all but when it was built: 80 bits of SHA-256. */
async function withVersion(snapshot: Omit<Snapshot, 'version'>): Promise<Snapshot> {
  const { built_at: _, ...content } = snapshot;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(content)));
  const version = Array.from(new Uint8Array(digest, 0, 10), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const { format, scope, ...rest } = snapshot;
  return { format, scope, version, ...rest };
}
