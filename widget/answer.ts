import { CELL_ZOOM, cellBounds, cellKey, cellsToLoad, metresToBounds } from '../api/domain/cells.ts';
import type { EpochMinutes } from '../api/domain/clock.ts';
import { nearest, UNDER_18_REACH_METRES, type Found, type NearestOptions } from '../api/domain/finder.ts';
import { walkMinutes, type Point } from '../api/domain/geo.ts';
import type { HavenIndex, SnapshotScope } from '../api/domain/snapshot.ts';

/** About an hour and a quarter on foot. */
export const NEAR_METRES = 5_000;
/** How far the finder looks when nothing nearer is open: a bus or a taxi away. */
export const FAR_METRES = 20_000;
/** So many are looked for, so that the sentence counts more than the list has room for. */
export const MOST = 20;
/** Further than this on foot is not near, and the finder says so. */
const NEAR_WALK_MINUTES = 15;
/** Place of `over_18_only` in AGE_POLICIES: a door that is shut to whoever is younger. */
const ADULTS = 2;

export interface Question {
  readonly point: Point;
  readonly at: EpochMinutes;
  /** ONS code: only this authority's havens. Empty: the map cells around the point. */
  readonly area: string;
  readonly limit: number;
  /** Null: all. */
  readonly schemes: readonly string[] | null;
  readonly under18: boolean;
  readonly filter: Filter;
}

/** What she wants of a place besides being near. */
export interface Filter {
  readonly openOnly?: boolean;
  /** Bits over FACILITIES of venue.ts: all of them. */
  readonly facilities?: number;
  readonly noAlcohol?: boolean;
}

export interface Answer {
  /** The minute for which it holds. */
  readonly at: EpochMinutes;
  /** Where it looked from. */
  readonly point: Point;
  /** Open now: first those that she can reach while they are, then those that close before. Each nearest first. */
  readonly open: readonly Found[];
  /** Closed now, or nobody knows. */
  readonly shut: readonly Found[];
  /** How many can be reached while open within a quarter of an hour, and let her in. */
  readonly nearby: number;
  /** How far it looked. */
  readonly withinMetres: number;
  /** What it may read: the area's list, or those of the same map cells for every point of a cell, her own first. */
  readonly used: readonly SnapshotScope[];
  /** Of that, what nothing is known of and what it must know to be certain. */
  readonly missing: readonly SnapshotScope[];
}

/** The nearest havens over what is held, looking further out when nothing near is open. */
export function answer(
  question: Question,
  held: (scope: SnapshotScope) => HavenIndex | null | undefined,
): Answer {
  const near = within(NEAR_METRES, question, held);
  const settled = near.missing[0] || near.reachable[0];
  // An area's list that holds nothing near her is not her list: places further off in it would only mislead.
  if (settled || (question.area && !near.found[0] && !isFiltered(question.filter))) return near;
  return within(FAR_METRES, question, held);
}

export function isFiltered({ openOnly, facilities, noAlcohol }: Filter): boolean {
  return !!(openOnly || facilities || noAlcohol);
}

function within(
  withinMetres: number,
  { point, at, area, limit, schemes, under18, filter }: Question,
  held: (scope: SnapshotScope) => HavenIndex | null | undefined,
): Answer & { readonly found: readonly Found[]; readonly reachable: readonly Found[] } {
  const options: NearestOptions = {
    ...filter,
    limit: MOST,
    withinMetres,
    under18,
    onFoot: true,
    ...(schemes && { schemes }),
  };
  const cells = area ? [] : cellsToLoad(point, FAR_METRES);
  const used = area ? [`area/${area}`] : cells.map((cell) => `cell/${CELL_ZOOM}-${cellKey(...cell)}`);
  const known = used.flatMap((scope) => held(scope) ?? []);
  const found = nearest(known, point, at, options);
  const last = found[limit - 1];
  // Once enough are open, only what is nearer than they are can change the answer.
  const reach = last?.open && !last.late ? Math.max(last.metres, UNDER_18_REACH_METRES) : withinMetres;
  const missing = used.filter((scope, n) => {
    const cell = cells[n];
    return held(scope) === undefined && !(cell && metresToBounds(point, cellBounds(...cell)) > reach);
  });
  const shown = found.slice(0, limit);
  const open = shown.filter((each) => each.open);
  const shut = shown.filter((each) => !each.open);
  const reachable = found.filter((each) => each.open && !each.late);
  const nearby = reachable.filter(
    ({ metres, index, row }) =>
      walkMinutes(metres) <= NEAR_WALK_MINUTES && !(under18 && index.snapshot.havens.age[row] === ADULTS),
  ).length;
  return { at, point, open, shut, nearby, withinMetres, used, missing, found, reachable };
}
