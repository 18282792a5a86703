import { CompiledQuery, sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { ConflictError, ConstraintError } from '../../db/errors.ts';
import { insertRows } from '../../db/writes.ts';
import { describeEachEngine } from '../helpers/databases.ts';

const INSTANT = '2026-05-02T07:00:00.000Z';

const authority = (db: Database, code: string) =>
  db.query.insertInto('authorities').values({ code, name: 'Barnet', updated_at: INSTANT }).compile();

const scheme = (db: Database, key: string, name = 'Safe Haven') =>
  db.query.insertInto('schemes').values({ key, name, position: 1, listed: 1 }).compile();

const venue = (db: Database, id: string) =>
  db.query
    .insertInto('venues')
    .values({
      id,
      standing: 'registered',
      name: 'The Griffin',
      kind: 'pub',
      address: '',
      town: '',
      postcode: '',
      lat: null,
      lon: null,
      cell: null,
      authority_code: null,
      ward_code: null,
      phone: '',
      website: '',
      facilities: '[]',
      age_policy: 'all_ages',
      uprn: null,
      fhrsid: null,
      review: '',
      source: 'test',
      source_ref: id,
      created_at: INSTANT,
      updated_at: INSTANT,
    })
    .compile();

const event = (db: Database, sequence: number, actor = 'person/1') =>
  db.query
    .insertInto('accreditation_events')
    .values({
      venue_id: 'v1',
      sequence,
      scheme_key: 'safe_haven',
      from_state: null,
      to_state: 'draft',
      decided_at: INSTANT,
      actor,
      reason: '',
      facts: '{}',
    })
    .compile();

const audit = (db: Database, action: string) =>
  db.query
    .insertInto('audit_events')
    .values({
      authority_code: null,
      occurred_at: INSTANT,
      actor: 'person/1',
      action,
      subject: 'venue/v1',
      details: '{}',
      chain: 'register',
      position: 1,
      hash: '',
    })
    .compile();

const schemes = async (db: Database): Promise<string[]> =>
  (await db.query.selectFrom('schemes').select('key').orderBy('key').execute()).map((row) => row.key);

const failure = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => undefined,
    (error: unknown) => error,
  );

