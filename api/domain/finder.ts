import { cellAt, cellBounds, cellKey, metresToBounds, ringAround, type CellKey } from './cells.ts';
import type { EpochMinutes } from './clock.ts';
import { EARTH_RADIUS_METRES, walkMinutes, type Point } from './geo.ts';
import type { OpenState } from './open-state.ts';
import { NEVER, UNKNOWN_HOURS, writeUnitVector, type HavenIndex } from './snapshot.ts';

export interface NearestOptions {
  readonly limit: number;
  /** Havens further than this are not answered. Metres. */
  readonly withinMetres: number;
  /** Only havens of one of these schemes. */
  readonly schemes?: readonly string[];
  /** Leave out what is closed or has unknown hours. */
  readonly openOnly?: boolean;
  /** Open places that are not alcohol-led and within a half-hour walk come first. */
  readonly under18?: boolean;
  /** She walks: what shuts before she could be there comes after what does not, and is marked as late. */
  readonly onFoot?: boolean;
  /** Only havens with all of these: bits over FACILITIES of venue.ts. */
  readonly facilities?: number;
  /** Only havens that are not alcohol-led. */
  readonly noAlcohol?: boolean;
}

/** A haven in answer to a question, by its row in a snapshot. */
export interface Found {
  readonly index: HavenIndex;
  readonly row: number;
  readonly metres: number;
  readonly open: boolean;
  /** Open, but it shuts before she could walk there. */
  readonly late: boolean;
  readonly hoursKnown: boolean;
  /** When an open place closes, or a closed one opens next; absent beyond the horizon or where hours are unknown. */
  readonly changesAt?: EpochMinutes;
}

export interface Nearest {
  /** Open first, those that shut too soon after the others, then by great-circle distance, ties by id. */
  readonly found: readonly Found[];
  /** Everything nearer than this was looked at. */
  readonly searchedMetres: number;
  /** Cells that could hold something nearer and were not given, nearest first; empty when the answer is proven. */
  readonly missing: readonly CellKey[];
}

/** About half an hour on foot: within it an under-18 is sent to a place that is not alcohol-led first. */
export const UNDER_18_REACH_METRES = 1_920;
/** Far more than the two ways of reckoning a distance can differ by. */
const ROUNDING_METRES = 1;

/** The nearest havens over whole snapshots, such as an area's. A copy past its end answers nothing. */
export function nearest(
  snapshots: Iterable<HavenIndex>,
  point: Point,
  at: EpochMinutes,
  options: NearestOptions,
): readonly Found[] {
  const ranking = new Ranking(point, at, options);
  for (const index of snapshots) ranking.scan(index);
  return ranking.found();
}

/**
 * The nearest havens over map cells, loading outwards from the point's own cell until nothing nearer can be left.
 * @param cell what is known of a cell: its havens, null where it is known to hold none, undefined where not loaded
 */
export function nearestOverCells(
  cell: (key: CellKey) => HavenIndex | null | undefined,
  point: Point,
  at: EpochMinutes,
  options: NearestOptions,
): Nearest {
  const ranking = new Ranking(point, at, options);
  const centre = cellAt(point);
  const unknown: { key: CellKey; metres: number }[] = [];
  for (let ring = 0, reached = centre.x + centre.y >= 0; reached; ring++) {
    reached = false;
    for (const [x, y] of ringAround(centre.x, centre.y, ring)) {
      const metres = metresToBounds(point, cellBounds(x, y));
      if (metres > ranking.reachMetres() + ROUNDING_METRES) continue;
      reached = true;
      const key = cellKey(x, y);
      const index = cell(key);
      if (index) ranking.scan(index);
      else if (index === undefined) unknown.push({ key, metres });
    }
  }
  const reach = ranking.reachMetres();
  const missing = unknown.filter(({ metres }) => metres <= reach).sort((a, b) => a.metres - b.metres);
  return {
    found: ranking.found(),
    searchedMetres: missing[0]?.metres ?? reach,
    missing: missing.map(({ key }) => key),
  };
}

