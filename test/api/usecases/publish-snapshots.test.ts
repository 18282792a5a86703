import { expect, it } from 'vitest';
import { addDays } from '../../../api/domain/london-time.ts';
import type { Snapshot } from '../../../api/domain/snapshot.ts';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { publishScopes } from '../../../api/usecases/publish-scopes.ts';
import { publishAll, publishDue } from '../../../api/usecases/publish-snapshots.ts';
import type { Database } from '../../../db/database.ts';
import { markChanged, selectPublications, selectSnapshots } from '../../../db/snapshots.ts';
import { insertRows } from '../../../db/writes.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { addVenue, BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

const AREA = `area/${BARNET}`;
const CELL = 'cell/11-1022-680';
const NEXT_CELL = 'cell/11-1023-680';
const YEAR = {
  valid_from: '2026-03-01',
  valid_to: '2027-02-28',
  trained_on: '2026-03-01',
  training_until: '2027-02-28',
};

describeEachEngine('publishing', (open) => {
  async function registerWithHaven(iso = '2026-06-10T12:00:00Z') {
    const db = await open();
    const clock = movableClock(iso);
    await seedRegister(db);
    const firstVenue = await addVenue(db);
    const decide = (
      to: 'accredited' | 'suspended' | 'action_required',
      dates = {},
      schemeKey = 'safe_haven',
      venueId = firstVenue,
    ) => decideAccreditation({ venueId, schemeKey, to, reason: 'a test', dates, actor: 'test', db, clock });
    await decide('accredited', YEAR);
    return { db, clock, decide };
  }

  it('shows an accredited venue in its area and its cell before the decision returns', async () => {
    const { db } = await registerWithHaven();
    for (const scope of [AREA, CELL]) {
      const snapshot = await published(db, scope);
      expect(snapshot?.havens.name).toEqual(['The Paper Lantern']);
      expect(snapshot?.schemes.map(({ key }) => key)).toEqual(['safe_haven']);
    }
    expect(await publicIds(db)).toEqual(['k3f9x2m4q']);
  });

  it('never shows a prospect', async () => {
    const db = await open();
    const clock = movableClock('2026-06-10T12:00:00Z');
    await seedRegister(db);
    await addVenue(db);
    await publishAll({ db, clock });
    expect((await published(db, AREA))?.havens.id).toEqual([]);
    expect(await publicIds(db)).toEqual([]);
  });

  it('has a suspended venue gone everywhere before the suspension returns', async () => {
    const { db, decide } = await registerWithHaven();
    await decide('suspended');
    expect((await published(db, AREA))?.havens.id).toEqual([]);
    expect((await published(db, CELL))?.havens.id).toEqual([]);
    expect(await publicIds(db)).toEqual([]);
  });

  it('tells a reader when a venue’s certainty ends: the last day of its training, in London', async () => {
    const { db, decide, clock } = await registerWithHaven();
    clock.set('2026-06-11T12:00:00Z');
    await decide('suspended');
    await decide('accredited', { ...YEAR, training_until: '2026-06-12' });
    const snapshot = await published(db, AREA);
    const until = (snapshot?.base ?? 0) + (snapshot?.havens.until[0] ?? 0);
    expect(new Date(until * 60_000).toISOString()).toBe('2026-06-12T23:00:00.000Z');
  });

  it('drops a lapsed venue by the job, and says the same in a day however often it runs', async () => {
    const { db, clock } = await registerWithHaven();
    expect(await publishDue({ db, clock })).toEqual([]);
    clock.set('2027-02-28T23:59:00Z');
    await publishDue({ db, clock });
    expect(await publicIds(db)).toEqual(['k3f9x2m4q']);
    clock.set('2027-03-01T00:00:00Z');
    expect([...(await publishDue({ db, clock }))].sort()).toEqual([AREA, CELL]);
    expect(await publicIds(db)).toEqual([]);
    expect(await publishDue({ db, clock })).toEqual([]);
  });

  it('hides a closed venue from the minute it closes, and shows it again when it reopens', async () => {
    const { db, clock } = await registerWithHaven();
    const closure = {
      id: 'c1',
      venue_id: 'k3f9x2m4q',
      starts_at: '2026-06-10T18:00:00.000Z',
      ends_at: '2026-06-10T20:00:00.000Z',
      reason: '',
    };
    await db.writeAll([
      db.query.insertInto('closures').values(closure).compile(),
      markChanged(db, AREA),
      markChanged(db, CELL),
    ]);
    await publishDue({ db, clock });
    const before = await published(db, CELL);
    expect((before?.base ?? 0) + (before?.havens.until[0] ?? 0)).toBe(Date.parse(closure.starts_at) / 60_000);
    clock.set('2026-06-10T18:00:00Z');
    await publishDue({ db, clock });
    expect(await publicIds(db)).toEqual([]);
    clock.set('2026-06-10T20:00:00Z');
    await publishDue({ db, clock });
    expect(await publicIds(db)).toEqual(['k3f9x2m4q']);
  });

  it('shows one scheme on when another ends, and hides from old copies what they can no longer be sure of', async () => {
    const { db, clock, decide } = await registerWithHaven();
    await decide('accredited', { ...YEAR, valid_to: '2026-06-10' }, 'ask_for_angela');
    const both = await published(db, CELL);
    expect(both?.schemes.map(({ key }) => key)).toEqual(['safe_haven', 'ask_for_angela']);
    clock.set('2026-06-10T23:00:00Z');
    await publishDue({ db, clock });
    const one = await published(db, CELL);
    expect(one?.schemes.map(({ key }) => key)).toEqual(['safe_haven']);
    expect(one?.havens.id).toEqual(['k3f9x2m4q']);
  });

  it('keeps a venue with an open action plan until the deadline, where the scheme says so', async () => {
    const { db, clock, decide } = await registerWithHaven();
    await decide('action_required', { action_deadline: '2026-06-20' });
    expect(await publicIds(db)).toEqual(['k3f9x2m4q']);
    clock.set('2026-06-20T23:00:00Z');
    await publishDue({ db, clock });
    expect(await publicIds(db)).toEqual([]);
  });

  it('has the same version for the same havens in a day, and a new one the next day', async () => {
    const { db, clock } = await registerWithHaven();
    const [first] = await selectSnapshots(db, [AREA]);
    clock.set('2026-06-10T20:00:00Z');
    await publishAll({ db, clock });
    expect(await selectSnapshots(db, [AREA])).toEqual([first]);
    clock.set('2026-06-10T23:00:00Z'); // midnight in London
    await publishDue({ db, clock });
    expect((await selectSnapshots(db, [AREA]))[0]?.version).not.toBe(first?.version);
  });

  it('never writes an older truth over a newer one: a publisher that was overtaken reads again', async () => {
    const { db, clock, decide } = await registerWithHaven();
    let overtaken = false;
    const slow: Database = {
      query: db.query,
      async writeAll(statements) {
        if (!overtaken) {
          overtaken = true;
          await decide('suspended'); // between this publisher's reading and its writing
        }
        return db.writeAll(statements);
      },
    };
    await publishScopes({ scopes: [AREA, CELL], db: slow, clock });
    expect(overtaken).toBe(true);
    expect((await published(db, AREA))?.havens.id).toEqual([]);
    expect(await publicIds(db)).toEqual([]);
  });

  it('is content where whoever overtakes it publishes its truth too, however often that is', async () => {
    const { db, clock, decide } = await registerWithHaven();
    let overtaken = 0;
    const slow: Database = {
      query: db.query,
      async writeAll(statements) {
        overtaken += 1;
        await db.writeAll([markChanged(db, AREA), markChanged(db, CELL)]);
        await publishScopes({ scopes: [AREA, CELL], db, clock });
        return db.writeAll(statements);
      },
    };
    await decide('suspended');
    await publishScopes({ scopes: [AREA, CELL], db: slow, clock });
    expect(overtaken).toBe(1);
    expect((await published(db, AREA))?.havens.id).toEqual([]);
  });

  it('publishes what it can where one scope cannot be, and names that one', async () => {
    const { db, clock } = await registerWithHaven();
    await db.writeAll([markChanged(db, 'cell/11-1-1')]);
    const broken: Database = {
      query: db.query,
      async writeAll(statements) {
        if (statements.some(({ parameters }) => parameters.includes('cell/11-1-1')))
          throw new Error('broken');
        return db.writeAll(statements);
      },
    };
    clock.set('2026-06-11T12:00:00Z');
    await expect(publishDue({ db: broken, clock })).rejects.toThrow('not published: cell/11-1-1');
    const today = (await selectPublications(db)).filter(({ publishedAt }) => publishedAt >= '2026-06-11');
    expect(today.map(({ scope }) => scope)).toEqual([AREA, CELL]);
  });

  it('keeps a haven on the list when its pin moves into another cell, whichever is written first', async () => {
    for (const scopes of [
      [CELL, NEXT_CELL],
      [NEXT_CELL, CELL],
    ]) {
      const { db, clock } = await registerWithHaven();
      await db.writeAll([db.query.updateTable('venues').set({ lon: -0.1757, cell: '1023-680' }).compile()]);
      await publishScopes({ scopes, db, clock });
      expect(await publicIds(db)).toEqual(['k3f9x2m4q']);
      expect((await published(db, CELL))?.havens.id).toEqual([]);
      expect((await published(db, NEXT_CELL))?.havens.id).toEqual(['k3f9x2m4q']);
    }
  });

  it('hides a venue from the cell that shows it, also where its position lies in another', async () => {
    const { db, clock, decide } = await registerWithHaven();
    await db.writeAll([db.query.updateTable('venues').set({ cell: '1023-680' }).compile()]);
    await publishAll({ db, clock });
    expect((await published(db, NEXT_CELL))?.havens.id).toEqual(['k3f9x2m4q']);
    await decide('suspended');
    for (const scope of [AREA, CELL, NEXT_CELL]) expect((await published(db, scope))?.havens.id).toEqual([]);
    expect(await publicIds(db)).toEqual([]);
  });

  it('writes havens with years of dated hours in statements that D1 takes', async () => {
    const { db, clock, decide } = await registerWithHaven();
    const sessions = JSON.stringify(Array.from({ length: 40 }, (_, n) => [`00:${10 + n}`, `01:${10 + n}`]));
    const ids = ['large9991', 'large9992', 'large9993', 'large9994'];
    for (const id of ids) {
      await addVenue(db, { id });
      const exceptions = Array.from({ length: 800 }, (_, day) => ({
        venue_id: id,
        purpose: 'opening',
        date: addDays('2026-06-10', day),
        sessions,
      }));
      await db.writeAll(insertRows(db, 'hours_exceptions', exceptions));
      await decide('accredited', YEAR, 'safe_haven', id);
    }
    await db.writeAll([db.query.deleteFrom('public_havens').compile()]);
    await publishAll({ db, clock });
    expect(await publicIds(db)).toEqual(['k3f9x2m4q', ...ids]);
  });

  it('shows an area the havens within 2 km outside its edge, and no further', async () => {
    const { db, clock } = await registerWithHaven();
    for (const [id, lon] of [
      ['inside999', -0.081],
      ['nearby999', -0.0515],
      ['beyond999', -0.0505],
    ] as const) {
      const venueId = await addVenue(db, { id, lat: 51.6, lon, authority_code: null });
      await decideAccreditation({
        venueId,
        schemeKey: 'safe_haven',
        to: 'accredited',
        reason: '',
        dates: YEAR,
        actor: 'test',
        db,
        clock,
      });
    }
    const ids = [...((await published(db, AREA))?.havens.id ?? [])].sort();
    expect(ids).toEqual(['inside999', 'k3f9x2m4q', 'nearby999']);
  });
});

async function published(db: Database, scope: string): Promise<Snapshot | undefined> {
  const [row] = await selectSnapshots(db, [scope]);
  return row && (JSON.parse(row.body) as Snapshot);
}

async function publicIds(db: Database): Promise<string[]> {
  const rows = await db.query.selectFrom('public_havens').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}
