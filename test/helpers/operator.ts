import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { randomIds } from '../../api/random-ids.ts';
import { fixedClock } from '../../api/system-clock.ts';
import { COMMANDS } from '../../db/cli/commands.node.ts';
import { openRegister } from '../../db/cli/open-register.node.ts';
import { runRegister } from '../../db/cli/run.node.ts';
import { sharedData } from './shared-data.ts';

export interface Operator {
  readonly folder: string;
  readonly database: string;
  /** Runs a command of `npm run register -- …`, and gives its exit code and every line it said. */
  run(...argv: string[]): Promise<{ code: number; said: string }>;
  /** Writes a file into the folder and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  /** Rows of the register. */
  rows<Row>(sql: string): Row[];
  /** Changes the register behind the commands' back, as the signed-in pages would. */
  write(sql: string): void;
  /** Every row of every table, to see that nothing changed. */
  content(): string;
}

/** An operator with a fresh register in a folder, at an instant. */
export async function anOperator(folder: string, at = '2026-11-22T12:00:00Z'): Promise<Operator> {
  const clock = fixedClock(Date.parse(at));
  const database = join(folder, 'register.sqlite');
  (await openRegister(database, clock)).close();
  return {
    folder,
    database,

    async run(...argv) {
      const lines: string[] = [];
      const tell = (line: string) => void lines.push(line);
      const env = { DATABASE_PATH: database };
      const code = await runRegister(COMMANDS, argv, { env, clock, ids: randomIds, print: tell, warn: tell });
      return { code, said: lines.join('\n') };
    },

    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },

    rows: (sql) => read(database, (connection) => connection.prepare(sql).all()) as never[],

    write(sql) {
      const connection = new BetterSqlite3(database);
      try {
        connection.exec(sql);
      } finally {
        connection.close();
      }
    },

    content: () => contentOf(database),
  };
}

/** Every row of every table of a register. */
export function contentOf(database: string): string {
  return read(database, (connection) => {
    const tables = connection
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    return tables
      .map((table) => `${table}\n${JSON.stringify(connection.prepare(`SELECT * FROM "${table}"`).all())}`)
      .join('\n');
  });
}

function read<Result>(database: string, ask: (connection: BetterSqlite3.Database) => Result): Result {
  const connection = new BetterSqlite3(database, { readonly: true });
  try {
    return ask(connection);
  } finally {
    connection.close();
  }
}

/** Barnet's 24 wards and its outline, and the other boroughs of London. */
export async function withAreas(operator: Operator): Promise<Operator> {
  await operator.run(
    'import',
    'areas',
    sharedData('boroughs', 'london-boroughs.geojson'),
    ...refused(operator),
  );
  await operator.run('import', 'areas', sharedData('wards', 'barnet-borough.geojson'), ...refused(operator));
  await operator.run(
    'import',
    'areas',
    sharedData('wards', 'barnet-wards-2022.geojson'),
    ...refused(operator),
  );
  return operator;
}

/** The real data may be read-only: its lists of refused rows go into the operator's own folder. */
export function refused({ folder }: Operator): [string, string] {
  return ['--refused', join(folder, 'refused.csv')];
}

/** The small ward and authority of a test: a square of about a kilometre around North Finchley. */
export function squareFeature(code: string, name: string, extra: object = {}): object {
  const year = code.startsWith('E05') ? { WD24CD: code, WD24NM: name } : { LAD24CD: code, LAD24NM: name };
  const ring = [
    [-0.19, 51.6],
    [-0.16, 51.6],
    [-0.16, 51.63],
    [-0.19, 51.63],
    [-0.19, 51.6],
  ];
  return {
    type: 'Feature',
    properties: year,
    geometry: { type: 'Polygon', coordinates: [ring] },
    ...extra,
  };
}

export function featureCollection(...features: object[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}
