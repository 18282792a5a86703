import { selectAreaCodes } from '../../db/boundaries.ts';
import type { Database } from '../../db/database.ts';
import { ConstraintError } from '../../db/errors.ts';
import { replacePublishedHavens, selectPublishedDocuments } from '../../db/published-havens.ts';
import { selectEndedPoints, selectHavenCells, selectScopesAt } from '../../db/scopes.ts';
import { markPublished, selectPublications, selectSnapshot, upsertSnapshot } from '../../db/snapshots.ts';
import { epochMinutes, isoInstant, type Clock } from '../domain/clock.ts';
import { londonDate, londonInstant } from '../domain/london-time.ts';
import { areaScope, cellScope, parseScope } from '../domain/scope.ts';
import type { Snapshot, SnapshotScope } from '../domain/snapshot.ts';
import { Publisher } from './publisher.ts';

/** Scopes written together when everything is published: bounds memory and the length of one write. */
const SCOPES_A_WRITE = 50;
const ATTEMPTS = 5;

/**
 * Publishes scopes as the register stands at this minute, in one write: all of them are right when it returns. Where
 * another change came between reading and writing, it reads again.
 * @throws ConstraintError where the scopes kept changing through five attempts
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
  for (let attempt = 1; scopes.length > 0; attempt++) {
    try {
      await publishOnce(scopes, db, clock);
      return;
    } catch (error) {
      const overtaken = error instanceof ConstraintError && error.constraint === 'trigger';
      if (!overtaken || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Publishes every area with a boundary and every cell that holds, or held, a haven. */
export async function publishAll({
  db,
  clock,
}: {
  db: Database;
  clock: Clock;
}): Promise<readonly SnapshotScope[]> {
  const known = await selectPublications(db);
  const cells = await selectHavenCells(db);
  const areas = await selectAreaCodes(db);
  const scopes = [
    ...new Set([...known.map(({ scope }) => scope), ...cells.map(cellScope), ...areas.map(areaScope)]),
  ];
  for (let from = 0; from < scopes.length; from += SCOPES_A_WRITE) {
    await publishScopes({ scopes: scopes.slice(from, from + SCOPES_A_WRITE), db, clock });
  }
  return scopes;
}

/**
 * Publishes what time or a change has made out of date: scopes that changed since they were published, all of them
 * once a London day, and those where a haven's certainty or a closure has ended. Safe to run as often as one likes.
 * @returns the scopes that were published
 */
export async function publishDue({
  db,
  clock,
}: {
  db: Database;
  clock: Clock;
}): Promise<readonly SnapshotScope[]> {
  const known = await selectPublications(db);
  if (known.length === 0) return publishAll({ db, clock });
  const now = epochMinutes(clock.now());
  const dayBegan = isoInstant(londonInstant(londonDate(now)));
  const due = new Set(
    known
      .filter(({ changed, published, publishedAt }) => changed !== published || publishedAt < dayBegan)
      .map(({ scope }) => scope),
  );
  for (const point of await selectEndedPoints(db, isoInstant(now))) {
    for (const scope of await selectScopesAt(db, point)) due.add(scope);
  }
  const scopes = [...due];
  for (let from = 0; from < scopes.length; from += SCOPES_A_WRITE) {
    await publishScopes({ scopes: scopes.slice(from, from + SCOPES_A_WRITE), db, clock });
  }
  return scopes;
}

async function publishOnce(scopes: readonly SnapshotScope[], db: Database, clock: Clock): Promise<void> {
  const changes = new Map((await selectPublications(db)).map(({ scope, changed }) => [scope, changed]));
  const now = epochMinutes(clock.now());
  const publisher = await Publisher.read(scopes, db, now);
  const writes = [];
  for (const scope of scopes) {
    const parsed = parseScope(scope);
    if (!parsed) throw new TypeError(`not a scope: ${scope}`);
    if ('cell' in parsed) {
      const havens = publisher.inCell(parsed.cell).map(({ haven }) => haven);
      writes.push(...replacePublishedHavens(db, havens, await selectPublishedDocuments(db, parsed.cell)));
    }
    const snapshot = await withVersion(publisher.snapshot(scope));
    const published = await selectSnapshot(db, scope);
    if (published?.version !== snapshot.version || published.validUntil !== snapshot.valid_until) {
      const { version, built_at: builtAt, valid_until: validUntil } = snapshot;
      writes.push(
        upsertSnapshot(db, { scope, version, builtAt, validUntil, body: JSON.stringify(snapshot) }),
      );
    }
    writes.push(markPublished(db, scope, changes.get(scope) ?? 0, isoInstant(now)));
  }
  await db.writeAll(writes);
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
