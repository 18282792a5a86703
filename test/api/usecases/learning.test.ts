import { expect, it } from 'vitest';
import type { Course } from '../../../api/domain/course.ts';
import { finishModule } from '../../../api/usecases/finish-module.ts';
import { beginModule, chooseAt, readProgress, turnPage } from '../../../api/usecases/go-through-module.ts';
import { joinStaff } from '../../../api/usecases/join-staff.ts';
import { makeJoinLink, showJoinLink } from '../../../api/usecases/keep-join-link.ts';
import { listModules } from '../../../api/usecases/list-modules.ts';
import { selectTrainingRecords } from '../../../db/training-records.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { aTeachingVenue, SMALL_COURSE } from '../../helpers/learning.ts';

describeEachEngine('learning', (open) => {
  it('two people who take the same listed name at once are two people', async () => {
    const venue = await aTeachingVenue(await open());
    const listed = await venue.add({ name: 'Ada Sample' });
    const came = await Promise.all(['Ada Sample', 'ada sample'].map((name) => venue.comeIn(name)));
    const ids = came.map(({ member }) => member.id);
    expect(new Set(ids).size).toBe(2);
    expect(ids).toContain(listed);
    expect((await venue.staff()).map(({ claimedAt }) => claimedAt === null)).toEqual([false, false]);
    expect(await venue.isChanged()).toBe(true);
  });

  it('who takes the listed name of a lead does not get the lead’s mail', async () => {
    const venue = await aTeachingVenue(await open());
    const lead = await venue.add({ name: 'Ada Sample' });
    await venue.db.writeAll([
      venue.db.query.updateTable('staff_members').set({ duty: 'lead' }).where('id', '=', lead).compile(),
    ]);
    await venue.add({ name: 'Bo Sample' });
    for (const name of ['Ada Sample', 'Bo Sample']) {
      const joining = { name, job: '', email: `${name[0]}@stranger.example`, publicFacing: true };
      await joinStaff({ ...venue, key: name, joining, client: name });
    }
    const staff = await venue.staff();
    expect(staff.map(({ id, email }) => (id === lead ? ['lead', email] : [email]))).toEqual([
      ['lead', null],
      ['B@stranger.example'],
    ]);
  });

  it('a form sent many times at once lets in one person', async () => {
    const venue = await aTeachingVenue(await open());
    const came = await Promise.all(
      Array.from({ length: 5 }, () => venue.comeIn('Ada Sample', { key: 'abcdefghj' })),
    );
    expect(new Set(came.map(({ tokenHash }) => tokenHash)).size).toBe(1);
    expect(await venue.staff()).toHaveLength(1);
  });

  it('a new link lets the staff in where somebody has used the old one up', async () => {
    const venue = await aTeachingVenue(await open());
    await venue.comeIn('Ada Sample');
    await venue.db.writeAll([venue.db.query.updateTable('attempts').set({ count: 300 }).compile()]);
    await expect(venue.comeIn('Bo Sample')).rejects.toMatchObject({ code: 'attempts.too_many', status: 429 });
    await makeJoinLink({ ...venue, was: venue.token });
    const { link } = await showJoinLink(venue);
    const joining = { name: 'Bo Sample', job: 'Bar staff', email: null, publicFacing: true };
    await joinStaff({ ...venue, token: link?.token ?? '', key: 'k', joining, client: 'another' });
    expect(await venue.staff()).toHaveLength(2);
  });

  it('of two answers to one question at once, one stays; answers to two questions both stay', async () => {
    const venue = await aTeachingVenue(await open());
    const learning = await venue.comeIn('Ada Sample');
    const going = { ...venue, learning, course: SMALL_COURSE };
    await beginModule(going);
    await turnPage({ ...going, step: 1 });
    await chooseAt({ ...going, step: 2, choice: 'b' });
    await chooseAt({ ...going, step: 2, choice: 'a' });
    await turnPage({ ...going, step: 2 });
    await chooseAt({ ...going, step: 3, choice: 'b' });
    await turnPage({ ...going, step: 3 });
    await Promise.all(
      (['a', 'b'] as const).flatMap((choice) => [3, 4].map((step) => chooseAt({ ...going, step, choice }))),
    );
    const { open: attempt } = await readProgress(going);
    expect(attempt?.answers).toEqual({ second: 'a', one: 'b', two: expect.stringMatching(/^[ab]$/) });
  });

  it('a try that is not passed leaves no record, and the next one may pass', async () => {
    const venue = await aTeachingVenue(await open());
    const learning = await venue.comeIn('Ada Sample');
    const going = { ...venue, learning, course: SMALL_COURSE };
    await venue.answerAll(learning, 'b');
    await finishModule(going);
    expect(await selectTrainingRecords(venue.db, venue.venueId)).toEqual([]);
    expect((await readProgress(going)).last).toMatchObject({ correct: 0, asked: 2, passed: false });
    await venue.answerAll(learning);
    await Promise.all([1, 2, 3, 4].map(() => finishModule(going)));
    expect(await selectTrainingRecords(venue.db, venue.venueId)).toMatchObject([
      { staffId: learning.member.id, moduleKey: 'safe_haven_welcome', moduleVersion: 1, way: 'online' },
    ]);
  });

  it('cannot be finished with a question left out', async () => {
    const venue = await aTeachingVenue(await open());
    const learning = await venue.comeIn('Ada Sample');
    const going = { ...venue, learning, course: SMALL_COURSE };
    await beginModule(going);
    await expect(finishModule(going)).rejects.toMatchObject({ code: 'course.not_answered', status: 409 });
    await expect(chooseAt({ ...going, step: 4, choice: 'a' })).rejects.toMatchObject({ status: 409 });
    await expect(turnPage({ ...going, step: 2 })).rejects.toMatchObject({ status: 409 });
  });

  it('a module that changed meanwhile begins anew, and a record remembers the version it was earned with', async () => {
    const venue = await aTeachingVenue(await open());
    const learning = await venue.comeIn('Ada Sample');
    const before = { ...venue, learning, course: SMALL_COURSE };
    await venue.answerAll(learning);
    await finishModule(before);
    await beginModule(before);
    await chooseAt({ ...before, step: 3, choice: 'b' });
    const change = { what: 'The first page is new.', refresh: true, lessons: ['first'] };
    const newer: Course = { ...SMALL_COURSE, version: 2, changes: [{ version: 2, ...change }] };
    const going = { ...before, course: newer };
    await expect(chooseAt({ ...going, step: 3, choice: 'a' })).rejects.toMatchObject({ status: 409 });
    const asked = await listModules({ ...venue, learning, courses: [newer] });
    expect(asked.needed[0] ?? asked.optional[0]).toMatchObject({
      ...{ refresh: ['first'], record: { moduleVersion: 1 } },
    });
    expect(await beginModule(going)).toBe(1);
    await venue.answerAll(learning, 'a', newer);
    await finishModule(going);
    const versions = (await selectTrainingRecords(venue.db, venue.venueId)).map((each) => each.moduleVersion);
    expect(versions.toSorted()).toEqual([1, 2]);
    const after = await listModules({ ...venue, learning, courses: [newer] });
    expect((after.needed[0] ?? after.optional[0])?.refresh).toEqual([]);
  });

  it('a hundred people who finish at once have a hundred records, each with its event', async () => {
    const venue = await aTeachingVenue(await open());
    const people = await venue.comeInAnswered(100);
    await Promise.all(people.map((learning) => finishModule({ ...venue, learning, course: SMALL_COURSE })));
    const records = await selectTrainingRecords(venue.db, venue.venueId);
    expect(new Set(records.map(({ staffId }) => staffId)).size).toBe(100);
    expect(records).toHaveLength(100);
    const { count } = await venue.db.query
      .selectFrom('audit_events')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('action', '=', 'training.recorded')
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(100);
  }, 120_000);
});