interface Entry {
  readonly chord2: number;
  readonly index: HavenIndex;
  readonly row: number;
}

/** A short list kept in order of distance, then id. */
class Shortlist {
  readonly entries: Entry[] = [];
  /** Squared chord of the furthest entry once full: nothing beyond it can enter. */
  bound: number;
  readonly #size: number;

  constructor(size: number, bound: number) {
    this.#size = size;
    this.bound = size > 0 ? bound : -1;
  }

  add(chord2: number, index: HavenIndex, row: number): void {
    const { entries } = this;
    const entry = { chord2, index, row };
    const last = this.#size - 1;
    if (this.full && !comesBefore(entry, entries[last])) return;
    let place = Math.min(entries.length, last);
    for (; place > 0 && comesBefore(entry, entries[place - 1]); place--) {
      entries[place] = entries[place - 1] as Entry;
    }
    entries[place] = entry;
    this.bound = entries[last]?.chord2 ?? this.bound;
  }

  get full(): boolean {
    return this.entries.length === this.#size;
  }
}

function comesBefore(one: Entry, other: Entry | undefined): boolean {
  if (!other || one.chord2 !== other.chord2) return !other || one.chord2 < other.chord2;
  return idOf(one) < idOf(other);
}

function idOf({ index, row }: Entry): string {
  return index.snapshot.havens.id[row] ?? '';
}

class Ranking {
  readonly #origin = new Float64Array(3);
  readonly #at: EpochMinutes;
  readonly #options: NearestOptions;
  readonly #first: Shortlist;
  readonly #open: Shortlist;
  readonly #late: Shortlist;
  readonly #shut: Shortlist;

  constructor(point: Point, at: EpochMinutes, options: NearestOptions) {
    writeUnitVector(this.#origin, 0, point.lat, point.lon);
    this.#at = Math.floor(at);
    this.#options = options;
    const reach = chord2Of(options.withinMetres);
    this.#first = new Shortlist(
      options.under18 ? options.limit : 0,
      Math.min(reach, chord2Of(UNDER_18_REACH_METRES)),
    );
    this.#open = new Shortlist(options.limit, reach);
    this.#late = new Shortlist(options.limit, reach);
    this.#shut = new Shortlist(options.openOnly ? 0 : options.limit, reach);
  }

