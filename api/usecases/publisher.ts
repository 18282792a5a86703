import { selectAuthorityArea, type AuthorityArea } from '../../db/boundaries.ts';
import type { Database } from '../../db/database.ts';
import { selectVenueFacts } from '../../db/havens.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { AREA_MARGIN_METRES, isInOrNear } from '../domain/boundary.ts';
import { buildSnapshot, prepareHaven, type PreparedHaven } from '../domain/build-snapshot.ts';
import { cellsIn, widen, type CellKey } from '../domain/cells.ts';
import type { EpochMinutes } from '../domain/clock.ts';
import { havenOf } from '../domain/haven.ts';
import { addDays, londonDate, londonInstant, MINUTES_A_DAY } from '../domain/london-time.ts';
import { parseScope } from '../domain/scope.ts';
import type { Snapshot, SnapshotScheme, SnapshotScope } from '../domain/snapshot.ts';
import { comingDays } from './coming-days.ts';

/** Everything a set of scopes needs, read once. */
export class Publisher {
  readonly #now: EpochMinutes;
  readonly #base: EpochMinutes;
  readonly #cells: ReadonlyMap<CellKey, readonly PreparedHaven[]>;
  readonly #areas: ReadonlyMap<string, AuthorityArea>;
  readonly #schemes: readonly SnapshotScheme[];

  private constructor(
    now: EpochMinutes,
    base: EpochMinutes,
    cells: ReadonlyMap<CellKey, readonly PreparedHaven[]>,
    areas: ReadonlyMap<string, AuthorityArea>,
    schemes: readonly SnapshotScheme[],
  ) {
    this.#now = now;
    this.#base = base;
    this.#cells = cells;
    this.#areas = areas;
    this.#schemes = schemes;
  }

  static async read(scopes: readonly SnapshotScope[], db: Database, now: EpochMinutes): Promise<Publisher> {
    const today = londonDate(now);
    const areas = new Map<string, AuthorityArea>();
    const cells = new Set<CellKey>();
    for (const parsed of scopes.map(parseScope)) {
      if (!parsed) continue;
      if ('cell' in parsed) {
        cells.add(parsed.cell);
        continue;
      }
      const area = await selectAuthorityArea(db, parsed.area);
      if (!area) continue;
      areas.set(area.code, area);
      for (const cell of areaCells(area)) cells.add(cell);
    }
    const days = await comingDays(db, now);
    const base = days.from;
    const endOfDay = (day: string) => londonInstant(day, MINUTES_A_DAY);
    const prepared = new Map<CellKey, PreparedHaven[]>();
    for (const [cell, facts] of await selectVenueFacts(db, {
      since: addDays(today, -1),
      cells: [...cells],
    })) {
      const havens = facts.flatMap((venue) => havenOf(venue, now, today, endOfDay) ?? []);
      prepared.set(
        cell,
        havens.map((haven) => prepareHaven(haven, days, base)),
      );
    }
    const schemes = (await selectSchemes(db, today)).map(({ key, wording: { en } }) => ({
      key,
      name: en.name,
      say: en.say,
    }));
    return new Publisher(now, base, prepared, areas, schemes);
  }

  inCell(cell: CellKey): readonly PreparedHaven[] {
    return this.#cells.get(cell) ?? [];
  }

  #inArea(code: string): readonly PreparedHaven[] {
    const area = this.#areas.get(code);
    if (!area) return [];
    const near = areaCells(area).flatMap((cell) => this.inCell(cell));
    return near.filter(({ haven }) => isInOrNear(area.boundary, area.bounds, haven));
  }

  snapshot(scope: SnapshotScope): Omit<Snapshot, 'version'> {
    const parsed = parseScope(scope);
    const havens = !parsed ? [] : 'cell' in parsed ? this.inCell(parsed.cell) : this.#inArea(parsed.area);
    return buildSnapshot({ scope, havens, schemes: this.#schemes, base: this.#base, builtAt: this.#now });
  }
}

function areaCells({ bounds }: AuthorityArea): CellKey[] {
  return cellsIn(widen(bounds, AREA_MARGIN_METRES));
}
