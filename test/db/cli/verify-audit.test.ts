import { existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DEVELOPMENT_SECRET } from '../../../api/config.ts';
import { randomIds } from '../../../api/random-ids.ts';
import { fixedClock } from '../../../api/system-clock.ts';
import { signAudit } from '../../../api/usecases/sign-audit.ts';
import { writeAudited } from '../../../db/audit.ts';
import { withAuditKey } from '../../../db/audit-signature.ts';
import { COMMANDS } from '../../../db/cli/commands.node.ts';
import { runRegister } from '../../../db/cli/run.node.ts';
import { migrate } from '../../../db/migrate.node.ts';
import { openSqlite } from '../../../db/sqlite.node.ts';
import { anEntry, AUDIT_SECRET } from '../../helpers/audit.ts';
import { MIGRATIONS } from '../../helpers/databases.ts';
import { useTemporaryFolders } from '../../helpers/temporary-folder.ts';

const clock = fixedClock(Date.parse('2026-11-22T12:00:00Z'));
const HEAD = /head [0-9a-f]{64}/g;

describe('register verify-audit', () => {
  const newFolder = useTemporaryFolders();

  /** A register with a trail, and who runs commands on it. */
  async function aRegister({ secret = AUDIT_SECRET }: { secret?: string } = {}) {
    const path = join(newFolder(), 'register.sqlite');
    const register = openSqlite(path);
    migrate(register.connection, MIGRATIONS);
    const db = withAuditKey(register.database, secret);
    const events = Array.from({ length: 1_234 }, () => anEntry());
    await writeAudited(db, [], [...events, anEntry({ authority_code: 'E09000007' })]);
    register.close();
    return {
      path,
      byHand(sql: string) {
        const connection = new BetterSqlite3(path);
        connection.exec(
          `DROP TRIGGER IF EXISTS audit_events_stay; DROP TRIGGER IF EXISTS audit_events_are_kept; ${sql}`,
        );
        connection.close();
      },
      async run(argv: string[], env: Record<string, string> = { SESSION_SECRET: AUDIT_SECRET }) {
        const lines: string[] = [];
        const tell = (line: string) => void lines.push(line);
        const code = await runRegister(COMMANDS, ['verify-audit', ...argv], {
          env: { DATABASE_PATH: path, ...env },
          ...{ clock, ids: randomIds, print: tell, warn: tell },
        });
        return {
          code,
          said: lines.map((line) => line.replaceAll(HEAD, 'head …')),
          heads: lines.join().match(HEAD) ?? [],
        };
      },
    };
  }

  it('says a line for each chain', async () => {
    const { run } = await aRegister();
    expect(await run([])).toMatchObject({
      code: 0,
      said: [
        'E09000003: 1,234 events in order, signed up to 1,234 at 2026-05-02T07:00:00.000Z, head …',
        'E09000007: 1 event in order, signed up to 1 at 2026-05-02T07:00:00.000Z, head …',
        'register: 2 events in order, signed up to 2 at 2026-05-02T07:00:00.000Z, head …',
      ],
    });
  });

  it('says how many events are not signed yet', async () => {
    const { path, run } = await aRegister();
    const register = openSqlite(path);
    await writeAudited(register.database, [], [anEntry(), anEntry()]);
    register.close();
    expect((await run(['--authority', 'E09000003'])).said).toEqual([
      'E09000003: 1,236 events in order, signed up to 1,234 at 2026-05-02T07:00:00.000Z, 2 not signed yet, head …',
    ]);
  });

  it('says a line for each fault, and exits with 1', async () => {
    const { byHand, run } = await aRegister();
    byHand(
      "UPDATE audit_events SET actor = 'somebody' WHERE id = 700; DELETE FROM audit_events WHERE id = 800",
    );
    const { code, said } = await run([]);
    expect(code).toBe(1);
    expect(said).toEqual([
      expect.stringMatching(/^E09000003: event 700 at position 699 does not fit its hash/),
      expect.stringMatching(/^E09000003: 1 event is missing: position 799/),
      expect.stringMatching(/^E09000007: 1 event in order/),
      expect.stringMatching(/^register: 2 events in order/),
      'event 800 is missing',
      expect.stringMatching(/^audit_events_are_kept, which keeps/),
      expect.stringMatching(/^audit_events_stay, which keeps/),
      '5 faults on the audit trail.',
    ]);
  });

  it('with --authority looks at that chain only', async () => {
    const { byHand, run } = await aRegister();
    byHand('DELETE FROM audit_events WHERE id = 800');
    expect((await run(['--authority', 'E09000007'])).code).toBe(0);
    expect((await run(['--authority', 'E09000003'])).said).toEqual([
      expect.stringMatching(/^E09000003: 1 event is missing: position 799/),
      '1 fault on the audit trail.',
    ]);
    expect(await run(['--authority', 'E09000099'])).toMatchObject({
      code: 1,
      said: ['There is no event of "E09000099" on the trail, only of: E09000003, E09000007, register.'],
    });
  });

  it('without the secret checks the chains, and says that it checked no signature', async () => {
    const { byHand, run } = await aRegister();
    expect(await run(['--authority', 'register'], {})).toMatchObject({
      code: 0,
      said: [
        'SESSION_SECRET is not set: the chains are checked, their signatures are not.',
        'register: 2 events in order, signed up to 2 at 2026-05-02T07:00:00.000Z (not checked), head …',
      ],
    });
    byHand("UPDATE audit_events SET actor = 'somebody' WHERE id = 700");
    expect((await run([], {})).code).toBe(1);
  });

  it('takes the secret of development, as the server does, and says that everyone knows it', async () => {
    const { run } = await aRegister({ secret: DEVELOPMENT_SECRET });
    expect(await run(['--authority', 'register'], {})).toMatchObject({
      code: 0,
      said: [
        'SESSION_SECRET is not set: checked with the secret of development, which everyone knows.',
        'register: 2 events in order, signed up to 2 at 2026-05-02T07:00:00.000Z, head …',
      ],
    });
  });

  it('tells of another secret, and signs anew with it where nothing else is wrong', async () => {
    const { path, byHand, run } = await aRegister();
    const other = { SESSION_SECRET: 'another secret, which replaced the first one' };
    expect((await run([], other)).said.at(-1)).toBe('3 faults on the audit trail.');
    expect(await run(['--sign-anew'], {})).toMatchObject({
      code: 1,
      said: ['SESSION_SECRET is not set: there is nothing to sign with.'],
    });
    expect(await run(['--sign-anew'], other)).toMatchObject({
      code: 0,
      said: [
        'E09000003: 1,234 events in order, signed up to 1,234 at 2026-11-22T12:00:00.000Z, head …',
        'E09000007: 1 event in order, signed up to 1 at 2026-11-22T12:00:00.000Z, head …',
        'register: 3 events in order, signed up to 3 at 2026-11-22T12:00:00.000Z, head …',
      ],
    });
    expect((await run([], other)).code).toBe(0);
    const register = openSqlite(path);
    const db = withAuditKey(register.database, other.SESSION_SECRET);
    expect(await signAudit({ db, clock })).toEqual({ signed: 0, broken: [] });
    register.close();
    byHand("UPDATE audit_events SET actor = 'somebody' WHERE id = 700");
    const before = await run([]);
    expect((await run(['--sign-anew'])).code).toBe(1);
    expect(await run([])).toEqual(before);
  });

  it('knows a head that it printed before, and misses one that is no longer there', async () => {
    const { path, run } = await aRegister();
    const { heads } = await run([]);
    const known = (heads[0] ?? '').replace('head ', '');
    const register = openSqlite(path);
    await writeAudited(register.database, [], [anEntry()]);
    register.close();
    expect((await run(['--known', known])).code).toBe(0);
    expect((await run(['--known', 'ffff'])).said.at(-2)).toBe(
      `no event has the head ffff: the trail does not go back to it`,
    );
  });

  it('changes nothing of what it looks at, and makes no register where there is none', async () => {
    const { path, run } = await aRegister();
    const content = () => {
      const connection = new BetterSqlite3(path);
      const rows = ['audit_events', 'audit_heads', 'schemes', 'd1_migrations'].map((table) =>
        connection.prepare(`SELECT * FROM ${table}`).all(),
      );
      connection.close();
      return rows;
    };
    const before = content();
    await run([]);
    expect(content()).toEqual(before);
    const nowhere = join(newFolder(), 'none.sqlite');
    expect(await run([], { DATABASE_PATH: nowhere })).toMatchObject({
      code: 1,
      said: [`There is no register at ${nowhere}.`],
    });
    expect(existsSync(nowhere)).toBe(false);
  });

  it('says of a register from before chains what to do', async () => {
    const path = join(newFolder(), 'old.sqlite');
    const connection = new BetterSqlite3(path);
    connection.exec('CREATE TABLE audit_events (id INTEGER PRIMARY KEY)');
    connection.close();
    const { run } = await aRegister();
    expect(await run([], { DATABASE_PATH: path })).toMatchObject({
      code: 1,
      said: [expect.stringMatching(/from before audit chains\. Start the server once/)],
    });
  });
});