  /** Nothing beyond this distance can change the answer. */
  reachMetres(): number {
    if (!this.#open.full) return this.#options.withinMetres;
    return metresOf(Math.max(this.#open.bound, this.#first.bound));
  }

  scan(index: HavenIndex): void {
    const { snapshot, unit, count, alcoholLed } = index;
    const minute = this.#at - snapshot.base;
    if (this.#at >= index.validUntil || minute < 0 || minute >= snapshot.horizon_minutes) return;
    const wanted = schemeBits(index, this.#options.schemes);
    const { onFoot, noAlcohol, facilities: needed = 0 } = this.#options;
    const { until, schemes, facilities } = snapshot.havens;
    const [x = 0, y = 0, z = 0] = this.#origin;
    let reach = this.#reach();
    for (let row = 0, i = 0; row < count; row++, i += 3) {
      const dx = (unit[i] as number) - x;
      const dy = (unit[i + 1] as number) - y;
      const dz = (unit[i + 2] as number) - z;
      const chord2 = dx * dx + dy * dy + dz * dz;
      if (!(chord2 <= reach)) continue;
      // Also what is no number: nothing is shown that is not certain.
      if (!(minute < (until[row] as number)) || ((schemes[row] ?? 0) & wanted) === 0) continue;
      if (((facilities?.[row] ?? 0) & needed) !== needed || (noAlcohol && alcoholLed[row])) continue;
      const list = !isOpen(index, row, minute)
        ? this.#shut
        : onFoot && isLate(index, row, minute, chord2)
          ? this.#late
          : !alcoholLed[row] && chord2 <= this.#first.bound
            ? this.#first
            : this.#open;
      if (chord2 > list.bound) continue;
      list.add(chord2, index, row);
      reach = this.#reach();
    }
  }

  /** Squared chord beyond which nothing can change the answer: once enough are open, no late or closed one is on it. */
  #reach(): number {
    return Math.max(this.#open.bound, this.#first.bound);
  }

  found(): readonly Found[] {
    const inTime = [...this.#first.entries, ...this.#open.entries];
    const open = [...inTime, ...this.#late.entries];
    return [...open, ...this.#shut.entries]
      .slice(0, this.#options.limit)
      .map(({ chord2, index, row }, place) => ({
        index,
        row,
        metres: metresOf(chord2),
        open: place < open.length,
        late: place >= inTime.length && place < open.length,
        ...timesOf(index, row, this.#at),
      }));
  }
}

function schemeBits({ snapshot }: HavenIndex, keys: readonly string[] | undefined): number {
  if (!keys) return -1;
  return snapshot.schemes.reduce((bits, { key }, n) => (keys.includes(key) ? bits | (1 << n) : bits), 0);
}

/** How many of the schedule's changes have happened by the minute: odd means open. */
function changesBy({ times, starts }: HavenIndex, schedule: number, minute: number): number {
  const start = starts[schedule] as number;
  let low = start;
  let high = starts[schedule + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= minute) low = middle + 1;
    else high = middle;
  }
  return low - start;
}

function isOpen(index: HavenIndex, row: number, minute: number): boolean {
  const { asked, schedule } = index;
  const place = schedule[row] as number;
  if ((asked[place] as number) >> 1 !== minute)
    asked[place] = minute * 2 + (changesBy(index, place, minute) % 2);
  return (asked[place] as number) % 2 === 1;
}

/** True where the doors shut before she could walk there. */
function isLate(index: HavenIndex, row: number, minute: number, chord2: number): boolean {
  return nextChange(index, index.schedule[row] as number, minute) - minute <= walkMinutes(metresOf(chord2));
}

/** The minute at which a schedule changes next; NEVER beyond the horizon. */
function nextChange(index: HavenIndex, schedule: number, minute: number): number {
  const { starts, times } = index;
  const next = (starts[schedule] as number) + changesBy(index, schedule, minute);
  return next < (starts[schedule + 1] as number) ? (times[next] as number) : NEVER;
}

function timesOf(index: HavenIndex, row: number, at: EpochMinutes): Pick<Found, 'hoursKnown' | 'changesAt'> {
  const { schedule, snapshot } = index;
  const place = schedule[row] as number;
  if (place === snapshot.schedules.length) return { hoursKnown: false };
  const changes = nextChange(index, place, at - snapshot.base);
  return { hoursKnown: true, ...(changes < NEVER && { changesAt: snapshot.base + changes }) };
}

/** The doors of a haven where they are open longer than trained help is there; undefined where the two are the same. */
export function doorsOf({ index, row }: Found, at: EpochMinutes): Omit<OpenState, 'hoursKnown'> | undefined {
  const { base, havens, schedules } = index.snapshot;
  const place = havens.doors?.[row] ?? UNKNOWN_HOURS;
  if (!schedules[place]) return undefined;
  const minute = at - base;
  const changes = nextChange(index, place, minute);
  const open = changesBy(index, place, minute) % 2 === 1;
  return { open, ...(changes < NEVER && { changesAt: base + changes }) };
}

/** Squared chord, on a sphere of radius 1, of a great-circle distance. */
function chord2Of(metres: number): number {
  const chord = 2 * Math.sin(Math.min(metres / EARTH_RADIUS_METRES, Math.PI) / 2);
  return chord * chord;
}

function metresOf(chord2: number): number {
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord2) / 2));
}
