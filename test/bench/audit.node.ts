import { join } from 'node:path';
import { writeAudited } from '../../db/audit.ts';
import { withAuditKey } from '../../db/audit-signature.ts';
import type { Database } from '../../db/database.ts';
import { migrate } from '../../db/migrate.node.ts';
import { openSqlite, type SqliteRegister } from '../../db/sqlite.node.ts';
import { verifyChain } from '../../db/verify-chain.ts';
import { verifyTrail } from '../../db/verify-trail.ts';
import { anEntry, AUDIT_SECRET } from '../helpers/audit.ts';
import { MIGRATIONS } from '../helpers/databases.ts';
import type { Bench } from './bench.ts';
import { temporaryFolder } from './filled-register.node.ts';
import { alternate, millisecondsOf, spreadOf } from './spread.ts';

const ROUNDS = 5;
const WRITES = 1_000;
const AT_ONCE = 32;
const EVENTS = 100_000;
const EVENTS_A_WRITE = 1_000;
const AUTHORITIES = ['E09000003', 'E09000007', 'E09000033', 'E09000001'];

export const audit: Bench = {
  name: 'audit',
  about: 'a durable write with its signed audit event beside a bare commit; verifying the trail',
  method:
    `SQLite on disk, synchronous FULL; ${WRITES.toLocaleString('en-GB')} writes a round, median of ${ROUNDS} alternated ` +
    'rounds; floor: the same row inserted with a prepared statement, one commit each',
  async run(report) {
    const register = openSqlite(join(temporaryFolder(), 'register.sqlite'));
    migrate(register.connection, MIGRATIONS);
    const db = withAuditKey(register.database, AUDIT_SECRET);
    report.check(register.connection.pragma('synchronous', { simple: true }) === 2, 'synchronous is FULL');
    const rates = await alternate(ROUNDS, {
      raw: () => rateOf(() => rawCommits(register)),
      inTurn: () => rateOf(() => auditedWrites(db, 1)),
      atOnce: () => rateOf(() => auditedWrites(db, AT_ONCE)),
    });
    const beside = { what: 'raw commits', value: spreadOf(rates.raw), unit: 'writes/s' } as const;
    const target = { of: 'ratio', atLeast: 0.25 } as const;
    report.add({
      what: 'write + signed event, one after another',
      ours: { value: spreadOf(rates.inTurn), unit: 'writes/s' },
      beside,
      target,
    });
    report.add({
      what: `the same, ${AT_ONCE} at once`,
      ours: { value: spreadOf(rates.atOnce), unit: 'writes/s' },
      beside,
      target,
    });

    for (let n = 0; n < EVENTS; n += EVENTS_A_WRITE) {
      await writeAudited(
        db,
        [],
        Array.from({ length: EVENTS_A_WRITE }, (_, index) => anEntry({ subject: `venue/${n + index}` })),
      );
    }
    const faults: string[] = [];
    let events = 0;
    const took = await millisecondsOf(async () => {
      for (const chain of [...AUTHORITIES, 'register']) {
        const { position } = await verifyChain(db, chain, (fault) => void faults.push(fault));
        events += position;
      }
      faults.push(...(await verifyTrail(db)));
    });
    report.add({
      what: `verifying ${events.toLocaleString('en-GB')} events`,
      ours: { value: (events / took) * 1_000, unit: 'events/s' },
    });
    report.check(faults.length === 0, 'the trail of all these writes holds');
    register.close();
  },
};

async function rateOf(work: () => unknown): Promise<number> {
  return (WRITES / (await millisecondsOf(work))) * 1_000;
}

let key = 0;
const nextKey = () => `bench-${(key += 1)}`;

function rawCommits({ connection }: SqliteRegister): void {
  const insert = connection.prepare(
    "INSERT INTO schemes (key, name, position, listed) VALUES (?, 'Bench', 1, 0)",
  );
  for (let n = 0; n < WRITES; n++) insert.run(nextKey());
}

/** Writes of several authorities, some at once: each begins its next when its last is durable. */
async function auditedWrites(db: Database, atOnce: number): Promise<void> {
  const writer = async (_: unknown, number: number) => {
    for (let n = number; n < WRITES; n += atOnce) {
      const row = { key: nextKey(), name: 'Bench', position: 1, listed: 0 };
      await writeAudited(
        db,
        [db.query.insertInto('schemes').values(row).compile()],
        [anEntry({ authority_code: AUTHORITIES[n % AUTHORITIES.length] ?? null })],
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, writer));
}
