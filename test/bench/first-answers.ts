import { nearest } from '../../api/domain/finder.ts';
import { distanceMetres, type Point } from '../../api/domain/geo.ts';
import { indexSnapshot, type Snapshot } from '../../api/domain/snapshot.ts';
import type { ObviousHaven } from './obvious-json.ts';

export interface FirstQuestion {
  readonly format: 'snapshot' | 'obvious';
  readonly text: string;
  readonly point: Point;
  /** Epoch minutes. */
  readonly at: number;
}

export interface FirstAnswer {
  readonly milliseconds: number;
  /** The ids answered, nearest first. */
  readonly ids: readonly string[];
}

const LIMIT = 5;

/** From the text of a snapshot, or of the obvious JSON, to the nearest open havens: what a phone does first. */
export function firstAnswers({ format, text, point, at }: FirstQuestion): FirstAnswer {
  const began = performance.now();
  const ids = format === 'snapshot' ? fromSnapshot(text, point, at) : fromObvious(text, point, at);
  return { milliseconds: performance.now() - began, ids };
}

function fromSnapshot(text: string, point: Point, at: number): string[] {
  const index = indexSnapshot(JSON.parse(text) as Snapshot);
  return nearest([index], point, at, { limit: LIMIT, withinMetres: 20_000, openOnly: true }).map(
    ({ row }) => index.snapshot.havens.id[row] ?? '',
  );
}

function fromObvious(text: string, point: Point, at: number): string[] {
  const { havens } = JSON.parse(text) as { havens: ObviousHaven[] };
  const now = at * 60_000;
  return havens
    .filter(({ until }) => Date.parse(until) > now)
    .filter(({ open }) => open?.some(([from, to]) => Date.parse(from) <= now && now < Date.parse(to)))
    .map((haven) => ({ id: haven.id, metres: distanceMetres(point, haven) }))
    .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))
    .slice(0, LIMIT)
    .map(({ id }) => id);
}
