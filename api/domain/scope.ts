import { CELL_ZOOM, parseCell, type CellKey } from './cells.ts';
import type { SnapshotScope } from './snapshot.ts';

const AREA = 'area/';
/** A cell's scope is this and its key. */
export const CELL_SCOPE_PREFIX = `cell/${CELL_ZOOM}-`;

/** The scope of an authority's havens, by ONS code. */
export function areaScope(code: string): SnapshotScope {
  return `${AREA}${code}`;
}

/** The scope of a map cell, by its key. */
export function cellScope(key: CellKey): SnapshotScope {
  return `${CELL_SCOPE_PREFIX}${key}`;
}

export type ParsedScope = { readonly area: string } | { readonly cell: CellKey };

/** What a scope is of; undefined where it is none. */
export function parseScope(scope: SnapshotScope): ParsedScope | undefined {
  if (scope.startsWith(AREA)) return { area: scope.slice(AREA.length) };
  const key = scope.startsWith(CELL_SCOPE_PREFIX) ? scope.slice(CELL_SCOPE_PREFIX.length) : '';
  return parseCell(key) && { cell: key };
}
