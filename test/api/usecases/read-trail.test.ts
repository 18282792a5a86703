import { expect, it } from 'vitest';
import { readTrail, readWholeTrail, type TrailAsked } from '../../../api/usecases/read-trail.ts';
import { noteTrailExport } from '../../../api/usecases/export-trail.ts';
import { writeAudited } from '../../../db/audit.ts';
import { createQuery } from '../../../db/dialect.ts';
import type { Database } from '../../../db/database.ts';
import { migrate } from '../../../db/migrate.node.ts';
import { insertPerson } from '../../../db/people.ts';
import { openSqlite } from '../../../db/sqlite.node.ts';
import { selectTrail, selectTrailActions } from '../../../db/trail.ts';
import { anEntry } from '../../helpers/audit.ts';
import { describeEachEngine, MIGRATIONS } from '../../helpers/databases.ts';
import { addVenue, BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

const CAMDEN = 'E09000007';

async function aRegister(open: () => Promise<Database>) {
  const db = await open();
  await seedRegister(db);
  const at = '2026-01-01T00:00:00.000Z';
  await addVenue(db, { id: 'lantern01', name: 'The Paper Lantern' });
  await addVenue(db, { id: 'foilarms1', name: 'The Foil Arms' });
  await db.writeAll([
    insertPerson(db, { id: 'ade', email: 'ade@example.org', name: 'Ade Vellum', at }),
    insertPerson(db, { id: 'olu', email: 'olu@example.org', name: '', at }),
  ]);
  const events = [
    {
      actor: 'person/ade',
      action: 'role.granted',
      subject: 'person/olu',
      occurred_at: '2026-06-09T22:59:59.000Z',
    },
    {
      actor: 'person/olu',
      action: 'venue.closed',
      subject: 'venue/lantern01',
      occurred_at: '2026-06-09T23:00:00.000Z',
    },
    {
      actor: 'job/retention',
      action: 'retention.applied',
      subject: `authority/${BARNET}`,
      occurred_at: '2026-06-10T12:00:00.000Z',
    },
    {
      actor: 'person/olu',
      action: 'venue.closed',
      subject: 'venue/foilarms1',
      occurred_at: '2026-06-10T22:59:59.000Z',
    },
    {
      actor: 'person/olu',
      action: 'venue.reopened',
      subject: 'venue/lantern01',
      occurred_at: '2026-06-10T23:00:00.000Z',
    },
    { actor: 'person/olu', action: 'venue.closed', subject: 'venue/lantern01', authority_code: CAMDEN },
    { actor: 'person/ade', action: 'helpline.checked', subject: 'helpline/x', authority_code: null },
  ];
  for (const event of events) await writeAudited(db, [], [anEntry(event)]);
  const ask = async (asked: Partial<TrailAsked> = {}) =>
    (await readTrail({ asked: { authorityCode: BARNET, ...asked }, db })).events.map(
      ({ action, subject }) => `${action} ${subject}`,
    );
  return { db, ask };
}

describeEachEngine('the trail', (open) => {
  it('is an authority’s own, or the register’s, newest first', async () => {
    const { ask } = await aRegister(open);
    expect(await ask()).toEqual([
      'venue.reopened venue/lantern01',
      'venue.closed venue/foilarms1',
      `retention.applied authority/${BARNET}`,
      'venue.closed venue/lantern01',
      'role.granted person/olu',
    ]);
    expect(await ask({ authorityCode: null })).toEqual([
      'helpline.checked helpline/x',
      `audit.begun authority/${CAMDEN}`,
      `audit.begun authority/${BARNET}`,
    ]);
  });

  it('is narrowed down by kind, by person, by venue and by London days, each alone and together', async () => {
    const { ask } = await aRegister(open);
    expect(await ask({ action: 'venue.closed' })).toHaveLength(2);
    expect(await ask({ person: 'vellum' })).toEqual(['role.granted person/olu']);
    expect(await ask({ person: 'OLU@example.org' })).toHaveLength(4);
    expect(await ask({ person: 'job/retention' })).toEqual([`retention.applied authority/${BARNET}`]);
    expect(await ask({ person: 'nobody' })).toEqual([]);
    expect(await ask({ venue: 'paper' })).toEqual([
      'venue.reopened venue/lantern01',
      'venue.closed venue/lantern01',
    ]);
    expect(await ask({ venue: 'foilarms1' })).toEqual(['venue.closed venue/foilarms1']);
    expect(await ask({ venue: '%' })).toEqual([]);
    expect(await ask({ fromDay: '2026-06-10', toDay: '2026-06-10' })).toEqual([
      'venue.closed venue/foilarms1',
      `retention.applied authority/${BARNET}`,
      'venue.closed venue/lantern01',
    ]);
    expect(
      await ask({ venue: 'lantern', action: 'venue.closed', person: 'olu', toDay: '2026-06-10' }),
    ).toEqual(['venue.closed venue/lantern01']);
  });

  it('comes in pages that neither skip nor repeat, also while events are added', async () => {
    const { db } = await aRegister(open);
    const many = Array.from({ length: 120 }, (_, n) =>
      anEntry({ subject: `venue/v${n}`, action: 'venue.noted' }),
    );
    await writeAudited(db, [], many);
    const seen: string[] = [];
    let after: number | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const { events, older } = await readTrail({
        asked: { authorityCode: BARNET, action: 'venue.noted' },
        after,
        db,
      });
      seen.push(...events.map(({ subject }) => subject));
      await writeAudited(db, [], [anEntry({ action: 'venue.noted', subject: 'venue/new' })]);
      if (older === undefined) break;
      after = older;
    }
    expect(seen).toEqual(many.map(({ subject }) => subject).toReversed());
    const whole: string[] = [];
    for await (const { events } of readWholeTrail({ asked: { authorityCode: BARNET }, db }))
      whole.push(...events.map(({ subject }) => subject));
    expect(new Set(whole).size).toBe(
      new Set([
        ...seen,
        'venue/lantern01',
        'venue/foilarms1',
        'person/olu',
        `authority/${BARNET}`,
        'venue/new',
      ]).size,
    );
  });

  it('names people and venues, knows its kinds of events, and where its chain ends', async () => {
    const { db } = await aRegister(open);
    const { names, actions, head } = await readTrail({ asked: { authorityCode: BARNET }, db });
    expect([names.actor('person/ade'), names.actor('person/olu'), names.actor('person/gone')]).toEqual([
      'Ade Vellum',
      'olu@example.org',
      'someone who has left',
    ]);
    expect(names.venues.get('lantern01')).toBe('The Paper Lantern');
    expect(actions).toEqual(['retention.applied', 'role.granted', 'venue.closed', 'venue.reopened']);
    expect(await selectTrailActions(db, 'E09000099')).toEqual([]);
    expect(head).toMatchObject({ chain: BARNET, position: 5 });
  });

  it('says that it was taken away, without the name that was looked for', async () => {
    const { db } = await aRegister(open);
    const asked = { authorityCode: BARNET, person: 'olu@example.org', fromDay: '2026-06-01' };
    await noteTrailExport({ asked, actor: 'person/ade', db, clock: movableClock('2026-06-11T09:00:00Z') });
    const { events } = await readTrail({ asked: { authorityCode: BARNET, action: 'trail.exported' }, db });
    expect(events[0]?.details).toEqual({ fromDay: '2026-06-01', person: true });
  });
});

