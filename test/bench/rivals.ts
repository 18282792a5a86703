import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { PreparedHaven } from '../../api/domain/build-snapshot.ts';
import { distanceMetres, EARTH_RADIUS_METRES, type Point } from '../../api/domain/geo.ts';
import { OPEN_AT_HORIZON, writeUnitVector } from '../../api/domain/snapshot.ts';
import { BASE } from './drawn-havens.ts';

/** The ids of the nearest open havens, nearest first. */
export type Finder = (point: Point, at: number) => readonly string[];

export interface Asked {
  readonly limit: number;
  readonly withinMetres: number;
}

/** Opening times as every rival reads them: [opens, closes, …] in minutes after base, a binary search a question. */
class OpenTimes {
  readonly #times: readonly Float64Array[];
  readonly #until: Float64Array;

  constructor(havens: readonly PreparedHaven[]) {
    const shared = new Map<string, Float64Array>();
    this.#times = havens.map(({ schedule = [] }) => {
      const key = schedule.join();
      const times = shared.get(key) ?? absolute(schedule);
      shared.set(key, times);
      return times;
    });
    this.#until = Float64Array.from(havens, ({ haven }) => haven.until);
  }

  isOpen(row: number, at: number): boolean {
    if ((this.#until[row] as number) <= at) return false;
    const times = this.#times[row] as Float64Array;
    let low = 0;
    for (let high = times.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((times[middle] as number) <= at - BASE) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  }
}

/** kdbush with geokdbush: the JavaScript index people reach for. The filter is asked of whole leaves, as it does. */
export function kdbush(havens: readonly PreparedHaven[], { limit, withinMetres }: Asked): Finder {
  const times = new OpenTimes(havens);
  const index = new KDBush(havens.length);
  for (const { haven } of havens) index.add(haven.lon, haven.lat);
  index.finish();
  return ({ lat, lon }, at) =>
    around(index, lon, lat, limit, withinMetres / 1_000, (row) => times.isOpen(row, at)).map(
      (row) => (havens[row] as PreparedHaven).haven.id,
    );
}

/** One loop over numbers, hours looked at only for what is near enough to matter: the best a scan can do. */
export function tightScan(havens: readonly PreparedHaven[], { limit, withinMetres }: Asked): Finder {
  const times = new OpenTimes(havens);
  const ids = havens.map(({ haven }) => haven.id);
  const unit = new Float64Array(havens.length * 3);
  havens.forEach(({ haven: { lat, lon } }, row) => writeUnitVector(unit, row * 3, lat, lon));
  const reach = (2 * Math.sin(withinMetres / EARTH_RADIUS_METRES / 2)) ** 2;
  const origin = new Float64Array(3);
  return ({ lat, lon }, at) => {
    writeUnitVector(origin, 0, lat, lon);
    const [x = 0, y = 0, z = 0] = origin;
    const best: { chord2: number; id: string }[] = [];
    let bound = reach;
    for (let row = 0, i = 0; i < unit.length; row++, i += 3) {
      const dx = (unit[i] as number) - x;
      const dy = (unit[i + 1] as number) - y;
      const dz = (unit[i + 2] as number) - z;
      const chord2 = dx * dx + dy * dy + dz * dz;
      if (chord2 > bound || !times.isOpen(row, at)) continue;
      best.push({ chord2, id: ids[row] as string });
      best.sort(byDistance);
      if (best.length > limit) best.pop();
      if (best.length === limit) bound = best[limit - 1]?.chord2 ?? bound;
    }
    return best.map(({ id }) => id);
  };
}

/** What one writes first: filter, reckon every distance, sort everything. */
export function filterAndSort(havens: readonly PreparedHaven[], { limit, withinMetres }: Asked): Finder {
  const times = new OpenTimes(havens);
  const plain = havens.map(({ haven: { id, lat, lon } }, row) => ({ id, lat, lon, row }));
  return (point, at) =>
    plain
      .filter(({ row }) => times.isOpen(row, at))
      .map((haven) => ({ id: haven.id, metres: distanceMetres(point, haven) }))
      .filter(({ metres }) => metres <= withinMetres)
      .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id }) => id);
}

function byDistance(a: { chord2: number; id: string }, b: { chord2: number; id: string }): number {
  return a.chord2 - b.chord2 || (a.id < b.id ? -1 : 1);
}

function absolute(schedule: readonly number[]): Float64Array {
  let at = 0;
  return Float64Array.from(schedule, (delta, n) => {
    at = n % 2 === 1 && delta === OPEN_AT_HORIZON ? Infinity : at + delta;
    return at;
  });
}
