import { selectAuthorityArea, type AuthorityArea } from '../../db/boundaries.ts';
import type { Database } from '../../db/database.ts';
import { selectVenueFacts, selectVenueSpots } from '../../db/havens.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { AREA_MARGIN_METRES, isInOrNear } from '../domain/boundary.ts';
import { buildSnapshot, prepareHaven, type PreparedHaven } from '../domain/build-snapshot.ts';
import { cellsIn, widen, type CellKey } from '../domain/cells.ts';
import type { EpochMinutes } from '../domain/clock.ts';
import { havenOf } from '../domain/haven.ts';
import { addDays, endsOfDays, londonDate } from '../domain/london-time.ts';
import { areaScope, cellScope, parseScope } from '../domain/scope.ts';
import type { Snapshot, SnapshotScheme, SnapshotScope } from '../domain/snapshot.ts';
import { comingDays } from './coming-days.ts';

/** Ids of the venues that stand in each scope. */
type Members = ReadonlyMap<SnapshotScope, readonly string[]>;

/** Everything a set of scopes needs, read once. */
export class Publisher {
  readonly #now: EpochMinutes;
  readonly #base: EpochMinutes;
  readonly #members: Members;
  readonly #havens: ReadonlyMap<string, PreparedHaven>;
  readonly #schemes: readonly SnapshotScheme[];

  private constructor(
    now: EpochMinutes,
    base: EpochMinutes,
    members: Members,
    havens: ReadonlyMap<string, PreparedHaven>,
    schemes: readonly SnapshotScheme[],
  ) {
    this.#now = now;
    this.#base = base;
    this.#members = members;
    this.#havens = havens;
    this.#schemes = schemes;
  }

  static async read(scopes: readonly SnapshotScope[], db: Database, now: EpochMinutes): Promise<Publisher> {
    const today = londonDate(now);
    const members = await selectMembers(scopes, db);
    const days = await comingDays(db, now);
    const base = days.from;
    const endOfDay = endsOfDays();
    const prepared = new Map<string, PreparedHaven>();
    const ids = [...new Set([...members.values()].flat())];
    for (const venue of await selectVenueFacts(db, { since: addDays(today, -1), ids })) {
      const haven = havenOf(venue, now, today, endOfDay);
      if (haven) prepared.set(haven.id, prepareHaven(haven, days, base));
    }
    const schemes = (await selectSchemes(db, today)).map(({ key, wording: { en } }) => ({
      key,
      name: en.name,
      say: en.say,
    }));
    return new Publisher(now, base, members, prepared, schemes);
  }

  /** The havens of a scope, in no order. */
  in(scope: SnapshotScope): readonly PreparedHaven[] {
    return (this.#members.get(scope) ?? []).flatMap((id) => this.#havens.get(id) ?? []);
  }

  snapshot(scope: SnapshotScope): Omit<Snapshot, 'version'> {
    const havens = this.in(scope);
    return buildSnapshot({ scope, havens, schemes: this.#schemes, base: this.#base, builtAt: this.#now });
  }
}

/** An area touches cells that hold many more venues than it does, so the spots are looked at before all else is read. */
async function selectMembers(scopes: readonly SnapshotScope[], db: Database): Promise<Members> {
  const cells = new Set<CellKey>();
  const areasAt = new Map<CellKey, AuthorityArea[]>();
  for (const parsed of scopes.map(parseScope)) {
    if (parsed && 'cell' in parsed) cells.add(parsed.cell);
    const area = parsed && 'area' in parsed && (await selectAuthorityArea(db, parsed.area));
    if (!area) continue;
    for (const cell of cellsIn(widen(area.bounds, AREA_MARGIN_METRES))) {
      areasAt.set(cell, [...(areasAt.get(cell) ?? []), area]);
    }
  }
  const members = new Map<SnapshotScope, string[]>();
  const add = (scope: SnapshotScope, id: string) => {
    const known = members.get(scope);
    if (known) known.push(id);
    else members.set(scope, [id]);
  };
  for (const spot of await selectVenueSpots(db, [...new Set([...cells, ...areasAt.keys()])])) {
    if (cells.has(spot.cell)) add(cellScope(spot.cell), spot.id);
    for (const { code, boundary, bounds } of areasAt.get(spot.cell) ?? []) {
      if (isInOrNear(boundary, bounds, spot)) add(areaScope(code), spot.id);
    }
  }
  return members;
}
