import { isoInstant, type EpochMinutes } from './clock.ts';
import { helpIntervals, type Haven } from './haven.ts';
import type { Interval, LondonDays } from './hours.ts';
import { dayNumber } from './london-time.ts';
import {
  HORIZON_MINUTES,
  OPEN_AT_HORIZON,
  UNKNOWN_HOURS,
  type Snapshot,
  type SnapshotColumns,
  type SnapshotScheme,
  type SnapshotScope,
} from './snapshot.ts';
import { AGE_POLICIES, FACILITIES } from './venue.ts';

/**
 * How long a copy may be shown without being renewed: long enough for a phone that was last online a week ago, short
 * enough that a venue suspended meanwhile is not shown for longer. It is renewed every day.
 */
export const VALID_MINUTES = 8 * 24 * 60;

/** A haven with its open times from base, reckoned once for all the snapshots it is in. */
export interface PreparedHaven {
  readonly haven: Haven;
  /** Deltas as in Snapshot.schedules; undefined where the hours are not known. */
  readonly schedule: readonly number[] | undefined;
  /** When the doors are open, where trained help is not there all that time. */
  readonly doors?: readonly number[] | undefined;
}

export function prepareHaven(haven: Haven, days: LondonDays, base: EpochMinutes): PreparedHaven {
  const schedule = deltas(helpIntervals(haven, days), base);
  if (!haven.help || !schedule) return { haven, schedule };
  const { help: _, ...withoutHelp } = haven;
  const doors = deltas(helpIntervals(withoutHelp, days), base);
  return doors?.join() === schedule.join() ? { haven, schedule } : { haven, schedule, doors };
}

function deltas(intervals: readonly Interval[] | undefined, base: EpochMinutes): number[] | undefined {
  if (!intervals) return undefined;
  const horizon = base + HORIZON_MINUTES;
  const result: number[] = [];
  let at = base;
  for (const { start, end } of intervals) {
    result.push(start - at, end >= horizon ? OPEN_AT_HORIZON : end - start);
    at = end;
  }
  return result;
}

/**
 * The snapshot of a scope, but for its version: the same havens, day and schemes give the same content. Havens are in
 * order of postcode and id, so that neighbours share words and compress together.
 * @param base the instant at which the London day of publishing began
 */
export function buildSnapshot({
  scope,
  havens,
  schemes,
  base,
  builtAt,
}: {
  scope: SnapshotScope;
  havens: readonly PreparedHaven[];
  schemes: readonly SnapshotScheme[];
  base: EpochMinutes;
  builtAt: EpochMinutes;
}): Omit<Snapshot, 'version'> {
  const ordered = havens.toSorted(byPlace);
  const used = schemes.filter(({ key }) => ordered.some(({ haven }) => haven.schemes.includes(key)));
  const schedules = new Dictionary();
  const column = <Value>(value: (haven: Haven) => Value) => ordered.map(({ haven }) => value(haven));
  const columns: SnapshotColumns = {
    id: column(({ id }) => id),
    name: column(({ name }) => name),
    kind: column(({ kind }) => kind),
    schemes: column((haven) => bits(used, ({ key }) => haven.schemes.includes(key))),
    lat: column(({ lat }) => roundDegrees(lat)),
    lon: column(({ lon }) => roundDegrees(lon)),
    address: column(addressLine),
    postcode: column(({ postcode }) => postcode),
    phone: column(({ phone }) => phone),
    facilities: column((haven) => bits(FACILITIES, (facility) => haven.facilities.includes(facility))),
    age: column(({ agePolicy }) => AGE_POLICIES.indexOf(agePolicy)),
    trained_on: column(({ trainedOn }) => dayNumber(trainedOn)),
    until: column(({ until }) => Math.min(until - base, HORIZON_MINUTES)),
    schedule: ordered.map(({ schedule }) => (schedule ? schedules.place(schedule) : UNKNOWN_HOURS)),
    ...(ordered.some(({ doors }) => doors) && {
      doors: ordered.map(({ doors }) => (doors ? schedules.place(doors) : UNKNOWN_HOURS)),
    }),
  };
  return {
    format: 1,
    scope,
    built_at: isoInstant(builtAt),
    valid_until: isoInstant(base + VALID_MINUTES),
    base,
    horizon_minutes: HORIZON_MINUTES,
    schemes: used,
    schedules: schedules.entries,
    havens: columns,
  };
}

/** Street and town, said once. */
export function addressLine({ address, town }: Pick<Haven, 'address' | 'town'>): string {
  return !town || address.endsWith(town) ? address : address ? `${address}, ${town}` : town;
}

/** Five decimals are about a metre: a door, and no more bytes than that needs. */
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function byPlace({ haven: a }: PreparedHaven, { haven: b }: PreparedHaven): number {
  return compare(a.postcode, b.postcode) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bits<Item>(items: readonly Item[], has: (item: Item) => boolean): number {
  return items.reduce((sum, item, n) => (has(item) ? sum | (1 << n) : sum), 0);
}

class Dictionary {
  readonly entries: (readonly number[])[] = [];
  readonly #places = new Map<string, number>();

  place(schedule: readonly number[]): number {
    const key = schedule.join();
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.entries.length);
    return this.entries.push(schedule) - 1;
  }
}
