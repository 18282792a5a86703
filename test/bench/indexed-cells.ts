import { buildSnapshot, prepareHaven, type PreparedHaven } from '../../api/domain/build-snapshot.ts';
import { cellOf, type CellKey } from '../../api/domain/cells.ts';
import type { Haven } from '../../api/domain/haven.ts';
import { bankHolidayDates, londonDays } from '../../api/domain/hours.ts';
import { cellScope } from '../../api/domain/scope.ts';
import { HORIZON_MINUTES, indexSnapshot, type HavenIndex, type Snapshot } from '../../api/domain/snapshot.ts';
import { BASE, SCHEMES } from './drawn-havens.ts';
import { readBankHolidays } from './real-data.node.ts';

/** Havens with their open times, as publishing prepares them. */
export function prepare(havens: readonly Haven[]): PreparedHaven[] {
  const bankHolidays = bankHolidayDates(readBankHolidays());
  const days = londonDays({ from: BASE, to: BASE + HORIZON_MINUTES, bankHolidays });
  return havens.map((haven) => prepareHaven(haven, days, BASE));
}

/** The text that is published for a scope: its content, under a version of the usual length. */
export function snapshotText(scope: string, havens: readonly PreparedHaven[]): string {
  const content = buildSnapshot({ scope, havens, schemes: SCHEMES, base: BASE, builtAt: BASE });
  const version = '5f1d7e0c9b3a48260d41';
  return JSON.stringify({ version, ...content } satisfies Snapshot);
}

/** Every cell's snapshot as a phone or the server holds it: published, parsed and readied. */
export function indexedCells(havens: readonly PreparedHaven[]): ReadonlyMap<CellKey, HavenIndex> {
  const byCell = Map.groupBy(havens, ({ haven }) => cellOf(haven));
  return new Map(
    [...byCell].map(([key, group]) => [
      key,
      indexSnapshot(JSON.parse(snapshotText(cellScope(key), group)) as Snapshot),
    ]),
  );
}