it('finds each of its filters in an index, however long it is', async () => {
  const register = openSqlite(':memory:');
  migrate(register.connection, MIGRATIONS);
  const plans: string[][] = [];
  const query = createQuery(async ({ sql, parameters }) => {
    const steps = register.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    plans.push(steps.map((step) => (step as { detail: string }).detail));
    return [];
  });
  const db: Database = { query, writeAll: register.database.writeAll };
  const trail = { authorityCode: BARNET };
  await selectTrail(db, trail, { limit: 50 });
  await selectTrail(db, { ...trail, action: 'venue.closed' }, { limit: 50 });
  await selectTrail(db, { ...trail, subjects: ['venue/v1'] }, { limit: 50 });
  await selectTrail(db, { ...trail, actors: ['person/1'] }, { limit: 50 });
  await selectTrailActions(db, BARNET);
  register.close();
  for (const steps of plans) expect(steps.filter((step) => /^SCAN audit_events/.test(step))).toEqual([]);
  expect(plans.map((steps) => steps.join('\n'))).toEqual([
    expect.stringContaining('audit_events_by_authority (authority_code=?'),
    expect.stringContaining('audit_events_by_action (authority_code=? AND action=?'),
    expect.stringContaining('audit_events_by_subject (subject=?'),
    expect.stringContaining('audit_events_by_actor (actor=?'),
    expect.stringContaining('audit_events_by_action (authority_code=? AND action>?'),
  ]);
});
