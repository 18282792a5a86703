import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../../api/app.ts';
import { signInDeps } from '../../../api/compose.ts';
import { readConfig } from '../../../api/config.ts';
import type { NearestAnswer } from '../../../api/contract/havens.ts';
import { buildSnapshot, prepareHaven } from '../../../api/domain/build-snapshot.ts';
import { cellOf } from '../../../api/domain/cells.ts';
import { isoInstant } from '../../../api/domain/clock.ts';
import { distanceMetres } from '../../../api/domain/geo.ts';
import type { Haven } from '../../../api/domain/haven.ts';
import { londonDays, openIntervals } from '../../../api/domain/hours.ts';
import { londonInstant } from '../../../api/domain/london-time.ts';
import { cellScope } from '../../../api/domain/scope.ts';
import { HORIZON_MINUTES } from '../../../api/domain/snapshot.ts';
import { readFontFile } from '../../../api/print/fonts.node.ts';
import { printer } from '../../../api/print/printer.ts';
import { randomIds } from '../../../api/random-ids.ts';
import { fixedClock } from '../../../api/system-clock.ts';
import { snapshotReader } from '../../../api/usecases/read-snapshots.ts';
import { upsertSnapshot } from '../../../db/snapshots.ts';
import { aHaven, everyDay } from '../../helpers/builders.ts';
import { openMemory } from '../../helpers/databases.ts';
import { aMailbox } from '../../helpers/mailbox.ts';

const BASE = londonInstant('2026-10-20'); // the autumn clock change is inside the horizon
const DAYS = londonDays({ from: BASE, to: BASE + HORIZON_MINUTES, bankHolidays: new Set() });

async function appOver(havens: readonly Haven[]) {
  const { database: db, close } = openMemory();
  const snapshots = [...Map.groupBy(havens, cellOf)].map(([cell, some]) => {
    const scope = cellScope(cell);
    const prepared = some.map((haven) => prepareHaven(haven, DAYS, BASE));
    const schemes = [{ key: 'safe_haven', name: 'Safe Haven', say: '' }];
    const snapshot = {
      ...buildSnapshot({ scope, havens: prepared, schemes, base: BASE, builtAt: BASE }),
      version: scope,
    };
    const { built_at: builtAt, valid_until: validUntil } = snapshot;
    return upsertSnapshot(db, { scope, version: scope, builtAt, validUntil, body: JSON.stringify(snapshot) });
  });
  await db.writeAll(snapshots);
  const given = {
    db,
    clock: fixedClock(BASE * 60_000),
    ids: randomIds,
    config: readConfig({}),
    log: { request() {}, note() {}, failure() {} },
  };
  const app = createApp({
    ...given,
    ...signInDeps({ ...given, clientAddress: () => 'a test' }),
    snapshots: snapshotReader(db),
    mail: aMailbox(),
    asset: () => Promise.resolve(undefined),
    print: printer(readFontFile),
  });
  return { app, close };
}

/** Open ones first, then by distance by the haversine formula, then id: one by one over everything. */
function bruteForce(havens: readonly Haven[], point: { lat: number; lon: number }, at: number): string[] {
  return havens
    .filter(({ until }) => until > at)
    .map((haven) => {
      const intervals = haven.opening && openIntervals(haven.opening, DAYS);
      const open = intervals?.some(({ start, end }) => start <= at && at < end) ?? false;
      return { id: haven.id, open, metres: distanceMetres(point, haven) };
    })
    .filter(({ metres }) => metres <= 50_000)
    .sort((a, b) => Number(b.open) - Number(a.open) || a.metres - b.metres || (a.id < b.id ? -1 : 1))
    .slice(0, 10)
    .map(({ id, open }) => `${id} ${open ? 'open' : 'shut'}`);
}

const clockTime = fc
  .nat(95)
  .map((n) => `${String(n >> 2).padStart(2, '0')}:${String((n & 3) * 15).padStart(2, '0')}`);
const degrees = (middle: number, spread: number) =>
  fc
    .double({ min: middle - spread, max: middle + spread, noNaN: true })
    .map((value) => Math.round(value * 1e5) / 1e5);
const haven = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9]{9}$/),
    lat: degrees(51.6, 0.3),
    lon: degrees(-0.1, 0.5),
    hours: fc.option(fc.tuple(clockTime, clockTime), { freq: 8 }),
    lasts: fc.integer({ min: -500, max: 14 * 1440 }),
  })
  .map(({ hours, lasts, ...given }): Haven => {
    const { opening: _, ...closed } = aHaven();
    return { ...closed, ...given, until: BASE + lasts, ...(hours && { opening: everyDay(hours) }) };
  });
const register = fc.uniqueArray(haven, { selector: ({ id }) => id, minLength: 1, maxLength: 80 });
const question = fc.record({
  lat: degrees(51.6, 0.4),
  lon: degrees(-0.1, 0.7),
  at: fc.integer({ min: 0, max: 8 * 1440 - 1 }),
});

describe('the nearest endpoint', () => {
  it('answers over HTTP what a brute force over everything answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        register,
        fc.array(question, { minLength: 5, maxLength: 10 }),
        async (havens, questions) => {
          const { app, close } = await appOver(havens);
          for (const { lat, lon, at } of questions) {
            const query = `lat=${lat.toFixed(5)}&lon=${lon.toFixed(5)}&at=${isoInstant(BASE + at)}`;
            const answer = await app.request(`/api/v1/havens/nearest?${query}`);
            const { havens: found } = (await answer.json()) as NearestAnswer;
            const got = found.map(({ id, open }) => `${id} ${open ? 'open' : 'shut'}`);
            expect(got).toEqual(bruteForce(havens, { lat, lon }, BASE + at));
          }
          close();
        },
      ),
      { numRuns: 60 },
    );
  });
});
