import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedHaven } from '../../api/domain/build-snapshot.ts';
import { cellOf, type CellKey } from '../../api/domain/cells.ts';
import type { Clock } from '../../api/domain/clock.ts';
import type { Haven } from '../../api/domain/haven.ts';
import { cellScope } from '../../api/domain/scope.ts';
import { decideAccreditation } from '../../api/usecases/decide-accreditation.ts';
import { publishScopes } from '../../api/usecases/publish-scopes.ts';
import { publishAll } from '../../api/usecases/publish-snapshots.ts';
import type { Database } from '../../db/database.ts';
import { selectScopesAt } from '../../db/scopes.ts';
import { openSqlite } from '../../db/sqlite.node.ts';
import type { Bench } from './bench.ts';
import { benchClock, fillRegister, temporaryFolder } from './filled-register.node.ts';
import { prepare, snapshotText } from './indexed-cells.ts';
import { realHavens } from './real-havens.ts';
import { alternate, millisecondsOf, spreadOf } from './spread.ts';

const HAVENS = 50_000;
const DECISIONS = 15;
const ROUNDS = 5;

export const publish: Bench = {
  name: 'publish',
  about: 'one cell of 300 havens, a suspension, and all of 50,000, on SQLite on disk',
  method:
    'floor: fourteen days of the same venues reckoned and written as JSON in memory; one cell and a decision are ' +
    `the median of ${DECISIONS} a round, ${ROUNDS} rounds; a new day of everything, ${ROUNDS} days`,
  async run(report) {
    const havens = realHavens(HAVENS);
    const folder = temporaryFolder();
    const path = join(folder, 'register.sqlite');
    (
      await fillRegister(
        path,
        havens.map(({ haven }) => haven),
      )
    ).close();
    copyFileSync(path, join(folder, 'first.sqlite'));

    const first = openSqlite(join(folder, 'first.sqlite'));
    const firstTime = await millisecondsOf(() => publishAll({ db: first.database, clock: benchClock() }));
    first.close();

    const register = openSqlite(path);
    const { database: db } = register;
    const clock = benchClock();
    const scopes = await publishAll({ db, clock });
    const shown = await publishedHavens(db);
    report.note(`${shown.toLocaleString('en')} havens in ${scopes.length} areas and cells`);
    report.check(shown === havens.length, 'every accredited venue is published');

    const { key, inCell } = londonCellOf300(havens);
    const venue = inCell[0] as Haven;
    const decide = suspender(db, clock, venue);
    const around = await selectScopesAt(db, [{ ...venue, cell: key }]);
    report.note(`the cell holds ${inCell.length} havens; a decision there publishes ${around.join(', ')}`);
    const one = await alternate(ROUNDS, {
      cell: () =>
        medianOf(
          DECISIONS,
          () => publishScopes({ scopes: [cellScope(key)], db, clock }),
          () => clock.nextDay(),
        ),
      decision: () => medianOf(DECISIONS, decide),
      floor: () => medianOf(DECISIONS, () => inMemory(inCell)),
    });
    const floor = { what: 'in memory', value: spreadOf(one.floor), unit: 'ms' } as const;
    const cellTarget = { of: 'ours', atMost: 10 } as const;
    report.add({
      what: `one cell of ${inCell.length}, a new day`,
      ours: { value: spreadOf(one.cell), unit: 'ms' },
      beside: floor,
      target: cellTarget,
    });
    report.add({
      what: `a suspension or return with its ${around.length} scopes`,
      ours: { value: spreadOf(one.decision), unit: 'ms' },
      beside: floor,
    });

    const all = await alternate(ROUNDS, {
      day: () => {
        clock.nextDay();
        return millisecondsOf(() => publishAll({ db, clock }));
      },
      floor: () => millisecondsOf(() => inMemory(havens.map(({ haven }) => haven))),
    });
    const target = { of: 'ours', atMost: 3 } as const;
    const beside = { what: 'in memory', value: spreadOf(all.floor.map(seconds)), unit: 's' } as const;
    report.add({
      what: 'all, the first time',
      ours: { value: seconds(firstTime), unit: 's' },
      beside,
      target,
    });
    report.add({
      what: 'all, a new day',
      ours: { value: spreadOf(all.day.map(seconds)), unit: 's' },
      beside,
      target,
    });
    register.close();
  },
};

/** Suspends and accredits a venue in turn: each changes what the public sees. */
function suspender(db: Database, clock: Clock, { id, schemes }: Haven): () => Promise<void> {
  let suspended = false;
  const schemeKey = schemes[0] ?? '';
  return async () => {
    suspended = !suspended;
    const to = suspended ? 'suspended' : 'accredited';
    await decideAccreditation({ venueId: id, schemeKey, to, reason: 'bench', actor: 'bench', db, clock });
  };
}

/** What no publisher can do without: the open times of the venues, and the text of their cells. */
function inMemory(havens: readonly Haven[]): void {
  const byCell = Map.groupBy<CellKey, PreparedHaven>(prepare(havens), ({ haven }) => cellOf(haven));
  for (const [key, group] of byCell) snapshotText(cellScope(key), group);
}

function londonCellOf300(havens: readonly PreparedHaven[]): { key: CellKey; inCell: readonly Haven[] } {
  const inLondon = havens.map(({ haven }) => haven).filter(isInLondon);
  const [nearest] = [...Map.groupBy(inLondon, cellOf)].toSorted(
    ([, a], [, b]) => Math.abs(a.length - 300) - Math.abs(b.length - 300),
  );
  if (!nearest) throw new RangeError('no cell in London');
  return { key: nearest[0], inCell: nearest[1] };
}

function isInLondon({ lat, lon }: Haven): boolean {
  return lat > 51.4 && lat < 51.65 && lon > -0.4 && lon < 0.15;
}

async function publishedHavens(db: Database): Promise<number> {
  const { count } = await db.query
    .selectFrom('public_havens')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

async function medianOf(times: number, work: () => unknown, before?: () => void): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < times; n++) {
    before?.();
    taken.push(await millisecondsOf(work));
  }
  return spreadOf(taken).median;
}

function seconds(milliseconds: number): number {
  return milliseconds / 1_000;
}
