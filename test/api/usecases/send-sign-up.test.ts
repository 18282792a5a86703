import { expect, it } from 'vitest';
import { answerDuplicates } from '../../../api/usecases/choose-premises.ts';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { sendSignUp } from '../../../api/usecases/send-sign-up.ts';
import type { Database } from '../../../db/database.ts';
import { UnavailableError } from '../../../db/errors.ts';
import { insertVenueManager } from '../../../db/people.ts';
import { faultsOf } from '../../helpers/audit.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { addVenue, BARNET } from '../../helpers/register.ts';
import { ABOUT, ADA, BEN, NOON, openSignUps } from '../../helpers/sign-ups.ts';

const AT = new Date(NOON).toISOString();

describeEachEngine('sending a sign-up', (open) => {
  async function office() {
    const db = await open();
    const signUps = await openSignUps(db);
    const rows = (table: Parameters<Database['query']['selectFrom']>[0]) =>
      db.query
        .selectFrom(table as 'venues')
        .selectAll()
        .execute() as Promise<unknown>;
    /** Everything that sending writes. */
    const content = async () =>
      JSON.stringify([
        await rows('venues'),
        await rows('opening_hours'),
        await rows('hours_exceptions'),
        await rows('venue_managers'),
        await rows('evidence'),
        await rows('confirmations'),
        await rows('accreditations'),
        await rows('accreditation_events'),
        await rows('sign_ups'),
        await rows('people'),
        await rows('outbox'),
        await rows('audit_events'),
      ]);
    const mails = async () =>
      db.query
        .selectFrom('outbox')
        .select(['recipient', 'subject', 'body'])
        .where('kind', '=', 'sign_up')
        .orderBy('id')
        .execute();
    return { ...signUps, content, mails };
  }

  it('puts the venue on the register with all that was said of it, and applies for each scheme', async () => {
    const { db, begin, fill, send, read } = await office();
    const id = await begin();
    await fill(id, { schemes: ['safe_haven', 'ask_for_angela'] });
    const { venueId } = await send(id);

    const venue = await db.query.selectFrom('venues').selectAll().executeTakeFirstOrThrow();
    expect(venue).toMatchObject({
      id: venueId,
      standing: 'registered',
      ...ABOUT,
      authority_code: BARNET,
      phone: '020 7946 0001',
      facilities: '["seat"]',
      age_policy: 'under_16_accompanied',
      source: 'manager',
      source_ref: id,
      review: '',
      lat: 51.6295,
      lon: -0.1745,
    });
    const events = await db.query
      .selectFrom('accreditation_events')
      .select(['sequence', 'scheme_key', 'from_state', 'to_state', 'actor'])
      .orderBy('sequence')
      .execute();
    expect(events.map(({ sequence, scheme_key, to_state }) => [sequence, scheme_key, to_state])).toEqual([
      [1, 'safe_haven', 'draft'],
      [2, 'safe_haven', 'submitted'],
      [3, 'ask_for_angela', 'draft'],
      [4, 'ask_for_angela', 'submitted'],
    ]);
    expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set([`person/${ADA.id}`]));
    const hours = await db.query.selectFrom('opening_hours').selectAll().execute();
    expect(hours).toMatchObject([{ purpose: 'opening', source: 'manager', confirmed_on: '2026-06-10' }]);
    const confirmed = await db.query
      .selectFrom('confirmations')
      .select(['what', 'value'])
      .orderBy('what')
      .execute();
    expect(confirmed).toEqual([
      { what: 'headcount', value: 12 },
      { what: 'hours', value: 0 },
      { what: 'pledge', value: 1 },
    ]);
    expect(await db.query.selectFrom('venue_managers').select(['venue_id', 'person_id']).execute()).toEqual([
      { venue_id: venueId, person_id: ADA.id },
    ]);
    const person = await db.query
      .selectFrom('people')
      .select('name')
      .where('id', '=', ADA.id)
      .executeTakeFirst();
    expect(person?.name).toBe('Ada Example');
    expect((await read(id)).signUp).toMatchObject({ state: 'sent', venueId, sentAt: AT });
    expect(await faultsOf(db)).toEqual([]);
  });

  it('gives each scheme the evidence of an item that several ask for', async () => {
    const { db, begin, fill, send } = await office();
    const id = await begin();
    await fill(id, { schemes: ['safe_haven', 'ask_for_angela'] });
    const { venueId } = await send(id);
    const evidence = await db.query
      .selectFrom('evidence')
      .select(['scheme_key', 'item', 'text', 'venue_id'])
      .orderBy('scheme_key')
      .orderBy('item')
      .execute();
    expect(evidence.every(({ venue_id }) => venue_id === venueId)).toBe(true);
    expect(evidence.map(({ scheme_key, item }) => `${scheme_key} ${item}`)).toEqual([
      'ask_for_angela incident_log',
      'ask_for_angela seat',
      'safe_haven cctv',
      'safe_haven public_liability_insurance',
      'safe_haven seat',
    ]);
  });

  it('writes to the manager what happens next and by when, and to the council', async () => {
    const { begin, fill, send, mails } = await office();
    const id = await begin();
    await fill(id);
    const { venueId } = await send(id);
    const [manager, council] = await mails();
    expect(manager).toMatchObject({
      recipient: ADA.email,
      subject: 'The Griffin: we have your application',
      body: expect.stringContaining('by 24 June 2026'),
    });
    expect(council).toMatchObject({
      recipient: 'officer@example.org',
      subject: 'New application: The Griffin',
      body: expect.stringContaining(`https://havens.example/admin/councils/${BARNET}/venues/${venueId}`),
    });
  });

  it('sent twice finds the first result, one after the other and at once', async () => {
    const { db, begin, fill, send, mails, content } = await office();
    const id = await begin();
    await fill(id);
    const version =
      (await db.query.selectFrom('sign_ups').select('version').executeTakeFirst())?.version ?? 0;
    const both = await Promise.all([1, 2].map(() => send(id, { shownVersion: version })));
    expect(both[0]).toEqual(both[1]);
    const after = await content();
    expect(await send(id, { shownVersion: version })).toEqual(both[0]);
    expect(await content()).toBe(after);
    expect(await mails()).toHaveLength(2);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('is one atomic write: where that fails nothing is written', async () => {
    const { db, begin, fill, send, content } = await office();
    const id = await begin();
    await fill(id);
    const before = await content();
    let writes = 0;
    const failing: Database = {
      query: db.query,
      async writeAll(statements) {
        writes += 1;
        // Cut off in the middle: the last statement breaks a rule of the schema.
        const broken = db.query
          .insertInto('evidence')
          .values({ ...BROKEN_EVIDENCE })
          .compile();
        await db.writeAll([...statements, broken]);
        return [];
      },
    };
    await expect(send(id, { on: failing })).rejects.toMatchObject({ code: 'register.constraint' });
    expect(writes).toBe(1);
    expect(await content()).toBe(before);
    const away: Database = {
      query: db.query,
      writeAll: () => Promise.reject(new UnavailableError('failing', undefined)),
    };
    await expect(send(id, { on: away })).rejects.toMatchObject({ status: 503 });
    expect(await content()).toBe(before);
  });

  it.each([
    ['the pledge', { pledge: null }, 'sign_up.no_pledge'],
    ['the pledge in force', { pledge: 7 }, 'sign_up.no_pledge'],
    ['answers as they were checked', { shownVersion: 3 }, 'sign_up.changed'],
  ] as const)('needs %s', async (_, given, code) => {
    const { begin, fill, read, content, ...deps } = await office();
    const id = await begin();
    await fill(id);
    const before = await content();
    const { version } = (await read(id)).signUp;
    const sending = {
      signUpId: id,
      shownVersion: version,
      pledge: 1,
      publicOrigin: '',
      person: ADA,
      ...deps,
      ...given,
    };
    await expect(sendSignUp(sending)).rejects.toMatchObject({ code });
    expect(await content()).toBe(before);
  });

  it('needs every required item of the checklist, and one of each group', async () => {
    const { begin, fill, say, send } = await office();
    const id = await begin();
    await fill(id);
    await say(id, 'safe_haven', { seat: null });
    await expect(send(id)).rejects.toMatchObject({ code: 'sign_up.incomplete' });
    await say(id, 'safe_haven', { seat: 'Back again', cctv: null });
    await expect(send(id)).rejects.toMatchObject({ code: 'sign_up.incomplete' });
    await say(id, 'safe_haven', { two_staff_present: 'By the rota' });
    await expect(send(id)).resolves.toMatchObject({ venueId: expect.any(String) });
  });

  it('claims a prospect: an import knows it still, and no longer changes it', async () => {
    const { db, begin, fill, send } = await office();
    await addVenue(db, {
      id: 'prospect1',
      name: 'Griffin PH',
      address: '1 High Road',
      postcode: 'N20 9HH',
      source: 'fhrs',
      source_ref: '758219',
      fhrsid: '758219',
    });
    await db.writeAll([
      db.query
        .insertInto('hours_exceptions')
        .values({ venue_id: 'prospect1', purpose: 'opening', date: '2026-12-25', sessions: '[]' })
        .compile(),
    ]);
    const id = await begin();
    await fill(id, { venueId: 'prospect1' });
    expect(await send(id)).toEqual({ venueId: 'prospect1' });
    const venues = await db.query.selectFrom('venues').selectAll().execute();
    expect(venues).toMatchObject([
      {
        id: 'prospect1',
        standing: 'registered',
        name: 'The Griffin',
        source: 'fhrs',
        source_ref: '758219',
        fhrsid: '758219',
        review: 'the register had the name "Griffin PH"',
      },
    ]);
    expect(await db.query.selectFrom('hours_exceptions').selectAll().execute()).toEqual([]);
    expect(await db.query.selectFrom('opening_hours').select('source').execute()).toEqual([
      { source: 'manager' },
    ]);
  });

  it('of one prospect by two people at once: one has it, the other is told whom to ask, and loses nothing', async () => {
    const { db, begin, fill, send, read } = await office();
    await addVenue(db, { id: 'prospect1', name: 'The Griffin', postcode: 'N20 9HH' });
    const [ada, ben] = [await begin(ADA), await begin(BEN)];
    await fill(ada, { venueId: 'prospect1', person: ADA });
    await fill(ben, { venueId: 'prospect1', person: BEN });
    const outcomes = await Promise.allSettled([send(ada, { person: ADA }), send(ben, { person: BEN })]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      {
        reason: {
          code: 'sign_up.already_registered',
          status: 409,
          message: expect.stringContaining('ask for access'),
        },
      },
    ]);
    expect(await db.query.selectFrom('venue_managers').selectAll().execute()).toHaveLength(1);
    const lost = (await read(ada)).signUp.state === 'sent' ? await read(ben) : await read(ada);
    expect(lost).toMatchObject({ taken: true, signUp: { state: 'open' } });
    expect(lost.evidence.length).toBeGreaterThan(0);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('stops at premises that are on the register already under a name like it', async () => {
    const { db, begin, fill, send } = await office();
    await addVenue(db, { id: 'known0001', name: 'Griffin', postcode: 'N20 9HH', standing: 'registered' });
    const id = await begin();
    await fill(id);
    await expect(send(id)).rejects.toMatchObject({ code: 'sign_up.same_place', status: 409 });
    const deps = { signUpId: id, person: ADA, db, clock: { now: () => Date.parse(NOON) } };
    await answerDuplicates({ ...deps, venueId: null });
    await expect(send(id)).resolves.toMatchObject({ venueId: expect.any(String) });
  });

  it('again, after the council has asked for more, takes it back to them with what was changed', async () => {
    const { db, clock, begin, fill, say, send, read, mails } = await office();
    const id = await begin();
    await fill(id, { schemes: ['safe_haven', 'ask_for_angela'] });
    const { venueId } = await send(id);
    await expect(say(id, 'safe_haven', { seat: 'Elsewhere' })).rejects.toMatchObject({
      code: 'sign_up.sent',
    });
    const decide = (schemeKey: string, to: 'in_assessment' | 'more_information_needed') =>
      decideAccreditation({ venueId, schemeKey, to, reason: 'Which policy?', actor: 'person/o', db, clock });
    await decide('safe_haven', 'in_assessment');
    await decide('ask_for_angela', 'in_assessment');
    await decide('safe_haven', 'more_information_needed');
    expect((await read(id)).questions).toMatchObject([{ schemeKey: 'safe_haven', reason: 'Which policy?' }]);

    clock.set('2026-06-12T11:00:00Z');
    await say(id, 'safe_haven', { seat: 'Upstairs', public_liability_insurance: 'Policy 2' });
    expect(await send(id)).toEqual({ venueId });
    const states = await db.query.selectFrom('accreditations').select(['scheme_key', 'state']).execute();
    expect(Object.fromEntries(states.map(({ scheme_key, state }) => [scheme_key, state]))).toEqual({
      safe_haven: 'submitted',
      ask_for_angela: 'in_assessment',
    });
    const evidence = await db.query
      .selectFrom('evidence')
      .select(['scheme_key', 'text'])
      .where('venue_id', '=', venueId)
      .where('removed_at', 'is', null)
      .where('item', '=', 'seat')
      .orderBy('scheme_key')
      .execute();
    // The other scheme goes its own way: what was sent for it stays.
    expect(evidence).toEqual([
      { scheme_key: 'ask_for_angela', text: 'By the bar' },
      { scheme_key: 'safe_haven', text: 'Upstairs' },
    ]);
    // What was taken back stays on record.
    const old = await db.query
      .selectFrom('evidence')
      .select('text')
      .where('removed_at', 'is not', null)
      .execute();
    expect(old.map(({ text }) => text).toSorted()).toEqual(['By the bar', 'Policy 1']);
    expect((await mails()).at(-1)?.subject).toBe('Sent in again: The Griffin');
    expect(await send(id)).toEqual({ venueId });
    expect(await faultsOf(db)).toEqual([]);
  });

  it('of a venue that its manager has on the register applies for another scheme, and leaves the venue as it is', async () => {
    const { db, begin, save, say, send, clock } = await office();
    await addVenue(db, { id: 'known0001', name: 'Griffin', postcode: 'N20 9HH', standing: 'registered' });
    await db.writeAll([
      insertVenueManager(db, { venueId: 'known0001', personId: ADA.id, at: AT, by: 'test' }),
    ]);
    const YEAR = {
      valid_from: '2026-03-01',
      valid_to: '2027-02-28',
      trained_on: '2026-03-01',
      training_until: '2027-02-28',
    };
    await decideAccreditation({
      venueId: 'known0001',
      schemeKey: 'safe_haven',
      to: 'accredited',
      reason: 'r',
      dates: YEAR,
      actor: 'test',
      db,
      clock,
    });
    const before = await db.query.selectFrom('venues').selectAll().execute();
    const id = await begin(ADA, 'known0001');
    expect(await begin(ADA, 'known0001')).toBe(id);
    await expect(save(id, 'about', ABOUT)).rejects.toMatchObject({ code: 'sign_up.facts_known' });
    await save(id, 'schemes', ['ask_for_angela']);
    await save(id, 'staff', { headcount: 9 });
    await say(id, 'ask_for_angela', { seat: 'x', incident_log: 'y' });
    expect(await send(id)).toEqual({ venueId: 'known0001' });
    expect(await db.query.selectFrom('venues').selectAll().execute()).toEqual(before);
    const states = await db.query.selectFrom('accreditations').select(['scheme_key', 'state']).execute();
    expect(Object.fromEntries(states.map(({ scheme_key, state }) => [scheme_key, state]))).toEqual({
      safe_haven: 'accredited',
      ask_for_angela: 'submitted',
    });
    expect(await db.query.selectFrom('public_havens').select('id').execute()).toEqual([{ id: 'known0001' }]);
  });

  it('begins for no venue that one does not manage', async () => {
    const { db, begin } = await office();
    await addVenue(db, { id: 'known0001', standing: 'registered' });
    await expect(begin(ADA, 'known0001')).rejects.toMatchObject({
      code: 'sign_up.not_your_venue',
      status: 404,
    });
    await expect(begin(ADA, 'nothing')).rejects.toMatchObject({ code: 'sign_up.not_your_venue' });
  });
});

const BROKEN_EVIDENCE = {
  id: 'broken',
  sign_up_id: null,
  venue_id: null,
  scheme_key: 'safe_haven',
  item: 'seat',
  kind: 'text',
  file_id: null,
  added_by: ADA.id,
  added_at: AT,
  verdict: null,
  verdict_by: null,
  verdict_at: null,
  removed_at: null,
};