describeEachEngine('the database', (open) => {
  it('reads back what was written, whole numbers in REAL columns included', async () => {
    const db = await open();
    await db.writeAll([
      authority(db, 'E09000003'),
      db.query
        .insertInto('places')
        .values({
          id: 'p1',
          name: 'Pole',
          search_name: 'pole',
          kind: 'landmark',
          lat: 90,
          lon: -0.17543210987,
          authority_code: null,
        })
        .compile(),
    ]);
    const place = await db.query
      .selectFrom('places')
      .select(['name', 'lat', 'lon', 'authority_code'])
      .executeTakeFirst();
    expect(place).toEqual({ name: 'Pole', lat: 90, lon: -0.17543210987, authority_code: null });
  });

  it('answers an empty list where nothing matches', async () => {
    const db = await open();
    expect(await db.query.selectFrom('venues').select('id').execute()).toEqual([]);
  });

  it('keeps any text as it is: accents, right-to-left, emoji, quotes, NUL, SQL', async () => {
    const db = await open();
    const texts = [
      'Café “Zoë”',
      'مكان آمن',
      '🏳️‍🌈',
      "O'Neill's -- ; DROP TABLE venues",
      'a\u0000b',
      '',
      'x'.repeat(500_000),
    ];
    await db.writeAll(texts.map((text, index) => scheme(db, `s${index}`, text)));
    const rows = await db.query.selectFrom('schemes').select('name').orderBy('key').execute();
    expect(rows.map((row) => row.name)).toEqual(texts);
  });

  it('writes nothing for an empty list', async () => {
    const db = await open();
    expect(await db.writeAll([])).toEqual([]);
  });

  it('says for each statement how many rows it changed', async () => {
    const db = await open();
    const counts = await db.writeAll([
      ...insertRows(db, 'schemes', [
        { key: 'a', name: '1', position: 1, listed: 1 },
        { key: 'b', name: '1', position: 1, listed: 1 },
        { key: 'c', name: '1', position: 1, listed: 1 },
      ]),
      db.query.updateTable('schemes').set({ name: '2' }).where('key', '<', 'c').compile(),
      db.query.deleteFrom('schemes').where('key', '=', 'nothing').compile(),
      db.query
        .insertInto('schemes')
        .values({ key: 'a', name: '3', position: 1, listed: 1 })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .compile(),
      db.query
        .insertInto('schemes')
        .values({ key: 'a', name: '4', position: 1, listed: 1 })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ name: '4' }))
        .compile(),
      db.query.deleteFrom('schemes').where('key', '=', 'b').compile(),
    ]);
    expect(counts).toEqual([3, 2, 0, 0, 1, 1]);
    expect(await schemes(db)).toEqual(['a', 'c']);
  });

  it('counts the rows that go with a deleted one, and only for that statement', async () => {
    const db = await open();
    await db.writeAll([
      venue(db, 'v1'),
      ...insertRows(
        db,
        'hours_exceptions',
        ['2026-12-25', '2026-12-26'].map((date) => ({
          venue_id: 'v1',
          purpose: 'opening',
          date,
          sessions: '[]',
        })),
      ),
    ]);
    const removal = db.query.deleteFrom('venues').where('id', '=', 'v1').compile();
    expect(await db.writeAll([scheme(db, 'a'), removal, scheme(db, 'b')])).toEqual([1, 3, 1]);
    expect(await db.query.selectFrom('hours_exceptions').select('date').execute()).toEqual([]);
  });

  it('runs statements in order, each seeing what the one before wrote', async () => {
    const db = await open();
    await db.writeAll([venue(db, 'v1'), scheme(db, 'safe_haven'), event(db, 1), event(db, 2)]);
    const events = await db.query
      .selectFrom('accreditation_events')
      .select('sequence')
      .orderBy('sequence')
      .execute();
    expect(events).toEqual([{ sequence: 1 }, { sequence: 2 }]);
  });

  it('leaves nothing of a write that fails in the middle', async () => {
    const db = await open();
    await db.writeAll([scheme(db, 'before')]);
    await expect(
      db.writeAll([scheme(db, 'first'), audit(db, 'noted'), scheme(db, 'before'), scheme(db, 'last')]),
    ).rejects.toThrow(ConflictError);
    expect(await schemes(db)).toEqual(['before']);
    expect(await db.query.selectFrom('audit_events').select('id').execute()).toEqual([]);
  });

  it('leaves nothing of a write whose last statement is not SQL, and can write again', async () => {
    const db = await open();
    await expect(
      db.writeAll([scheme(db, 'first'), CompiledQuery.raw('delete from nowhere')]),
    ).rejects.toThrow(/nowhere/);
    expect(await schemes(db)).toEqual([]);
    expect(await db.writeAll([scheme(db, 'second')])).toEqual([1]);
  });

  it('leaves nothing of 1,000 statements of which the last fails, and writes 1,000 that are right', async () => {
    const db = await open();
    const many = Array.from({ length: 999 }, (_, index) => scheme(db, `s${index}`));
    await expect(db.writeAll([...many, scheme(db, 's0')])).rejects.toThrow(ConflictError);
    expect(await schemes(db)).toEqual([]);
    expect(await db.writeAll([...many, scheme(db, 's999')])).toEqual(Array.from({ length: 1000 }, () => 1));
  });

  it('says which primary key was taken', async () => {
    const db = await open();
    await db.writeAll([venue(db, 'v1'), scheme(db, 'safe_haven'), event(db, 1)]);
    const error = await failure(db.writeAll([event(db, 1)]));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({
      status: 409,
      code: 'register.conflict',
      columns: ['accreditation_events.venue_id', 'accreditation_events.sequence'],
    });
    expect((error as ConflictError).concerns('accreditation_events')).toBe(true);
    expect((error as ConflictError).concerns('accreditations')).toBe(false);
    expect((error as ConflictError).cause).toBeInstanceOf(Error);
  });

  it('says which unique index was taken', async () => {
    const db = await open();
    await db.writeAll([venue(db, 'v1')]);
    const twin = db.query.updateTable('venues').set({ source_ref: 'v1' }).where('id', '=', 'v2').compile();
    await expect(db.writeAll([venue(db, 'v2'), twin])).rejects.toMatchObject({
      name: 'ConflictError',
      columns: ['venues.source', 'venues.source_ref'],
    });
  });

  it('gives one of two people who decide at once a conflict, and loses nothing of the other', async () => {
    const db = await open();
    await db.writeAll([venue(db, 'v1'), scheme(db, 'safe_haven'), event(db, 1)]);
    const people = Array.from({ length: 8 }, (_, index) => `person/${index}`);
    const outcomes = await Promise.allSettled(
      people.map((person) => db.writeAll([event(db, 2, person), audit(db, person)])),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(7);
    expect(refused.every((outcome) => outcome.reason instanceof ConflictError)).toBe(true);
    const winner = people[outcomes.findIndex((outcome) => outcome.status === 'fulfilled')];
    const events = await db.query
      .selectFrom('accreditation_events')
      .select('actor')
      .where('sequence', '=', 2)
      .execute();
    expect(events).toEqual([{ actor: winner }]);
    expect(await db.query.selectFrom('audit_events').select('action').execute()).toEqual([
      { action: winner },
    ]);
  });

  it.each<[string, (db: Database) => CompiledQuery]>([
    [
      'foreign_key',
      (db) =>
        db.query
          .insertInto('wards')
          .values({
            code: 'E05',
            authority_code: 'nowhere',
            name: 'x',
            boundary: '{}',
            west: 0,
            south: 0,
            east: 0,
            north: 0,
            updated_at: INSTANT,
          })
          .compile(),
    ],
    ['check', (db) => db.query.updateTable('venues').set({ standing: 'famous' }).compile()],
    ['check', (db) => db.query.updateTable('venues').set({ facilities: 'not json' }).compile()],
    ['not_null', (db) => sql`update venues set name = null`.compile(db.query)],
    ['type', (db) => sql`update venues set lat = 'north', lon = 0, cell = 'c'`.compile(db.query)],
    ['type', (db) => sql`insert into outcodes values ('N12', 51.6, -0.17, 1.5)`.compile(db.query)],
  ])('refuses what breaks a rule of the schema: %s', async (constraint, statement) => {
    const db = await open();
    await db.writeAll([venue(db, 'v1')]);
    const error = await failure(db.writeAll([scheme(db, 'first'), statement(db)]));
    expect(error).toBeInstanceOf(ConstraintError);
    expect(error).toMatchObject({ constraint, status: 500, code: 'register.constraint' });
    expect(await schemes(db)).toEqual([]);
  });

  it.each(['accreditation_events', 'audit_events'] as const)(
    'never changes or deletes a row of %s',
    async (table) => {
      const db = await open();
      await db.writeAll([venue(db, 'v1'), scheme(db, 'safe_haven'), event(db, 1), audit(db, 'noted')]);
      for (const forbidden of [
        db.query.deleteFrom(table).compile(),
        db.query.updateTable(table).set({ actor: 'someone else' }).compile(),
      ]) {
        await expect(db.writeAll([scheme(db, 'first'), forbidden])).rejects.toMatchObject({
          name: 'ConstraintError',
          constraint: 'trigger',
        });
      }
      expect(await db.query.selectFrom(table).select('actor').execute()).toEqual([{ actor: 'person/1' }]);
      expect(await schemes(db)).toEqual(['safe_haven']);
    },
  );

  it('refuses REPLACE, which deletes a row without its triggers', async () => {
    const db = await open();
    const row = { key: 'a', name: 'A', position: 1, listed: 1 };
    await expect(db.writeAll([db.query.replaceInto('schemes').values(row).compile()])).rejects.toThrow(
      /onConflict/,
    );
    await expect(
      db.writeAll([db.query.insertInto('schemes').orReplace().values(row).compile()]),
    ).rejects.toThrow(/onConflict/);
    for (const statement of [
      `Insert or  Replace into schemes values ('a', 'A', 1, 1)`,
      `WITH one AS (SELECT 1) REPLACE\nINTO schemes SELECT 'a', 'A', 1, 1 FROM one`,
      `UPDATE OR REPLACE schemes SET key = 'a'`,
    ]) {
      await expect(db.writeAll([CompiledQuery.raw(statement)])).rejects.toThrow(/onConflict/);
    }
  });

  it.each<[unknown, RegExp]>([
    [undefined, /Parameter 2 is undefined; use null/],
    [true, /Parameter 2 is boolean; write 0 or 1/],
    [5n, /Parameter 2 is bigint; use a number/],
    [new Date(0), /Parameter 2 is Date; write UTC ISO text/],
    [Number.NaN, /Parameter 2 is NaN/],
    [Number.POSITIVE_INFINITY, /Parameter 2 is Infinity/],
    [['a'], /Parameter 2 is object/],
    [new Uint8Array(1), /Parameter 2 is object/],
  ])('refuses %s as a value before anything is written, and in reads', async (value, message) => {
    const db = await open();
    const write = CompiledQuery.raw('insert into schemes values (?, ?, 1, 1)', ['a', value]);
    await expect(db.writeAll([scheme(db, 'first'), write])).rejects.toThrow(message);
    expect(await schemes(db)).toEqual([]);
    const read = CompiledQuery.raw('select ? as a, ? as b', ['a', value]);
    await expect(db.query.executeQuery(read)).rejects.toThrow(message);
  });

  it('takes 100 bound parameters and refuses 101 before anything is written', async () => {
    const db = await open();
    const inList = (count: number) =>
      db.query
        .selectFrom('schemes')
        .select('key')
        .where(
          'key',
          'in',
          Array.from({ length: count }, (_, index) => `s${index}`),
        );
    expect(await inList(100).execute()).toEqual([]);
    await expect(inList(101).execute()).rejects.toThrow(/101 bound parameters, at most 100/);
    const write = db.query.insertInto('schemes').values(
      Array.from({ length: 26 }, (_, index) => ({
        key: `s${index}`,
        name: 'S',
        position: index,
        listed: 1,
      })),
    );
    await expect(db.writeAll([scheme(db, 'first'), write.compile()])).rejects.toThrow(/104 bound parameters/);
    expect(await schemes(db)).toEqual([]);
  });

  it('refuses a statement longer than D1 takes', async () => {
    const db = await open();
    const long = CompiledQuery.raw(`delete from schemes where key = '${'x'.repeat(100_000)}'`);
    await expect(db.writeAll([long])).rejects.toThrow(/at most 100000/);
  });

  it('inserts many rows in as few statements as the limit of parameters allows', async () => {
    const db = await open();
    const rows = Array.from({ length: 1_000 }, (_, index) => ({
      key: `s${index}`,
      name: 'S',
      position: index,
      listed: 1,
    }));
    const statements = insertRows(db, 'schemes', rows);
    expect(statements).toHaveLength(46);
    const counts = await db.writeAll(statements);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_000);
  });

  it('has no transactions, with a line that says what to do instead', async () => {
    const db = await open();
    const attempt = db.query.transaction().execute(async () => undefined);
    await expect(attempt).rejects.toThrow(/no transactions here.*writeAll/);
    await expect(db.query.startTransaction().execute()).rejects.toThrow(/no transactions here/);
  });

  it('has no writes outside writeAll, and no rows from writeAll', async () => {
    const db = await open();
    const insert = db.query.insertInto('schemes').values({ key: 'a', name: 'A', position: 1, listed: 1 });
    await expect(insert.execute()).rejects.toThrow(/give it to writeAll/);
    await expect(db.query.deleteFrom('schemes').execute()).rejects.toThrow(/give it to writeAll/);
    await expect(db.writeAll([insert.returning('key').compile()])).rejects.toThrow(/counts only/);
    await expect(db.writeAll([db.query.selectFrom('venues').select('id').compile()])).rejects.toThrow(
      /counts only/,
    );
    expect(await schemes(db)).toEqual([]);
  });

  it('does not stream: an open cursor would block writes', async () => {
    const db = await open();
    const first = db.query.selectFrom('venues').select('id').stream()[Symbol.asyncIterator]().next();
    await expect(first).rejects.toThrow(/no streaming/);
  });

  it('leaves a mistake in the SQL as the engine reports it', async () => {
    const db = await open();
    await expect(db.query.executeQuery(CompiledQuery.raw('select name from nowhere'))).rejects.toThrow(
      /no such table/,
    );
  });

  it('answers many reads at once, each with its own rows', async () => {
    const db = await open();
    await db.writeAll(Array.from({ length: 50 }, (_, index) => scheme(db, `s${index}`, `${index}`)));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        db.query.selectFrom('schemes').select('name').where('key', '=', `s${index}`).executeTakeFirst(),
      ),
    );
    expect(answers.map((row) => row?.name)).toEqual(Array.from({ length: 50 }, (_, index) => `${index}`));
  });
});
