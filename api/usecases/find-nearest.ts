import type { CellKey } from '../domain/cells.ts';
import { epochMinutes, isoInstant, type Clock, type EpochMinutes } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import { nearestOverCells, type Nearest, type NearestOptions } from '../domain/finder.ts';
import type { Point } from '../domain/geo.ts';
import { cellScope } from '../domain/scope.ts';
import type { HavenIndex } from '../domain/snapshot.ts';
import type { SnapshotMemory, SnapshotReader } from './read-snapshots.ts';

/** Nobody walks further; a place beyond it is no answer. */
export const SEARCH_METRES = 50_000;
/** Cells read together while looking outwards: the point's own and those around it. */
const CELLS_A_READ = 9;

export interface NearestQuestion extends Omit<NearestOptions, 'withinMetres'> {
  readonly point: Point;
  /** The minute asked about; now where it is left out. */
  readonly at?: EpochMinutes | undefined;
}

export interface NearestAnswer extends Nearest {
  readonly at: EpochMinutes;
}

interface Asked {
  readonly question: NearestQuestion;
  readonly snapshots: SnapshotReader;
  readonly clock: Clock;
}

/**
 * The nearest havens over the published snapshots, within 50 km: open first, then by distance, ties by id.
 * @throws DomainError `nearest.at_out_of_range` (400) for an instant before or after what is published
 */
export async function findNearest({ question, snapshots, clock }: Asked): Promise<NearestAnswer> {
  const at = question.at ?? epochMinutes(clock.now());
  let nearest = nearestIn(await snapshots.load([]), question, at);
  while (nearest.missing.length > 0) {
    const scopes = nearest.missing.slice(0, CELLS_A_READ).map(cellScope);
    nearest = nearestIn(await snapshots.load(scopes), question, at);
  }
  return { ...nearest, at };
}

/**
 * The same without waiting; undefined where something must be loaded first.
 * @throws DomainError as `findNearest`
 */
export function findNearestInMemory({ question, snapshots, clock }: Asked): NearestAnswer | undefined {
  const memory = snapshots.inMemory();
  if (!memory) return undefined;
  const at = question.at ?? epochMinutes(clock.now());
  const nearest = nearestIn(memory, question, at);
  return nearest.missing.length === 0 ? { ...nearest, at } : undefined;
}

function nearestIn(memory: SnapshotMemory, question: NearestQuestion, at: EpochMinutes): Nearest {
  const cell = (key: CellKey) => {
    const index = memory.index(cellScope(key));
    if (index && question.at !== undefined) mustCover(index, question.at);
    return index;
  };
  return nearestOverCells(cell, question.point, at, {
    ...question,
    withinMetres: SEARCH_METRES,
  });
}

/** For now itself there is nothing to complain of: a copy that ended unrenewed answers nothing. */
function mustCover({ snapshot: { base }, validUntil }: HavenIndex, at: EpochMinutes): void {
  if (at >= base && at < validUntil) return;
  const advice = `Give an instant from ${isoInstant(base)} to before ${isoInstant(validUntil)}, or leave it out for now.`;
  throw invalid('nearest.at_out_of_range', advice, { at: advice });
}
