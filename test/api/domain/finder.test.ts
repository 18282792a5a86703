import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSnapshot, prepareHaven } from '../../../api/domain/build-snapshot.ts';
import { cellOf, type CellKey } from '../../../api/domain/cells.ts';
import { doorsOf, nearest, nearestOverCells, type NearestOptions } from '../../../api/domain/finder.ts';
import { distanceMetres, walkMinutes, type Point } from '../../../api/domain/geo.ts';
import type { Haven } from '../../../api/domain/haven.ts';
import { londonDays, openIntervals, type Session } from '../../../api/domain/hours.ts';
import { londonInstant } from '../../../api/domain/london-time.ts';
import { cellScope } from '../../../api/domain/scope.ts';
import {
  HORIZON_MINUTES,
  indexSnapshot,
  type HavenIndex,
  type Snapshot,
} from '../../../api/domain/snapshot.ts';
import { AGE_POLICIES, FACILITIES } from '../../../api/domain/venue.ts';
import { aHaven, everyDay } from '../../helpers/builders.ts';

const BASE = londonInstant('2026-10-20'); // the autumn clock change is inside the horizon
const DAYS = londonDays({ from: BASE, to: BASE + HORIZON_MINUTES, bankHolidays: new Set() });
const SCHEMES = ['safe_haven', 'ask_for_angela'].map((key) => ({ key, name: key, say: '' }));
const OPTIONS: NearestOptions = { limit: 10, withinMetres: 50_000 };

function snapshotOf(scope: string, havens: readonly Haven[]): HavenIndex {
  const snapshot = buildSnapshot({
    scope,
    havens: havens.map((haven) => prepareHaven(haven, DAYS, BASE)),
    schemes: SCHEMES,
    base: BASE,
    builtAt: BASE + 60,
  });
  return indexSnapshot(JSON.parse(JSON.stringify({ ...snapshot, version: 'v' })) as Snapshot);
}

function cellsOf(havens: readonly Haven[]): ReadonlyMap<CellKey, HavenIndex> {
  const byCell = Map.groupBy(havens, cellOf);
  return new Map([...byCell].map(([key, group]) => [key, snapshotOf(cellScope(key), group)]));
}

const time = fc.nat(95).map((quarter) => clockTime(quarter * 15));
function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
const session = fc.tuple(time, time).map(([opens, closes]): Session => [opens, closes]);
// Coarse positions give ties on one point. They are the marks of a Golomb ruler, so that no two different points are
// equally far but for rounding, where two right answers could differ. The box spans several cells and their corners.
const near = (middle: number, spread: number) =>
  fc.oneof(
    fc.double({ min: middle - spread, max: middle + spread, noNaN: true }),
    fc.constantFrom(0, 1, 4, 10, 12, 17).map((mark) => middle + ((mark - 8) * spread) / 9),
  );
const point = fc.record({ lat: near(51.62, 0.25), lon: near(-0.1, 0.4) });
const haven = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9]{4}$/),
    point,
    hours: fc.option(session, { freq: 8 }),
    until: fc.integer({ min: -1_000, max: HORIZON_MINUTES + 5_000 }),
    schemes: fc.subarray(['safe_haven', 'ask_for_angela'], { minLength: 1 }),
    agePolicy: fc.constantFrom(...AGE_POLICIES),
    kind: fc.constantFrom('cafe', 'pub', 'library'),
    facilities: fc.subarray([...FACILITIES]),
  })
  .map(({ id, point: place, hours, until, ...given }): Haven => {
    const { opening: _, ...unknown } = aHaven();
    const lat = Math.round(place.lat * 1e5) / 1e5;
    const lon = Math.round(place.lon * 1e5) / 1e5;
    const known = hours ? { opening: everyDay(hours) } : {};
    return { ...unknown, ...known, ...given, id, lat, lon, until: BASE + until };
  });
const register = fc.uniqueArray(haven, { selector: ({ id }) => id, maxLength: 120 });
const at = fc.integer({ min: 0, max: 8 * 1440 - 1 }).map((minute) => BASE + minute);

/** Everything, one by one: open by the hours engine, distance by the haversine formula, then a plain sort. */
function bruteForce(havens: readonly Haven[], from: Point, minute: number, options: NearestOptions) {
  return havens
    .filter(({ until }) => until > minute)
    .filter(({ schemes }) => !options.schemes || schemes.some((key) => options.schemes?.includes(key)))
    .map((each) => {
      const metres = distanceMetres(from, each);
      const visit =
        each.opening &&
        (openIntervals(each.opening, DAYS) ?? []).find(({ start, end }) => start <= minute && minute < end);
      const open = visit !== undefined;
      const shuts = Math.min(visit?.end ?? Infinity, each.until);
      const late =
        open && !!options.onFoot && shuts < BASE + HORIZON_MINUTES && shuts - minute <= walkMinutes(metres);
      const first = open && options.under18 && isDry(each) && metres <= 1_920;
      return { ...each, metres, open, late, tier: !open ? 3 : late ? 2 : first ? 0 : 1 };
    })
    .filter((each) => !options.noAlcohol || isDry(each))
    .filter(({ facilities }) =>
      FACILITIES.every((one, bit) => !((options.facilities ?? 0) & (1 << bit)) || facilities.includes(one)),
    )
    .filter(({ metres }) => metres <= options.withinMetres)
    .filter(({ open }) => open || !options.openOnly)
    .sort((a, b) => a.tier - b.tier || nearly(a.metres, b.metres) || (a.id < b.id ? -1 : 1))
    .slice(0, options.limit)
    .map(({ id, open, late }) => ({ id, open, late }));
}

