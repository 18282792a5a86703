import type { EpochMinutes } from './clock.ts';
import { RADIANS } from './geo.ts';
import { isAlcoholLed } from './venue.ts';

/** `area/E09000003` or `cell/11-1022-679`. */
export type SnapshotScope = string;

/** Fourteen days of opening times. */
export const HORIZON_MINUTES = 14 * 24 * 60;

/**
 * What the public reads: the havens of one scope that hold today, with their open times as numbers. Columnar, since
 * values of one field compress together: every list in `havens` has one entry a haven, in the same order.
 */
export interface Snapshot {
  readonly format: 1;
  readonly scope: SnapshotScope;
  /** Hash of the content: the same havens and times give the same version. */
  readonly version: string;
  readonly built_at: string;
  /** After this instant the whole copy is too old to be shown. */
  readonly valid_until: string;
  /** The minute all other minutes count from. */
  readonly base: EpochMinutes;
  readonly horizon_minutes: number;
  /** The schemes of these havens; bit n of a haven's `schemes` is the n-th. */
  readonly schemes: readonly SnapshotScheme[];
  /**
   * `[gap, length, gap, length, …]` in minutes: closed for gap, then open for length, from base. A last length of -1
   * is still open at the horizon.
   */
  readonly schedules: readonly (readonly number[])[];
  readonly havens: SnapshotColumns;
}

export interface SnapshotScheme {
  readonly key: string;
  readonly name: string;
  /** What a person says there. */
  readonly say: string;
}

export interface SnapshotColumns {
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly kind: readonly string[];
  /** Bits over `schemes`. */
  readonly schemes: readonly number[];
  readonly lat: readonly number[];
  readonly lon: readonly number[];
  /** Street and town. */
  readonly address: readonly string[];
  readonly postcode: readonly string[];
  readonly phone: readonly string[];
  /** Bits over FACILITIES of venue.ts. */
  readonly facilities: readonly number[];
  /** Place in AGE_POLICIES of venue.ts. */
  readonly age: readonly number[];
  /** Days since 1970-01-01 on which the training rule was last seen to hold. */
  readonly trained_on: readonly number[];
  /** Minutes after base to which its being shown is certain, at most the horizon. */
  readonly until: readonly number[];
  /** Place in `schedules`; -1 is "hours not known: call first". */
  readonly schedule: readonly number[];
  /**
   * Place in `schedules` of when the doors are open, where that is longer than trained help is there; -1 is the same.
   * Absent where it is the same for all.
   */
  readonly doors?: readonly number[];
}

export const UNKNOWN_HOURS = -1;
export const OPEN_AT_HORIZON = -1;
/** Later than any minute asked about. */
export const NEVER = 2 ** 31 - 1;

/** A snapshot made ready for ranking: once when it arrives, so that each question is cheap. */
export interface HavenIndex {
  readonly snapshot: Snapshot;
  readonly count: number;
  /** Three coordinates a haven on a sphere of radius 1. */
  readonly unit: Float64Array;
  /** Place in `starts` a haven; the last is an empty schedule, for hours not known. */
  readonly schedule: Int32Array;
  /** Minutes after base, one schedule after the other: [opens, closes, opens, closes, …]; NEVER is past the horizon. */
  readonly times: Int32Array;
  /** Where each schedule begins in `times`. */
  readonly starts: Int32Array;
  /** The last minute each schedule was asked about, doubled, plus one if it was open: havens share schedules. */
  readonly asked: Int32Array;
  /** 1 a haven that is alcohol-led. */
  readonly alcoholLed: Uint8Array;
  readonly validUntil: EpochMinutes;
}

/** Unit vector of a WGS 84 position written at an offset: chords between such vectors order as distances do. */
export function writeUnitVector(into: Float64Array, offset: number, lat: number, lon: number): void {
  const cosLat = Math.cos(lat * RADIANS);
  into[offset] = cosLat * Math.cos(lon * RADIANS);
  into[offset + 1] = cosLat * Math.sin(lon * RADIANS);
  into[offset + 2] = Math.sin(lat * RADIANS);
}

/**
 * Readies a snapshot for ranking.
 * @throws TypeError where it is not a whole snapshot of this format: truncated, poisoned, or newer
 */
export function indexSnapshot(snapshot: Snapshot): HavenIndex {
  const { base, havens, schedules, schemes } = snapshot;
  const count = havens.id.length;
  const validUntil = Math.floor(Date.parse(snapshot.valid_until) / 60_000);
  if (
    snapshot.format !== 1 ||
    typeof base !== 'number' ||
    !(validUntil > base) ||
    schemes.some(({ key, name, say }) => [key, name, say].some((text) => typeof text !== 'string')) ||
    Object.values(havens).some((column) => column.length !== count)
  )
    throw new TypeError('not a snapshot of format 1');
  const unit = new Float64Array(count * 3);
  for (let row = 0; row < count; row++) {
    writeUnitVector(unit, row * 3, havens.lat[row] ?? NaN, havens.lon[row] ?? NaN);
  }
  const times: number[] = [];
  const starts = schedules.map((schedule) => {
    const start = times.length;
    let at = 0;
    for (const delta of schedule) times.push((at = delta === OPEN_AT_HORIZON ? NEVER : at + delta));
    return start;
  });
  starts.push(times.length, times.length);
  return {
    snapshot,
    count,
    unit,
    schedule: Int32Array.from(havens.schedule, (place) => (schedules[place] ? place : schedules.length)),
    times: Int32Array.from(times),
    starts: Int32Array.from(starts),
    asked: Int32Array.from(starts, () => -1),
    alcoholLed: Uint8Array.from(havens.id, (_, row) =>
      Number(isAlcoholLed(havens.kind?.[row] ?? '', havens.age[row] ?? 1)),
    ),
    validUntil,
  };
}
