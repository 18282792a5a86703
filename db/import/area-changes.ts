import { boundsOf } from '../../api/domain/boundary.ts';
import type { Bounds } from '../../api/domain/cells.ts';
import { selectAuthorities, selectAuthorityBoundaries, selectWardBoundaries } from '../areas.ts';
import type { Database } from '../database.ts';
import type { AreaFeature, FeatureReading } from './area-features.ts';
import { createAreaIndex, type Area, type AreaIndex, type WardArea } from './area-index.ts';

/** A feature fit for the register; a ward's authority is known. */
export type AcceptedArea = Omit<AreaFeature, 'authority'> & {
  readonly authority?: { readonly code: string; readonly name: string };
  readonly outcome: 'added' | 'updated' | 'unchanged';
};

export interface KnownAreas {
  readonly wards: ReadonlyMap<string, WardArea>;
  /** With their boundaries, and the codes of those that have none. */
  readonly authorities: ReadonlyMap<string, Area>;
  readonly authorityCodes: ReadonlySet<string>;
}

export async function selectKnownAreas(db: Database): Promise<KnownAreas> {
  return {
    wards: byCode(await selectWardBoundaries(db)),
    authorities: byCode(await selectAuthorityBoundaries(db)),
    authorityCodes: new Set((await selectAuthorities(db)).map(({ code }) => code)),
  };
}

/**
 * The features that can be taken in, each with what that means for the register.
 * @param refuse told of the others: the number of the feature in its file from 1, and the reason
 */
export function acceptAreas(
  readings: readonly FeatureReading[],
  known: KnownAreas,
  refuse: (number: number, reading: FeatureReading, reason: string) => void,
): AcceptedArea[] {
  const accepted = new Map<string, { number: number; area: AcceptedArea }>();
  for (const [index, reading] of readings.entries()) {
    const number = index + 1;
    const earlier = accepted.get(reading.code);
    const judged = judge(reading, known);
    if ('problem' in judged) refuse(number, reading, judged.problem);
    else if (earlier) refuse(number, reading, `has the same code as feature ${earlier.number}`);
    else accepted.set(reading.code, { number, area: judged });
  }
  return [...accepted.values()].map(({ area }) => area);
}

function judge(reading: FeatureReading, known: KnownAreas): AcceptedArea | { readonly problem: string } {
  if ('problem' in reading) return reading;
  const { authority, ...feature } = reading.feature;
  if (feature.kind === 'authority') return { ...feature, outcome: outcomeOf(feature, known) };
  const before = known.wards.get(feature.code)?.authorityCode;
  const of = authority ?? (before === undefined ? undefined : { code: before, name: before });
  if (!of) return { problem: 'its authority is not known: no property such as LAD24CD' };
  return { ...feature, authority: of, outcome: outcomeOf({ ...feature, authority: of }, known) };
}

function outcomeOf(feature: AreaFeature, known: KnownAreas): AcceptedArea['outcome'] {
  const before = (feature.kind === 'ward' ? known.wards : known.authorities).get(feature.code);
  // An authority known only by name is new as an area.
  if (!before) return 'added';
  const sameAuthority = !('authorityCode' in before) || before.authorityCode === feature.authority?.code;
  const same =
    sameAuthority &&
    before.name === feature.name &&
    JSON.stringify(before.boundary) === JSON.stringify(feature.boundary);
  return same ? 'unchanged' : 'updated';
}

/** Where things are once the changes are made. */
export function indexAfter(known: KnownAreas, changes: readonly AcceptedArea[]): AreaIndex {
  const wards = new Map(known.wards);
  const authorities = new Map(known.authorities);
  for (const { kind, code, name, boundary, authority } of changes) {
    const area = { code, name, boundary, bounds: boundsOf(boundary) };
    if (kind === 'authority') authorities.set(code, area);
    else wards.set(code, { ...area, authorityCode: authority?.code ?? '' });
  }
  return createAreaIndex(inOrder(wards), inOrder(authorities));
}

/** Around every area that changes, as it was and as it will be. */
export function boundsAround(known: KnownAreas, changes: readonly AcceptedArea[]): Bounds {
  const boxes = changes.flatMap(({ code, boundary }) => {
    const before = known.wards.get(code) ?? known.authorities.get(code);
    return before ? [boundsOf(boundary), before.bounds] : [boundsOf(boundary)];
  });
  return boxes.reduce((a, b) => ({
    west: Math.min(a.west, b.west),
    south: Math.min(a.south, b.south),
    east: Math.max(a.east, b.east),
    north: Math.max(a.north, b.north),
  }));
}

function byCode<A extends Area>(areas: readonly A[]): Map<string, A> {
  return new Map(areas.map((area) => [area.code, area]));
}

function inOrder<A extends Area>(areas: ReadonlyMap<string, A>): A[] {
  return [...areas.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
