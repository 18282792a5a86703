import { selectAreaBounds } from '../../db/boundaries.ts';
import type { Database } from '../../db/database.ts';
import { ConstraintError, UnavailableError } from '../../db/errors.ts';
import { replacePublishedHavens, selectPublishedDocuments } from '../../db/published-havens.ts';
import { selectEndedSpots, selectHavenCells, selectScopesAt } from '../../db/scopes.ts';
import { markPublished, selectPublications, selectVersionsOf, upsertSnapshot } from '../../db/snapshots.ts';
import type { CellKey } from '../domain/cells.ts';
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

/**
 * Publishes every area with a boundary and every cell that holds, or held, a haven.
 * @returns the scopes that were published
 * @throws Error that names the scopes which could not be, after all others are
 */
export async function publishAll({
  db,
  clock,
}: {
  db: Database;
  clock: Clock;
}): Promise<readonly SnapshotScope[]> {
  const known = await selectPublications(db);
  const cells = await selectHavenCells(db);
  const areas = await selectAreaBounds(db);
  return publishEach(
    [
      ...known.map(({ scope }) => scope),
      ...cells.map(cellScope),
      ...areas.map(({ code }) => areaScope(code)),
    ],
    db,
    clock,
  );
}

/**
 * Publishes what time or a change has made out of date: scopes that changed since they were published, all of them
 * once a London day, and those where a haven's certainty or a closure has ended. Safe to run as often as one likes.
 * @returns the scopes that were published
 * @throws Error that names the scopes which could not be, after all others are
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
  const outOfDate = known.filter(
    ({ changed, published, publishedAt }) => changed !== published || publishedAt < dayBegan,
  );
  const ended = await selectEndedSpots(db, { since: dayBegan, now: isoInstant(now) });
  return publishEach(
    [...outOfDate.map(({ scope }) => scope), ...(await selectScopesAt(db, ended))],
    db,
    clock,
  );
}

/**
 * Areas before cells: what has ended is found by what is published of its cell, so an area that could not be published
 * is found again.
 */
async function publishEach(
  scopes: readonly SnapshotScope[],
  db: Database,
  clock: Clock,
): Promise<readonly SnapshotScope[]> {
  const due = [...new Set(scopes)].sort();
  const failures = new Map<SnapshotScope, unknown>();
  for (let from = 0; from < due.length; from += SCOPES_A_WRITE) {
    const together = due.slice(from, from + SCOPES_A_WRITE);
    try {
      await publishScopes({ scopes: together, db, clock });
    } catch (error) {
      if (error instanceof UnavailableError) throw error;
      for (const scope of together) {
        await publishScopes({ scopes: [scope], db, clock }).catch((cause) => failures.set(scope, cause));
      }
    }
  }
  const [cause] = failures.values();
  if (failures.size > 0) throw new Error(`not published: ${[...failures.keys()].join(', ')}`, { cause });
  return due;
}

async function publishOnce(scopes: readonly SnapshotScope[], db: Database, clock: Clock): Promise<void> {
  const changes = new Map((await selectPublications(db)).map(({ scope, changed }) => [scope, changed]));
  const now = epochMinutes(clock.now());
  const publisher = await Publisher.read(scopes, db, now);
  const versions = await selectVersionsOf(db, scopes);
  const documents = await selectPublishedDocuments(
    db,
    scopes.flatMap((scope) => cellIn(scope) ?? []),
  );
  const writes = [];
  for (const scope of scopes) {
    const cell = cellIn(scope);
    if (cell !== undefined) {
      const havens = publisher.inCell(cell).map(({ haven }) => haven);
      writes.push(...replacePublishedHavens(db, cell, havens, documents.get(cell)));
    }
    const snapshot = await withVersion(publisher.snapshot(scope));
    const { version, built_at: builtAt, valid_until: validUntil } = snapshot;
    if (versions.get(scope) !== version) {
      writes.push(
        upsertSnapshot(db, { scope, version, builtAt, validUntil, body: JSON.stringify(snapshot) }),
      );
    }
    writes.push(markPublished(db, scope, changes.get(scope) ?? 0, isoInstant(now)));
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
