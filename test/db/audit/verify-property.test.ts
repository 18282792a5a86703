import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signAudit } from '../../../api/usecases/sign-audit.ts';
import { fixedClock } from '../../../api/system-clock.ts';
import { writeAudited, type AuditEntry } from '../../../db/audit.ts';
import { selectAllHeads } from '../../../db/audit-heads.ts';
import { withAuditKey } from '../../../db/audit-signature.ts';
import type { Database } from '../../../db/database.ts';
import { migrate } from '../../../db/migrate.node.ts';
import { openSqlite, type SqliteRegister } from '../../../db/sqlite.node.ts';
import { anEntry, AUDIT_SECRET, faultsOf } from '../../helpers/audit.ts';
import { MIGRATIONS } from '../../helpers/databases.ts';
import { tamper, tamperings, wipe } from './tamper.ts';

/** AUDIT_RUNS=20000 for a long look. */
const RUNS = Number(process.env['AUDIT_RUNS'] ?? 600);

const clock = fixedClock(Date.parse('2026-05-02T08:00:00.000Z'));
const AUTHORITIES = [null, 'E09000003', 'E09000007', 'E09000033'];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '\ufffd', 'person/1', '-,', '3:abc,'),
);
const entry: fc.Arbitrary<AuditEntry> = fc
  .record({
    authority_code: fc.constantFrom(...AUTHORITIES),
    actor: text,
    action: text,
    subject: text,
    details: fc.oneof(fc.dictionary(text, text, { maxKeys: 3 }), fc.constant('{}')),
  })
  .map(anEntry);

/** A server that signs, a command that does not, and the job that comes round. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      by: fc.constantFrom('server', 'command'),
      events: fc.array(entry, { minLength: 1, maxLength: 4 }),
    }),
  },
  fc.record({ by: fc.constant('job'), events: fc.constant<AuditEntry[]>([]) }),
);
const history = fc.array(step, { minLength: 1, maxLength: 12 });

let register: SqliteRegister;
beforeAll(() => {
  register = openSqlite(':memory:');
  migrate(register.connection, MIGRATIONS);
});
afterAll(() => register.close());

async function registerOf(steps: (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) {
  wipe(register.connection);
  const plain: Database = register.database;
  const db = withAuditKey(plain, AUDIT_SECRET);
  for (const { by, events } of steps) {
    if (by === 'job') await signAudit({ db, clock });
    else await writeAudited(by === 'server' ? db : plain, [], events);
  }
  return { db, connection: register.connection };
}

describe('any history of several authorities and writers', () => {
  it('holds, before and after the job has signed it', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const { db } = await registerOf(steps);
        const heads = await selectAllHeads(db);
        const isUnsigned = heads.length > 0 && heads.every(({ signed_position }) => signed_position === 0);
        const faults = (await faultsOf(db)).map((fault) => fault.split(':', 1)[0]);
        expect(faults).toEqual(isUnsigned ? ['nothing is signed'] : []);
        expect((await signAudit({ db, clock })).broken).toEqual([]);
        expect(await faultsOf(db)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it(
    'does not hold after anything was done to it by someone without the secret',
    { timeout: 120_000 },
    async () => {
      const told = new Map<string, string>();
      await fc.assert(
        fc.asyncProperty(history, tamperings, async (steps, tampering) => {
          const { db, connection } = await registerOf(steps);
          await signAudit({ db, clock });
          fc.pre(connection.prepare('SELECT 1 FROM audit_events').get() !== undefined);
          fc.pre(tamper(connection, tampering));
          const [fault = 'nothing was found'] = await faultsOf(db);
          expect({ did: tampering.what, fault }).not.toEqual({
            did: tampering.what,
            fault: 'nothing was found',
          });
          told.set(tampering.what, fault);
        }),
        { numRuns: RUNS },
      );
      expect(told.size).toBeGreaterThan(40);
    },
  );
});
