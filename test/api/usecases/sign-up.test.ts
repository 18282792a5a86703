import { applyRetention } from '../../../api/usecases/apply-retention.ts';
import { expect, it } from 'vitest';
import { sniffFile } from '../../../api/http/sniff-file.ts';
import { answerAccessRequest, listAccessRequests } from '../../../api/usecases/answer-access-request.ts';
import { askForAccess } from '../../../api/usecases/ask-for-access.ts';
import { answerDuplicates } from '../../../api/usecases/choose-premises.ts';
import { findDuplicates } from '../../../api/usecases/find-duplicates.ts';
import { placePremises } from '../../../api/usecases/place-premises.ts';
import { readEvidenceFile } from '../../../api/usecases/read-evidence-file.ts';
import { removeEvidence } from '../../../api/usecases/remove-evidence.ts';
import { setAsideSignUp } from '../../../api/usecases/set-aside-sign-up.ts';
import type { Database } from '../../../db/database.ts';
import { insertVenueManager } from '../../../db/people.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { HTML_AS_PNG, JPEG, PDF, PNG, POLYGLOT } from '../../helpers/evidence-files.ts';
import { addVenue, BARNET } from '../../helpers/register.ts';
import { ABOUT, ADA, BEN, NOON, openSignUps } from '../../helpers/sign-ups.ts';

const PNG_FILE = { kind: 'file', name: 'door.png', type: 'image/png', content: PNG } as const;