function isDry({ kind, agePolicy }: Haven): boolean {
  return agePolicy === 'all_ages' && !['pub', 'bar', 'club'].includes(kind);
}

/** Two formulas differ by less than a micrometre: within that it is a tie. */
function nearly(a: number, b: number): number {
  return Math.abs(a - b) < 1e-6 ? 0 : a - b;
}

describe('the nearest havens', () => {
  it('over cells, equal a brute force over everything', () => {
    const options = fc.record({
      limit: fc.integer({ min: 1, max: 12 }),
      withinMetres: fc.constantFrom(800, 5_000, 50_000),
      openOnly: fc.boolean(),
      under18: fc.boolean(),
      onFoot: fc.boolean(),
      noAlcohol: fc.boolean(),
      facilities: fc.constantFrom(0, 0, 1, 2, 9),
    });
    const schemes = fc.option(
      fc.constantFrom(['ask_for_angela'], ['safe_haven', 'ask_for_angela'], ['none']),
      {
        nil: undefined,
      },
    );
    fc.assert(
      fc.property(register, point, at, options, schemes, (havens, from, minute, given, keys) => {
        const asked = { ...given, ...(keys && { schemes: keys }) };
        const cells = cellsOf(havens);
        const answer = nearestOverCells((key) => cells.get(key) ?? null, from, minute, asked);
        expect(answer.missing).toEqual([]);
        expect(idsOf(answer.found)).toEqual(bruteForce(havens, from, minute, asked));
      }),
      { numRuns: 5_000 },
    );
  });

  it('are proven by loading only the cells it names, never fewer', () => {
    fc.assert(
      fc.property(register, point, at, (havens, from, minute) => {
        const cells = cellsOf(havens);
        const loaded = new Map<CellKey, HavenIndex | null>();
        const ask = () => nearestOverCells((key) => loaded.get(key), from, minute, OPTIONS);
        let answer = ask();
        for (let round = 0; answer.missing.length > 0; round++) {
          expect(round).toBeLessThan(40);
          const sure = bruteForce(havens, from, minute, {
            ...OPTIONS,
            withinMetres: answer.searchedMetres - 1,
          });
          const openAndSure = sure.filter(({ open }) => open);
          expect(idsOf(answer.found).slice(0, openAndSure.length)).toEqual(openAndSure);
          for (const key of answer.missing.slice(0, 20)) loaded.set(key, cells.get(key) ?? null);
          answer = ask();
        }
        expect(idsOf(answer.found)).toEqual(bruteForce(havens, from, minute, OPTIONS));
      }),
      { numRuns: 300 },
    );
  });

  it('are right at every minute, whatever the same snapshots were asked before', () => {
    const minutes = fc.array(at, { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(register, point, minutes, (havens, from, asked) => {
        const cells = cellsOf(havens);
        for (const minute of [...asked, ...asked]) {
          const answer = nearestOverCells((key) => cells.get(key) ?? null, from, minute + 0.5, OPTIONS);
          expect(idsOf(answer.found)).toEqual(bruteForce(havens, from, minute, OPTIONS));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never call a closed or lapsed place open', () => {
    fc.assert(
      fc.property(register, point, at, (havens, from, minute) => {
        for (const { index, row, open } of nearest(
          [snapshotOf('area/E09000003', havens)],
          from,
          minute,
          OPTIONS,
        )) {
          const truth = havens.find(({ id }) => id === index.snapshot.havens.id[row]);
          expect(truth?.until).toBeGreaterThan(minute);
          if (!open) continue;
          const intervals = truth?.opening && openIntervals(truth.opening, DAYS);
          expect(intervals?.some(({ start, end }) => start <= minute && minute < end)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('say when an open place closes and when a closed one opens', () => {
    const index = snapshotOf('area/E09000003', [
      aHaven({ id: 'late', opening: everyDay(['18:00', '02:00']) }),
      aHaven({ id: 'always' }),
      aHaven({ id: 'day', opening: everyDay(['09:00', '17:00']) }),
    ]);
    const found = nearest([index], aHaven(), londonInstant('2026-10-22', 60), OPTIONS);
    const said = found.map(({ row, open, changesAt }) => [index.snapshot.havens.id[row], open, changesAt]);
    expect(said).toEqual([
      ['always', true, undefined],
      ['late', true, londonInstant('2026-10-22', 120)],
      ['day', false, londonInstant('2026-10-22', 540)],
    ]);
  });

  it('hide a venue from the minute its accreditation or training ends, with no new snapshot', () => {
    const ends = londonInstant('2026-10-23');
    const index = snapshotOf('area/E09000003', [aHaven({ until: ends })]);
    expect(nearest([index], aHaven(), ends - 1, OPTIONS)).toHaveLength(1);
    expect(nearest([index], aHaven(), ends, OPTIONS)).toHaveLength(0);
  });

  it('are none from a copy past its end', () => {
    const index = snapshotOf('area/E09000003', [aHaven()]);
    expect(nearest([index], aHaven(), index.validUntil - 1, OPTIONS)).toHaveLength(1);
    expect(nearest([index], aHaven(), index.validUntil, OPTIONS)).toHaveLength(0);
  });

  it('send an under-18 to a near open place that is not alcohol-led first, and keep the pub on the list', () => {
    const index = snapshotOf('area/E09000003', [
      aHaven({ id: 'pub', agePolicy: 'under_16_accompanied', lat: 51.6136 }),
      aHaven({ id: 'library', lat: 51.62 }),
      aHaven({ id: 'distant', lat: 51.65 }),
    ]);
    const ids = (options: NearestOptions) =>
      idsOf(nearest([index], aHaven(), BASE + 60, options)).map(({ id }) => id);
    expect(ids(OPTIONS)).toEqual(['pub', 'library', 'distant']);
    expect(ids({ ...OPTIONS, under18: true })).toEqual(['library', 'pub', 'distant']);
  });

  it('put a place that shuts before one could walk there after those that do not, and say so', () => {
    const index = snapshotOf('area/E09000003', [
      aHaven({ id: 'shutting', lat: 51.6181, opening: everyDay(['09:00', '17:00']) }),
      aHaven({ id: 'further', lat: 51.63 }),
      aHaven({ id: 'shut', lat: 51.6136, opening: everyDay(['09:00', '16:00']) }),
    ]);
    const ask = (minute: number, onFoot = true) =>
      nearest([index], aHaven(), londonInstant('2026-10-22', minute), { ...OPTIONS, onFoot });
    const ids = (found: ReturnType<typeof nearest>) => idsOf(found).map(({ id }) => id);
    // Eight minutes' walk away, and open for nine.
    expect(walkMinutes(ask(16 * 60 + 51)[0]?.metres ?? 0)).toBe(8);
    expect(ids(ask(16 * 60 + 51))).toEqual(['shutting', 'further', 'shut']);
    expect(ids(ask(16 * 60 + 52))).toEqual(['further', 'shutting', 'shut']);
    expect(ask(16 * 60 + 52).map(({ late, open }) => [late, open])).toEqual([
      [false, true],
      [true, true],
      [false, false],
    ]);
    expect(ids(ask(16 * 60 + 52, false))).toEqual(['shutting', 'further', 'shut']);
  });

  it('tell the doors apart from trained help, where the two differ', () => {
    const helped = aHaven({
      id: 'helped',
      opening: everyDay(['09:00', '23:00']),
      help: everyDay(['18:00', '22:00']),
    });
    const index = snapshotOf('area/E09000003', [helped, aHaven({ id: 'plain' })]);
    const doorsAt = (minute: number) => {
      const instant = londonInstant('2026-10-22', minute);
      return nearest([index], helped, instant, OPTIONS).map((found) => doorsOf(found, instant));
    };
    expect(doorsAt(19 * 60)).toContainEqual({ open: true, changesAt: londonInstant('2026-10-22', 23 * 60) });
    expect(doorsAt(8 * 60)).toContainEqual({ open: false, changesAt: londonInstant('2026-10-22', 9 * 60) });
    expect(doorsAt(19 * 60)).toContain(undefined);
    expect('doors' in snapshotOf('area/E09000003', [aHaven()]).snapshot.havens).toBe(false);
  });

  it('refuse what is not a whole snapshot', () => {
    const { snapshot } = snapshotOf('area/E09000003', [aHaven()]);
    const broken = { ...snapshot, havens: { ...snapshot.havens, lat: [] } };
    expect(() => indexSnapshot(broken)).toThrow(TypeError);
    expect(() => indexSnapshot({ ...snapshot, valid_until: 'soon' })).toThrow(TypeError);
  });

  it('hide a place whose position or end is no number', () => {
    const index = snapshotOf('area/E09000003', [aHaven()]);
    const { snapshot } = index;
    const ask = (column: string, value: unknown) => {
      const havens = { ...snapshot.havens, [column]: [value] };
      return nearest([indexSnapshot({ ...snapshot, havens })], aHaven(), BASE + 60, OPTIONS);
    };
    for (const odd of ['abc', NaN, undefined, null, {}])
      expect(['lat', 'lon', 'until'].map((column) => ask(column, odd))).toEqual([[], [], []]);
    expect(nearest([index], aHaven(), BASE + 60, OPTIONS)).toHaveLength(1);
  });
});

function idsOf(found: ReturnType<typeof nearest>) {
  return found.map(({ index, row, open, late }) => ({ id: index.snapshot.havens.id[row] ?? '', open, late }));
}
