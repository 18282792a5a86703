import { selectAreaBounds } from '../../db/boundaries.ts';
import type { Database } from '../../db/database.ts';
import { UnavailableError } from '../../db/errors.ts';
import { selectEndedSpots, selectHavenCells, selectScopesAt } from '../../db/scopes.ts';
import { selectPublications } from '../../db/snapshots.ts';
import { epochMinutes, isoInstant, type Clock } from '../domain/clock.ts';
import { londonDate, londonInstant } from '../domain/london-time.ts';
import { areaScope, cellScope } from '../domain/scope.ts';
import type { SnapshotScope } from '../domain/snapshot.ts';
import { publishScopes } from './publish-scopes.ts';

/** Scopes written together when everything is published: bounds memory and the length of one write. */
const SCOPES_A_WRITE = 50;

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