describeEachEngine('a sign-up', (open) => {
  async function office() {
    const db = await open();
    return openSignUps(db);
  }
  const files = (db: Database) =>
    db.query.selectFrom('stored_files').select(['id', 'name', 'bytes', 'sha256']).execute();
  const parts = (db: Database) => db.query.selectFrom('file_parts').select(['file_id', 'position']).execute();

  it('keeps each answer, and writes nothing where the same is saved again', async () => {
    const { begin, save, read, choose } = await office();
    const id = await begin();
    await choose(id, null);
    await save(id, 'about', ABOUT);
    const { signUp } = await read(id);
    expect(signUp.answers.about?.is).toEqual(ABOUT);
    await save(id, 'about', ABOUT);
    expect((await read(id)).signUp.version).toBe(signUp.version);
  });

  it('tells an older page what another one has saved, and takes it when it is sent once more', async () => {
    const { begin, save, read, choose } = await office();
    const id = await begin();
    await choose(id, null);
    const shownVersion = (await read(id)).signUp.version;
    await save(id, 'about', ABOUT, { shownVersion });
    const other = { ...ABOUT, name: 'The Old Griffin' };
    const stale = await save(id, 'about', other, { shownVersion });
    expect(stale).toMatchObject({ saved: false, present: ABOUT });
    expect((await read(id)).signUp.answers.about?.is.name).toBe('The Griffin');
    // Another step of the same age is nobody's loss.
    expect(await save(id, 'staff', { headcount: 3 }, { shownVersion })).toMatchObject({ saved: true });
    const { version } = (await read(id)).signUp;
    expect(await save(id, 'about', other, { shownVersion: version })).toMatchObject({ saved: true });
  });

  it('loses nothing when several pages are saved at once', async () => {
    const { begin, save, read, choose } = await office();
    const id = await begin();
    await choose(id, null);
    const { version: shownVersion } = (await read(id)).signUp;
    await Promise.all([
      save(id, 'about', ABOUT, { shownVersion }),
      save(id, 'staff', { headcount: 3 }, { shownVersion }),
      save(id, 'offer', { facilities: [], agePolicy: 'all_ages' }, { shownVersion }),
    ]);
    const { answers } = (await read(id)).signUp;
    expect(Object.keys(answers).toSorted()).toEqual(['about', 'offer', 'premises', 'staff']);
  });

  it('asks for name and pin anew when other premises are chosen, and keeps the rest', async () => {
    const { db, begin, fill, choose, read } = await office();
    await addVenue(db, { id: 'prospect1', name: 'Bull', postcode: 'N20 9HH' });
    const id = await begin();
    await fill(id);
    await choose(id, 'prospect1');
    const { signUp } = await read(id);
    expect(signUp).toMatchObject({ venueId: 'prospect1', authorityCode: BARNET });
    expect(signUp.answers.about).toBeUndefined();
    expect(signUp.answers.hours).toBeDefined();
  });

  it('takes only premises that the search finds', async () => {
    const { db, begin, choose } = await office();
    await addVenue(db, { id: 'prospect1', postcode: 'N12 0QG' });
    const id = await begin();
    await expect(choose(id, 'prospect1', 'N20 9HH')).rejects.toMatchObject({
      code: 'sign_up.not_found_there',
      fields: { venue: expect.any(String) },
    });
  });

  it('is put on the map by its postcode, beside a neighbour, or by a position near it; never elsewhere', async () => {
    const { db, clock, begin, choose, save, read } = await office();
    const id = await begin();
    await choose(id, null);
    const place = async (choice: string, position = '') =>
      placePremises({
        signUpId: id,
        choice,
        position,
        shownVersion: (await read(id)).signUp.version,
        person: ADA,
        db,
        clock,
      });
    await expect(place('postcode')).rejects.toMatchObject({ code: 'sign_up.no_address' });
    await save(id, 'about', ABOUT);
    expect(await place('postcode')).toMatchObject({ saved: true });
    expect((await read(id)).authority).toMatchObject({ code: BARNET });
    expect(await place('position', 'https://www.openstreetmap.org/#map=19/51.6300/-0.1750')).toMatchObject({
      saved: true,
    });
    expect((await read(id)).signUp.answers.place?.is).toMatchObject({
      lat: 51.63,
      lon: -0.175,
      by: 'position',
    });
    await expect(place('position', '51.5007, -0.1246')).rejects.toMatchObject({
      fields: { position: expect.stringContaining('km from N20 9HH') },
    });
    await expect(place('position', 'by the church')).rejects.toMatchObject({ code: 'sign_up.no_pin' });
    await expect(place('beside-nobody')).rejects.toMatchObject({ code: 'sign_up.no_pin' });
  });

  it('outside every area of the register is told so kindly', async () => {
    const { db, clock, begin, choose, save, read } = await office();
    await db.writeAll([
      db.query
        .insertInto('postcodes')
        .values({
          postcode: 'SW1A1AA',
          lat: 51.501,
          lon: -0.1416,
          quality: 10,
          authority_code: null,
          ward_code: null,
        })
        .compile(),
    ]);
    const id = await begin();
    await choose(id, null);
    await save(id, 'about', { ...ABOUT, postcode: 'SW1A 1AA' });
    const { version: shownVersion } = (await read(id)).signUp;
    const placing = { signUpId: id, choice: 'postcode', position: '', shownVersion, person: ADA, db, clock };
    await expect(placePremises(placing)).rejects.toMatchObject({
      code: 'sign_up.outside',
      fields: { pin: expect.stringContaining('it is for Barnet') },
    });
  });

  it('asks once whether it is one of the premises that are like it, and keeps what was entered either way', async () => {
    const { db, clock, begin, choose, save, read } = await office();
    await addVenue(db, { id: 'prospect1', name: 'Griffin', postcode: 'N20 9HH' });
    const id = await begin();
    await choose(id, null);
    await save(id, 'about', ABOUT);
    expect((await findDuplicates({ view: await read(id), db })).map(({ known }) => known.id)).toEqual([
      'prospect1',
    ]);
    await answerDuplicates({ signUpId: id, venueId: null, person: ADA, db, clock });
    expect(await findDuplicates({ view: await read(id), db })).toEqual([]);
    const again = await begin();
    await choose(again, null);
    await save(again, 'about', ABOUT);
    await answerDuplicates({ signUpId: again, venueId: 'prospect1', person: ADA, db, clock });
    expect((await read(again)).signUp).toMatchObject({
      venueId: 'prospect1',
      answers: { about: { is: ABOUT } },
    });
  });

  it('of a venue that is somebody’s becomes a request to those who manage it and to the council', async () => {
    const { db, clock, ids, begin, choose, save, read } = await office();
    await addVenue(db, { id: 'known0001', name: 'The Griffin', postcode: 'N20 9HH', standing: 'registered' });
    await db.writeAll([
      insertVenueManager(db, { venueId: 'known0001', personId: BEN.id, at: NOON, by: 'test' }),
    ]);
    const id = await begin();
    const ask = (note: string) =>
      askForAccess({
        signUpId: id,
        note,
        publicOrigin: 'https://havens.example',
        person: ADA,
        db,
        clock,
        ids,
      });
    await expect(ask('x')).rejects.toMatchObject({ code: 'sign_up.not_taken' });
    await choose(id, 'known0001');
    await save(id, 'staff', { headcount: 4 });
    expect(await read(id)).toMatchObject({ taken: true, factsKnown: false });
    await Promise.all([ask('I run the bar'), ask('I run the bar')]);
    await ask('Please');
    const mails = await db.query.selectFrom('outbox').select(['recipient', 'body']).orderBy('id').execute();
    expect(mails.map(({ recipient }) => recipient)).toEqual([BEN.email, 'officer@example.org']);
    expect(mails[0]?.body).toContain('https://havens.example/admin/venues/known0001/access-requests');
    expect(await listAccessRequests({ venueId: 'known0001', db })).toMatchObject([
      { email: ADA.email, note: 'I run the bar' },
    ]);

    const answer = { venueId: 'known0001', personId: ADA.id, publicOrigin: '', by: BEN, db, clock };
    await answerAccessRequest({ ...answer, answer: 'granted' });
    await answerAccessRequest({ ...answer, answer: 'refused' });
    const managers = await db.query.selectFrom('venue_managers').select('person_id').execute();
    expect(managers.map(({ person_id }) => person_id).toSorted()).toEqual([ADA.id, BEN.id]);
    // What had been entered goes on as an application of the venue.
    expect(await read(id)).toMatchObject({
      taken: false,
      factsKnown: true,
      signUp: { answers: { staff: { is: { headcount: 4 } } } },
    });
    expect(await db.query.selectFrom('outbox').selectAll().execute()).toHaveLength(3);
  });

  it('of a prospect that somebody was let in to is theirs: nobody becomes its manager by signing it up', async () => {
    const { db, begin, fill, read, send } = await office();
    await addVenue(db, { id: 'prospect1', name: 'The Griffin', postcode: 'N20 9HH' });
    const id = await begin();
    await fill(id, { venueId: 'prospect1' });
    await db.writeAll([
      insertVenueManager(db, { venueId: 'prospect1', personId: BEN.id, at: NOON, by: 'test' }),
    ]);
    expect(await read(id)).toMatchObject({ taken: true });
    await expect(send(id)).rejects.toMatchObject({ code: 'sign_up.already_registered' });
  });

  it('holds files in parts that both engines take, byte for byte, and the same form adds one once', async () => {
    const { db, begin, choose, save, add, read } = await office();
    const id = await begin();
    await choose(id, null);
    await save(id, 'schemes', ['safe_haven']);
    const large = new Uint8Array(5 * 1024 * 1024).map((_, place) => (place * 31) % 251);
    await add(id, 'cctv', { ...PNG_FILE, content: large });
    const [evidence] = (await read(id)).evidence;
    expect(evidence).toMatchObject({
      item: 'cctv',
      kind: 'file',
      file: { name: 'door.png', bytes: large.length },
    });
    expect((await parts(db)).length).toBe(Math.ceil(large.length / 375_000));
    const { content, name, type } = await readEvidenceFile({ evidenceId: evidence?.id ?? '', db });
    expect(Buffer.compare(Buffer.from(content), Buffer.from(large))).toBe(0);
    expect([name, type]).toEqual([`cctv-${evidence?.id}.png`, 'image/png']);
  });

  it('takes twenty files, and says what to do about the next', async () => {
    const { db, begin, choose, save, add } = await office();
    const id = await begin();
    await choose(id, null);
    await save(id, 'schemes', ['safe_haven']);
    for (let n = 0; n < 20; n += 1) await add(id, 'seat', PNG_FILE);
    await expect(add(id, 'seat', PNG_FILE)).rejects.toMatchObject({
      code: 'evidence.too_many',
      fields: { file: expect.stringContaining('Remove one first') },
    });
    expect(await files(db)).toHaveLength(20);
    await expect(add(id, 'bouncy_castle', PNG_FILE)).rejects.toMatchObject({ code: 'sign_up.no_item' });
    await expect(add(id, 'seat', PNG_FILE, 'safe_place')).rejects.toMatchObject({
      code: 'sign_up.no_checklist',
    });
  });

  it('deletes evidence that is taken back before it was sent, and its file with it', async () => {
    const { db, clock, begin, choose, save, add, read } = await office();
    const id = await begin();
    await choose(id, null);
    await save(id, 'schemes', ['safe_haven']);
    await add(id, 'seat', PNG_FILE);
    const evidenceId = (await read(id)).evidence[0]?.id ?? '';
    await removeEvidence({ signUpId: id, evidenceId, person: ADA, db, clock });
    await removeEvidence({ signUpId: id, evidenceId, person: ADA, db, clock });
    expect(await files(db)).toEqual([]);
    expect(await parts(db)).toEqual([]);
    await expect(readEvidenceFile({ evidenceId, db })).rejects.toMatchObject({ status: 404 });
  });

  it('that nobody went on with goes with its files when its months are over; one that was sent is kept', async () => {
    const { db, clock, begin, fill, add, send, choose, save } = await office();
    const [forgotten, aside, sent] = [await begin(), await begin(), await begin(BEN)];
    await choose(forgotten, null);
    await save(forgotten, 'schemes', ['safe_haven']);
    await add(forgotten, 'seat', PNG_FILE);
    await setAsideSignUp({ signUpId: aside, person: ADA, db, clock });
    await fill(sent, { person: BEN });
    await add(sent, 'seat', PNG_FILE);
    await send(sent, { person: BEN });
    clock.set('2026-12-10T23:00:00Z');
    expect(await applyRetention({ db, clock })).toEqual({});
    clock.set('2026-12-11T00:00:00Z');
    const fresh = await begin();
    expect(await applyRetention({ db, clock })).toEqual({ sign_ups: 2 });
    const left = await db.query.selectFrom('sign_ups').select('id').execute();
    expect(left.map(({ id }) => id).toSorted()).toEqual([fresh, sent].toSorted());
    expect(await files(db)).toHaveLength(1);
    expect(await applyRetention({ db, clock })).toEqual({});
  });
});

it.each([
  ['a PDF', PDF, 'application/pdf'],
  ['a PNG', PNG, 'image/png'],
  ['a JPEG', JPEG, 'image/jpeg'],
  ['a picture with a script behind it', POLYGLOT, 'image/png'],
  ['HTML that is called a picture', HTML_AS_PNG, undefined],
  ['nothing', new Uint8Array(), undefined],
  ['one byte', new Uint8Array([0x89]), undefined],
  ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), undefined],
  ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined],
  ['a GIF', new TextEncoder().encode('GIF89a\u0001\u0000\u0001\u0000'), undefined],
] as const)('the bytes of %s tell what it is', async (_, bytes, type) => {
  expect(await sniffFile(bytes)).toBe(type);
});
