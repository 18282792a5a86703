import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { remindSessions } from '../../../api/usecases/remind-sessions.ts';
import { insertConfirmation } from '../../../db/confirmations.ts';
import { revokeTrainingRecord, selectRecordsOfSession } from '../../../db/training-records.ts';
import { describeEachEngine, openMemory } from '../../helpers/databases.ts';
import { setRules } from '../../helpers/register.ts';
import { NOON, OFFICER, openTrainingRoom } from '../../helpers/training-room.ts';

const BEGUN = '2026-06-15T17:10:00.000Z';

describeEachEngine('training sessions', (open) => {
  it('are planned once by a form that is sent twice, in the future, within a year', async () => {
    const room = await openTrainingRoom(await open());
    const sessionId = await room.plan();
    await room.plan({}, sessionId);
    expect((await room.trail()).filter((action) => action === 'session.planned')).toHaveLength(1);
    const again = room.plan({ startsAt: '2026-07-01T17:00:00.000Z' }, sessionId);
    await expect(again).rejects.toMatchObject({ code: 'session.id_taken' });
    const past = room.plan({ startsAt: '2026-06-10T10:00:00.000Z' });
    await expect(past).rejects.toMatchObject({ code: 'session.in_past' });
    const far = room.plan({ startsAt: '2027-06-11T10:00:00.000Z' });
    await expect(far).rejects.toMatchObject({
      fields: { startsOn: expect.stringContaining('10 June 2027') },
    });
  });

  it('are booked for people on the venue’s own list, and given up again', async () => {
    const room = await openTrainingRoom(await open());
    const [ada, ben] = [await room.addStaff('Ada'), await room.addStaff('Ben')];
    const theirs = await room.addStaff('Cay', room.venues[1]);
    const left = await room.addStaff('Dee', room.venues[0], { leftOn: '2026-06-01' });
    const sessionId = await room.plan();
    await room.book(sessionId, { book: [ada, ben] });
    await room.book(sessionId, { book: [ada, ben] });
    expect(await room.booked(sessionId)).toEqual([ada, ben].toSorted());
    await room.book(sessionId, { giveUp: [ada, theirs] });
    expect(await room.booked(sessionId)).toEqual([ben]);
    await room.book(sessionId, { book: [ada], giveUp: [ben] });
    expect(await room.booked(sessionId)).toEqual([ada]);
    for (const other of [theirs, left, 'nobody']) {
      const booking = room.book(sessionId, { book: [other] });
      await expect(booking).rejects.toMatchObject({ code: 'session.unknown_staff' });
    }
    const trail = await room.trail();
    expect(trail.filter((action) => action === 'session.booked')).toHaveLength(2);
    expect(trail.filter((action) => action === 'session.given_up')).toHaveLength(2);
  });

  it('never have more booked than there are places, though two managers book at once', async () => {
    const room = await openTrainingRoom(await open());
    const ours = [await room.addStaff('Ada'), await room.addStaff('Ben')];
    const theirs = [await room.addStaff('Cay', room.venues[1]), await room.addStaff('Dee', room.venues[1])];
    const sessionId = await room.plan({ places: 3 });
    const both = await Promise.allSettled([
      room.book(sessionId, { book: ours }),
      room.book(sessionId, { book: theirs }, room.venues[1]),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [refused] = both.filter((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'session.full',
      message: expect.stringContaining('Only 1 place is left'),
    });
    expect(await room.booked(sessionId)).toHaveLength(2);
  });

  it('of another council are not there, and those that have begun are not booked', async () => {
    const room = await openTrainingRoom(await open());
    const ada = await room.addStaff('Ada');
    const sessionId = await room.plan();
    await room.db.writeAll([
      room.db.query
        .updateTable('venues')
        .set({ authority_code: null })
        .where('id', '=', room.venues[1])
        .compile(),
    ]);
    const elsewhere = room.book(sessionId, { book: [ada] }, room.venues[1]);
    await expect(elsewhere).rejects.toMatchObject({ code: 'session.not_found' });
    room.clock.set(BEGUN);
    await expect(room.book(sessionId, { book: [ada] })).rejects.toMatchObject({ code: 'session.begun' });
    await expect(room.change(sessionId, { places: 9 })).rejects.toMatchObject({ code: 'session.begun' });
  });

  it('that change tell the managers who have booked, once, and nobody of a change in the note', async () => {
    const room = await openTrainingRoom(await open());
    const sessionId = await room.plan();
    await room.book(sessionId, { book: [await room.addStaff('Ada')] });
    await room.change(sessionId, { note: 'Bring a pen.' });
    expect(await room.mail()).toEqual([]);
    await room.change(sessionId, { note: 'Bring a pen.', place: 'Another Hall' });
    await room.change(sessionId, { note: 'Bring a pen.', place: 'Another Hall' });
    const mail = await room.mail();
    expect(mail.map(({ recipient }) => recipient)).toEqual(['mia@example.org']);
    expect(mail[0]?.body).toContain('Where: Another Hall');
    expect(mail[0]?.body).not.toContain('Ada');
    const fewer = room.change(sessionId, { places: 0 });
    await expect(fewer).rejects.toMatchObject({ code: 'session.more_booked' });
  });

  it('that are called off tell each venue’s managers why, and cannot be booked', async () => {
    const room = await openTrainingRoom(await open());
    const [ada, cay] = [await room.addStaff('Ada'), await room.addStaff('Cay', room.venues[1])];
    const sessionId = await room.plan();
    await room.book(sessionId, { book: [ada] });
    await room.book(sessionId, { book: [cay] }, room.venues[1]);
    await room.callOff(sessionId);
    await room.callOff(sessionId);
    const mail = await room.mail();
    expect(mail.map(({ recipient }) => recipient).toSorted()).toEqual(['max@example.org', 'mia@example.org']);
    expect(mail[0]?.body).toContain('> The hall is flooded.');
    await expect(room.book(sessionId, { giveUp: [ada] })).rejects.toMatchObject({ code: 'session.begun' });
    room.clock.set(BEGUN);
    const register = room.register(sessionId, [ada]);
    await expect(register).rejects.toMatchObject({ code: 'session.was_called_off' });
  });

  it('have a register: who came has one record, with and without a place', async () => {
    const room = await openTrainingRoom(await open());
    const [ada, ben] = [await room.addStaff('Ada'), await room.addStaff('Ben')];
    const walkIns = [await room.addStaff('Cay', room.venues[1]), await room.addStaff('Dee', room.venues[1])];
    const sessionId = await room.plan();
    await room.book(sessionId, { book: [ada, ben] });
    const early = room.register(sessionId, [ada]);
    await expect(early).rejects.toMatchObject({ code: 'session.register_not_yet' });
    room.clock.set(BEGUN);
    const changed = await room.register(sessionId, [ada, ...walkIns]);
    expect(changed.toSorted()).toEqual([...room.venues].toSorted());
    expect(await room.trained()).toEqual([ada, ...walkIns].toSorted());
    // Where the venues stand was worked out at once.
    expect(await room.changedVenues()).toEqual([]);
    // The same again, from a form that was open before.
    expect(await room.register(sessionId, [ada, ...walkIns])).toEqual([]);
    const records = await room.db.query.selectFrom('training_records').selectAll().execute();
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({ way: 'in_person', trained_on: '2026-06-15', session_id: sessionId });
    const trail = await room.trail();
    expect(trail.filter((action) => action === 'training.recorded')).toHaveLength(3);
    await expect(room.callOff(sessionId)).rejects.toMatchObject({ code: 'session.held' });
  });

  it('have a register that is put right: records are taken back, and count again', async () => {
    const room = await openTrainingRoom(await open());
    const [ada, ben] = [await room.addStaff('Ada'), await room.addStaff('Ben')];
    const sessionId = await room.plan();
    await room.book(sessionId, { book: [ada, ben] });
    room.clock.set(BEGUN);
    await room.register(sessionId, [ada]);
    room.clock.set('2026-06-16T09:00:00.000Z');
    const stale = room.register(sessionId, [ben]);
    await expect(stale).rejects.toMatchObject({ code: 'session.register_taken' });
    await room.register(sessionId, [ben], await room.takenAt(sessionId));
    expect(await room.trained()).toEqual([ben]);
    room.clock.set('2026-06-17T09:00:00.000Z');
    await room.register(sessionId, [ada, ben], await room.takenAt(sessionId));
    expect(await room.trained()).toEqual([ada, ben].toSorted());
    const trail = await room.trail();
    expect(trail.filter((action) => action === 'session.register_corrected')).toHaveLength(2);
    expect(trail.filter((action) => action === 'training.revoked')).toHaveLength(1);
    room.clock.set('2026-07-20T09:00:00.000Z');
    const late = room.register(sessionId, [], await room.takenAt(sessionId));
    await expect(late).rejects.toMatchObject({ code: 'session.register_closed' });
  });

  it('have a register that brings nothing back of what was taken back for cause', async () => {
    const room = await openTrainingRoom(await open());
    const [ada, ben] = [await room.addStaff('Ada'), await room.addStaff('Ben')];
    const sessionId = await room.plan();
    await room.book(sessionId, { book: [ada, ben] });
    room.clock.set(BEGUN);
    await room.register(sessionId, [ada, ben]);
    const [record] = (await selectRecordsOfSession(room.db, sessionId)).filter(
      ({ staffId }) => staffId === ada,
    );
    const taken = { by: 'person/olive', at: BEGUN, because: 'She slept through it.' };
    await room.db.writeAll([revokeTrainingRecord(room.db, record?.id ?? '', taken)]);
    await room.register(sessionId, [ben], await room.takenAt(sessionId));
    await room.register(sessionId, [ada, ben], await room.takenAt(sessionId));
    expect(await room.trained()).toEqual([ben]);
  });

  it('have a register of one hand at a time: the second of two hears of the first', async () => {
    const room = await openTrainingRoom(await open());
    const [ada, ben] = [await room.addStaff('Ada'), await room.addStaff('Ben')];
    const sessionId = await room.plan();
    await room.book(sessionId, { book: [ada, ben] });
    room.clock.set(BEGUN);
    const both = await Promise.allSettled([room.register(sessionId, [ada]), room.register(sessionId, [ben])]);
    const [refused] = both.filter((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'session.register_taken', status: 409 });
    expect(await room.trained()).toHaveLength(1);
  });

  it('are reminded of the day before, once, and only who has booked', async () => {
    const room = await openTrainingRoom(await open());
    await room.book(await room.plan(), { book: [await room.addStaff('Ada')] });
    await room.plan({ startsAt: '2026-06-15T09:00:00.000Z' });
    for (const at of ['2026-06-13T12:00:00Z', '2026-06-14T08:00:00Z', '2026-06-14T20:00:00Z']) {
      room.clock.set(at);
      await remindSessions(room);
    }
    const mail = await room.mail();
    expect(mail.map(({ subject }) => subject)).toEqual(['The Paper Lantern: training session tomorrow']);
    expect(mail[0]?.body).toContain('6pm on Monday 15 June');
  });
});

describe('a register', () => {
  it('makes the training of a venue hold: its dates follow, and it is shown until they end', async () => {
    const { database, close } = openMemory();
    const room = await openTrainingRoom(database);
    const [venueId] = room.venues;
    await setRules(database, 'safe_haven', {});
    const lead = await room.addStaff('Ada', venueId, { duty: 'lead' });
    const deputy = await room.addStaff('Ben', venueId, { duty: 'deputy' });
    const declared = {
      venueId,
      what: 'headcount',
      at: NOON,
      by: 'person/x',
      value: 2,
      everyShift: true,
    } as const;
    await database.writeAll([insertConfirmation(database, declared)]);
    const dates = { valid_from: '2026-06-01', valid_to: '2027-05-31' };
    await decideAccreditation({
      ...{ venueId, schemeKey: 'safe_haven', to: 'accredited', reason: '', actor: OFFICER, ...room },
      dates: { ...dates, trained_on: '2025-06-20', training_until: '2026-06-19' },
    });
    const sessionId = await room.plan({ moduleKey: 'safe_haven_welcome' });
    await room.book(sessionId, { book: [lead, deputy] });
    room.clock.set(BEGUN);
    await room.register(sessionId, [lead, deputy]);
    const row = await database.query.selectFrom('accreditations').selectAll().executeTakeFirst();
    // The number of staff is confirmed for three months and four weeks.
    expect(row).toMatchObject({ trained_on: '2026-06-15', training_until: '2026-10-08' });
    room.clock.set('2026-06-15T19:00:00Z');
    await room.register(sessionId, [lead], await room.takenAt(sessionId));
    const after = await database.query.selectFrom('accreditations').selectAll().executeTakeFirst();
    expect(after).toMatchObject({ state: 'action_required', training_until: '2026-06-14' });
    close();
  });
});

describe('places in a session', () => {
  it('are never more than there are, whatever is booked and given up in whatever order', async () => {
    const { database, close } = openMemory();
    const room = await openTrainingRoom(database);
    const staff: string[] = [];
    for (let n = 0; n < 6; n += 1) staff.push(await room.addStaff(`Person ${n}`));
    const some = fc.subarray(staff);
    const asked = fc.record({ book: some, giveUp: some });
    await fc.assert(
      fc.asyncProperty(
        fc.array(asked, { maxLength: 8 }),
        fc.integer({ min: 1, max: 6 }),
        async (all, places) => {
          const sessionId = await room.plan({ places });
          for (const wanted of all) {
            const before = await room.booked(sessionId);
            const answer = await room.book(sessionId, wanted).then(
              () => 'booked',
              (error: { code?: string }) => error.code,
            );
            const after = await room.booked(sessionId);
            expect(after.length).toBeLessThanOrEqual(places);
            // All of a form or nothing of it.
            const expected = answer === 'booked' ? after : before;
            expect({ answer, after }).toEqual({
              answer: answer === 'booked' ? 'booked' : 'session.full',
              after: expected,
            });
          }
        },
      ),
      { numRuns: 40 },
    );
    close();
  });
});
