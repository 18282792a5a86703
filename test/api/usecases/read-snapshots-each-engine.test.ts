import { describe, expect, it } from 'vitest';
import { buildSnapshot, prepareHaven } from '../../../api/domain/build-snapshot.ts';
import { londonDays } from '../../../api/domain/hours.ts';
import { londonInstant } from '../../../api/domain/london-time.ts';
import { HORIZON_MINUTES } from '../../../api/domain/snapshot.ts';
import { snapshotReader } from '../../../api/usecases/read-snapshots.ts';
import type { Database } from '../../../db/database.ts';
import { upsertSnapshot } from '../../../db/snapshots.ts';
import { aHaven } from '../../helpers/builders.ts';
import { describeEachEngine, openMemory } from '../../helpers/databases.ts';

const SCOPE = 'cell/11-1022-679';

const BASE = londonInstant('2026-06-10');
const DAYS = londonDays({ from: BASE, to: BASE + HORIZON_MINUTES, bankHolidays: new Set() });

/** Publishes one haven whose id is the version. */
function publish(db: Database, version: string, scope = SCOPE): Promise<number[]> {
  const havens = [prepareHaven(aHaven({ id: version }), DAYS, BASE)];
  const snapshot = { ...buildSnapshot({ scope, havens, schemes: [], base: BASE, builtAt: BASE }), version };
  const { built_at: builtAt, valid_until: validUntil } = snapshot;
  const body = JSON.stringify(snapshot);
  return db.writeAll([upsertSnapshot(db, { scope, version, builtAt, validUntil, body })]);
}

/** Counts how often the register is asked. */
function watched(db: Database) {
  const asked = { times: 0 };
  const query = db.query.withPlugin({
    transformQuery({ node }) {
      asked.times += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  return { asked, db: { ...db, query } };
}

describeEachEngine('the snapshot reader', (open) => {
  it('answers with what is published, and nothing where nothing is', async () => {
    const db = await open();
    await publish(db, 'v1');
    const reader = snapshotReader(db);
    expect((await reader.published(SCOPE))?.version).toBe('v1');
    expect((await reader.index(SCOPE))?.count).toBe(1);
    expect(await reader.published('cell/11-1-1')).toBeUndefined();
    expect(await reader.index('cell/11-1-1')).toBeNull();
  });

  it('answers with the new version at once, whoever published it', async () => {
    const db = await open();
    await publish(db, 'v1');
    const reader = snapshotReader(db);
    await reader.index(SCOPE);
    await publish(db, 'v2');
    expect((await reader.index(SCOPE))?.snapshot.havens.id).toEqual(['v2']);
    await db.writeAll([db.query.deleteFrom('public_snapshots').where('scope', '=', SCOPE).compile()]);
    expect(await reader.index(SCOPE)).toBeNull();
  });

  it('keeps a readied index while its version stands, though others change', async () => {
    const db = await open();
    await publish(db, 'v1');
    const reader = snapshotReader(db);
    const index = await reader.index(SCOPE);
    await publish(db, 'w1', 'cell/11-1-1');
    expect(await reader.index(SCOPE)).toBe(index);
  });
});

describeEachEngine('the snapshot reader with a change token', (open) => {
  it('asks nothing while the token stands still', async () => {
    const { asked, db } = watched(await open());
    await publish(db, 'v1');
    const reader = snapshotReader(db, () => 1);
    await reader.load([SCOPE]);
    asked.times = 0;
    await reader.index(SCOPE);
    expect(reader.inMemory()?.index(SCOPE)?.count).toBe(1);
    expect(asked.times).toBe(0);
  });

  it('has nothing in memory to trust once the token moved, until it has looked', async () => {
    const db = await open();
    await publish(db, 'v1');
    let token = 1;
    const reader = snapshotReader(db, () => token);
    await reader.load([SCOPE]);
    await publish(db, 'v2');
    token = 2;
    expect(reader.inMemory()).toBeUndefined();
    await reader.load([]);
    expect(reader.inMemory()?.published(SCOPE)).toBeUndefined();
    await reader.load([SCOPE]);
    expect(reader.inMemory()?.published(SCOPE)?.version).toBe('v2');
  });

  it('knows which scopes hold nothing without asking for each', async () => {
    const { asked, db } = watched(await open());
    const reader = snapshotReader(db, () => 1);
    await reader.load([]);
    asked.times = 0;
    expect(reader.inMemory()?.index('cell/11-5-5')).toBeNull();
    expect(asked.times).toBe(0);
  });
});

describe('a poisoned snapshot', () => {
  it('is refused rather than ranked', async () => {
    const { database: db, close } = openMemory();
    await publish(db, 'v1');
    const times = { builtAt: '2026-06-10T00:00:00.000Z', validUntil: '2026-06-18T00:00:00.000Z' };
    await db.writeAll([
      upsertSnapshot(db, { scope: SCOPE, version: 'v2', body: '{"format":2,"havens":{"id":[]}}', ...times }),
    ]);
    await expect(snapshotReader(db).index(SCOPE)).rejects.toThrow(TypeError);
    close();
  });
});
