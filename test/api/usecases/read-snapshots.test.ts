import { afterEach, describe, expect, it } from 'vitest';
import { snapshotReader } from '../../../api/usecases/read-snapshots.ts';
import type { Database } from '../../../db/database.ts';
import { createQuery, type ReadRows } from '../../../db/dialect.ts';
import { migrate } from '../../../db/migrate.node.ts';
import { upsertSnapshot } from '../../../db/snapshots.ts';
import { openSqlite, type SqliteRegister } from '../../../db/sqlite.node.ts';
import { MIGRATIONS } from '../../helpers/databases.ts';

const SCOPE = 'area/E09000003';

const opened: SqliteRegister[] = [];
afterEach(() => {
  for (const sqlite of opened.splice(0)) sqlite.close();
});

function register() {
  const sqlite = openSqlite(':memory:');
  opened.push(sqlite);
  migrate(sqlite.connection, MIGRATIONS);
  const publish = (version: string) =>
    sqlite.database.writeAll([
      upsertSnapshot(sqlite.database, { scope: SCOPE, version, builtAt: '', validUntil: '', body: '{}' }),
    ]);
  return { ...sqlite, publish };
}

/** Answers as the engine did when it was asked, but only when the test lets it. */
function slowly({ connection, database }: SqliteRegister) {
  const held: (() => void)[] = [];
  let slow = false;
  const read: ReadRows = async ({ sql, parameters }) => {
    const rows = connection.prepare(sql).all(...parameters);
    if (slow && sql.includes('"body"')) await new Promise<void>((resolve) => held.push(resolve));
    return rows;
  };
  const db: Database = { query: createQuery(read), writeAll: database.writeAll };
  return {
    db,
    hold: () => {
      slow = true;
    },
    release: () => {
      slow = false;
      for (const resolve of held.splice(0)) resolve();
    },
    isHolding: () => held.length > 0,
  };
}

describe.each(['with a change token', 'without one'])('snapshots in memory, %s', (how) => {
  const open = () => {
    const sqlite = register();
    const slow = slowly(sqlite);
    const reader = snapshotReader(slow.db, how === 'without one' ? undefined : sqlite.changeToken);
    return { ...sqlite, slow, reader };
  };

  it('are those published, and nothing where nothing is', async () => {
    const { reader, publish } = open();
    expect(await reader.published(SCOPE)).toBeUndefined();
    await publish('one');
    expect((await reader.published(SCOPE))?.version).toBe('one');
    await publish('two');
    expect((await reader.published(SCOPE))?.version).toBe('two');
  });

  it('never go back: a slow reading of the old does not stand in for a newer one', async () => {
    const { reader, publish, slow } = open();
    await publish('old');
    slow.hold();
    const early = reader.published(SCOPE);
    while (!slow.isHolding()) await Promise.resolve();
    await publish('new');
    await reader.load([]); // another question, which learns of the new version
    slow.release();
    expect((await early)?.version).toBe('new');
    expect((await reader.published(SCOPE))?.version).toBe('new');
    expect((await reader.load([SCOPE])).published(SCOPE)?.version).toBe('new');
  });
});
