import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAudited } from '../../../db/audit.ts';
import { selectAllHeads } from '../../../db/audit-heads.ts';
import { isSignedToTheEnd, auditKey, withAuditKey } from '../../../db/audit-signature.ts';
import type { Database } from '../../../db/database.ts';
import { ConflictError, UnavailableError } from '../../../db/errors.ts';
import { migrate } from '../../../db/migrate.node.ts';
import { openSqlite } from '../../../db/sqlite.node.ts';
import { takeTurns } from '../../../db/turns.ts';
import { anEntry, AUDIT_SECRET, faultsOf, independentHash, type RawEvent } from '../../helpers/audit.ts';
import { describeEachEngine, MIGRATIONS } from '../../helpers/databases.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const scheme = (db: Database, key: string) =>
  db.query.insertInto('schemes').values({ key, name: 'Safe Haven', position: 1, listed: 1 }).compile();
const schemes = async (db: Database) =>
  (await db.query.selectFrom('schemes').select('key').orderBy('key').execute()).map(({ key }) => key);
const events = async (db: Database) =>
  (await db.query.selectFrom('audit_events').selectAll().orderBy('id').execute()) as readonly RawEvent[];

const BARNET = 'E09000003';
const CAMDEN = 'E09000007';

describeEachEngine('a change with its event', (open, engine) => {
  it('is written, and answers how many rows its own writes changed', async () => {
    const db = await open();
    const writes = [
      scheme(db, 'a'),
      scheme(db, 'b'),
      db.query.updateTable('schemes').set({ name: 'x' }).compile(),
    ];
    expect(await writeAudited(db, writes, [anEntry()])).toEqual([1, 1, 2]);
    expect(await schemes(db)).toEqual(['a', 'b']);
  });

  it('is tied to the one before it on the chain of its authority, as anyone can reckon anew', async () => {
    const db = await open();
    await writeAudited(
      db,
      [],
      [anEntry({ action: 'a', details: { name: 'Café “Zoë” 🏳️‍🌈', note: 'a\u0000b' } })],
    );
    await writeAudited(
      db,
      [],
      [
        anEntry({ action: 'b', authority_code: CAMDEN }),
        anEntry({ action: 'c', authority_code: null, details: '{"given":"as text"}' }),
        anEntry({ action: 'd', actor: '' }),
      ],
    );
    const rows = await events(db);
    expect(rows.map(({ id, chain, position, action }) => [id, chain, position, action])).toEqual([
      [1, 'register', 1, 'audit.begun'],
      [2, BARNET, 1, 'a'],
      [3, 'register', 2, 'audit.begun'],
      [4, CAMDEN, 1, 'b'],
      [5, 'register', 3, 'c'],
      [6, BARNET, 2, 'd'],
    ]);
    const last = new Map<string, string>();
    for (const row of rows) {
      const hash = independentHash(last.get(row.chain) ?? '0'.repeat(64), row);
      expect(row.hash).toBe(hash);
      last.set(row.chain, hash);
    }
    const heads = await selectAllHeads(db);
    expect(new Map(heads.map(({ chain, hash }) => [chain, hash]))).toEqual(last);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('keeps text that has no UTF-8 as U+FFFD, and the chain holds', async () => {
    const db = await open();
    const half = '\ud83c';
    await writeAudited(db, [], [anEntry({ actor: `person/${half}`, subject: half, details: { half } })]);
    const row = (await events(db)).at(-1);
    expect(row).toMatchObject({
      actor: 'person/\ufffd',
      subject: '\ufffd',
      details: String.raw`{"half":"\ud83c"}`,
    });
    expect(await faultsOf(db)).toEqual([]);
  });

  it('leaves nothing where one of its writes is refused: no row, no event, no head', async () => {
    const db = await open();
    await writeAudited(db, [scheme(db, 'a')], [anEntry()]);
    const before = [await events(db), await selectAllHeads(db)];
    const refused = writeAudited(db, [scheme(db, 'b'), scheme(db, 'a')], [anEntry(), anEntry()]);
    await expect(refused).rejects.toMatchObject({ name: 'ConflictError', columns: ['schemes.key'] });
    expect(await schemes(db)).toEqual(['a']);
    expect([await events(db), await selectAllHeads(db)]).toEqual(before);
  });

  it('needs an event', async () => {
    const db = await open();
    await expect(writeAudited(db, [scheme(db, 'a')], [])).rejects.toThrow(/give at least one/);
    expect(await schemes(db)).toEqual([]);
  });

  it('of ten at once: all are written, one after another, and each once', async () => {
    const db = await open();
    const keys = Array.from({ length: 10 }, (_, index) => `s${index}`);
    await Promise.all(
      keys.map((key, index) =>
        writeAudited(
          db,
          [scheme(db, key)],
          [anEntry({ action: key, authority_code: index % 3 ? BARNET : CAMDEN })],
        ),
      ),
    );
    expect(await schemes(db)).toEqual(keys);
    const actions = (await events(db))
      .map(({ action }) => action)
      .filter((action) => action !== 'audit.begun');
    expect(actions.toSorted()).toEqual(keys);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('whose place is taken between reading and writing reads again, and writes once', async () => {
    const db = await open();
    await writeAudited(db, [], [anEntry()]);
    let overtaken = 0;
    const slow: Database = {
      query: db.query,
      async writeAll(statements) {
        if (overtaken < 3) {
          overtaken += 1;
          await writeAudited(db, [], [anEntry({ action: `first.${overtaken}` })]);
        }
        return db.writeAll(statements);
      },
    };
    expect(await writeAudited(slow, [scheme(db, 'a')], [anEntry({ action: 'last' })])).toEqual([1]);
    expect((await events(db)).map(({ action }) => action).slice(2)).toEqual([
      'first.1',
      'first.2',
      'first.3',
      'last',
    ]);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('whose place is taken for ever is 503, and leaves nothing', async () => {
    const db = await open();
    let attempts = 0;
    const unlucky: Database = {
      query: db.query,
      async writeAll(statements) {
        attempts += 1;
        await writeAudited(db, [], [anEntry({ action: 'other' })]);
        return db.writeAll(statements);
      },
    };
    await expect(
      writeAudited(unlucky, [scheme(db, 'a')], [anEntry({ action: 'mine' })]),
    ).rejects.toMatchObject({
      name: 'UnavailableError',
      status: 503,
    });
    expect(attempts).toBe(20);
    expect(await schemes(db)).toEqual([]);
    expect((await events(db)).some(({ action }) => action === 'mine')).toBe(false);
  });

  it('is written even where the head was set back or lost by hand, which verifying tells', async () => {
    const db = await open();
    await writeAudited(db, [], [anEntry(), anEntry(), anEntry()]);
    const run = (sql: string) => db.writeAll([{ ...scheme(db, ''), sql, parameters: [] }]);
    await run('DROP TRIGGER audit_heads_are_kept');
    await run(`DELETE FROM audit_heads WHERE chain = '${BARNET}'`);
    await writeAudited(db, [scheme(db, 'a')], [anEntry({ action: 'after' })]);
    expect((await events(db)).at(-1)).toMatchObject({ chain: BARNET, position: 4, action: 'after' });
    expect(await schemes(db)).toEqual(['a']);
    expect(await faultsOf(db)).toEqual([expect.stringContaining('audit_heads_are_kept')]);
  });

  it('cannot be written past it, changed or taken back', async () => {
    const db = await open();
    await writeAudited(db, [], [anEntry()]);
    const trigger = { name: 'ConstraintError', constraint: 'trigger' };
    const { id: _, ...row } = (await events(db))[1] as RawEvent;
    for (const given of [
      { ...row, position: null },
      { ...row, position: 2, hash: null },
      { ...row, position: 2, chain: null },
      { ...row, position: 2, chain: CAMDEN },
      { ...row, position: 2, authority_code: null },
    ]) {
      await expect(
        db.writeAll([db.query.insertInto('audit_events').values(given).compile()]),
      ).rejects.toMatchObject(trigger);
    }
    const heads = db.query.updateTable('audit_heads').where('chain', '=', BARNET);
    for (const forbidden of [
      db.query.deleteFrom('audit_heads').compile(),
      heads.set({ hash: 'another' }).compile(),
      heads.set({ chain: CAMDEN }).compile(),
      db.query.updateTable('audit_heads').set({ signed_position: -1 }).compile(),
    ]) {
      await expect(db.writeAll([forbidden])).rejects.toMatchObject({ name: 'ConstraintError' });
    }
    expect(await faultsOf(db)).toEqual([]);
  });

  it('signs its chain where the secret is at hand and all before was signed, else leaves it to the job', async () => {
    const plain = await open();
    const key = auditKey(AUDIT_SECRET);
    const signing = withAuditKey(plain, AUDIT_SECRET);
    const signed = async () =>
      Object.fromEntries(
        (await selectAllHeads(plain)).map((head) => [head.chain, isSignedToTheEnd(key, head)]),
      );
    await writeAudited(signing, [], [anEntry()]);
    expect(await signed()).toEqual({ register: true, [BARNET]: true });
    await writeAudited(signing, [], [anEntry({ authority_code: CAMDEN })]);
    expect(await signed()).toEqual({ register: true, [BARNET]: true, [CAMDEN]: true });
    await writeAudited(plain, [], [anEntry()]);
    await writeAudited(signing, [], [anEntry(), anEntry({ authority_code: CAMDEN })]);
    expect(await signed()).toEqual({ register: true, [BARNET]: false, [CAMDEN]: true });
    expect(await faultsOf(signing)).toEqual([]);
  });

  it('with another secret signs nothing of it, and not a new chain either', async () => {
    const plain = await open();
    await writeAudited(withAuditKey(plain, AUDIT_SECRET), [], [anEntry()]);
    const other = withAuditKey(plain, 'the secret of another server, by mistake');
    await writeAudited(other, [], [anEntry(), anEntry({ authority_code: CAMDEN })]);
    const heads = await selectAllHeads(plain);
    expect(heads.map(({ chain, position, signed_position }) => [chain, position, signed_position])).toEqual([
      [BARNET, 2, 1],
      [CAMDEN, 1, 0],
      ['register', 2, 1],
    ]);
    expect(await faultsOf(withAuditKey(plain, AUDIT_SECRET))).toEqual([]);
  });

  it.skipIf(engine === 'D1 on workerd')('of a hundred at once waits its turn in this process', async () => {
    const db = await open();
    let refused = 0;
    const counting: Database = {
      ...db,
      writeAll: (statements) =>
        db.writeAll(statements).catch((error: unknown) => {
          refused += 1;
          throw error;
        }),
    };
    await Promise.all(Array.from({ length: 100 }, () => writeAudited(counting, [], [anEntry()])));
    expect(refused).toBe(0);
    expect(await faultsOf(db)).toEqual([]);
  });
});

describe('two connections to one file', () => {
  const newFolder = useTemporaryFolders();

  it('write at once, a hundred each: every change is there with its event, and the chains hold', async () => {
    const path = join(newFolder(), 'register.sqlite');
    const registers = [openSqlite(path), openSqlite(path)];
    try {
      migrate((registers[0] as (typeof registers)[0]).connection, MIGRATIONS);
      await Promise.all(
        registers.flatMap(({ database }, writer) =>
          Array.from({ length: 100 }, (_, index) =>
            writeAudited(
              withAuditKey(database, AUDIT_SECRET),
              [scheme(database, `s${writer}.${index}`)],
              [anEntry({ actor: `writer/${writer}`, authority_code: index % 2 ? BARNET : CAMDEN })],
            ),
          ),
        ),
      );
      const db = withAuditKey((registers[0] as (typeof registers)[0]).database, AUDIT_SECRET);
      expect(await schemes(db)).toHaveLength(200);
      expect(await events(db)).toHaveLength(202);
      expect(await faultsOf(db)).toEqual([]);
      expect((await selectAllHeads(db)).every((head) => isSignedToTheEnd(auditKey(AUDIT_SECRET), head))).toBe(
        true,
      );
    } finally {
      for (const register of registers) register.close();
    }
  });

  it('while one holds the register, those who wait give up together, and the next is written', async () => {
    const path = join(newFolder(), 'register.sqlite');
    const register = openSqlite(path, { busyTimeoutMs: 100 });
    const other = openSqlite(path);
    try {
      migrate(register.connection, MIGRATIONS);
      other.connection.exec('BEGIN IMMEDIATE');
      const began = performance.now();
      const waiting = Array.from({ length: 20 }, () => writeAudited(register.database, [], [anEntry()]));
      const outcomes = await Promise.allSettled(waiting);
      expect(performance.now() - began).toBeLessThan(1_500);
      for (const outcome of outcomes) {
        expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(UnavailableError);
      }
      other.connection.exec('ROLLBACK');
      await writeAudited(register.database, [], [anEntry()]);
      expect(await faultsOf(register.database)).toEqual([]);
      expect(await events(register.database)).toHaveLength(2);
    } finally {
      register.close();
      other.close();
    }
  });
});

describe('turns', () => {
  it('come in order, and go on after one that fails', async () => {
    const inTurn = takeTurns();
    const said: number[] = [];
    const turn = (number: number, error?: Error) =>
      inTurn(async () => {
        await Promise.resolve();
        said.push(number);
        if (error) throw error;
        return number;
      });
    const conflict = new ConflictError(['a.b'], undefined);
    const outcomes = await Promise.allSettled([turn(1), turn(2, conflict), turn(3)]);
    expect(said).toEqual([1, 2, 3]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
