import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { erasePerson } from '../../../api/usecases/erase-person.ts';
import { chooseMail } from '../../../api/usecases/mail-choice.ts';
import { renameMyself, signOutEverywhere } from '../../../api/usecases/own-account.ts';
import { exportPersonalData, findHeldPerson, readHeldPerson } from '../../../api/usecases/personal-data.ts';
import { ERASED_NAME } from '../../../db/erase-people.ts';
import type { Database } from '../../../db/database.ts';
import { insertMail } from '../../../db/outbox.ts';
import { faultsOf } from '../../helpers/audit.ts';
import { MANAGER, OFFICER, openCasework } from '../../helpers/casework.ts';
import { describeEachEngine, openMemory } from '../../helpers/databases.ts';
import { addVenue, BARNET } from '../../helpers/register.ts';
import { codeOf } from '../../structure/sources.ts';

const CAMDEN = 'E09000007';
const ADE = 'person/ade0000001';
const MIA = { id: MANAGER, email: 'mia@example.org' };

/** Mia manages a venue in Barnet, and signed one up in Camden; both councils wrote to her. */
async function aRegister(open: () => Promise<Database>) {
  const casework = await openCasework(await open());
  const { db } = casework;
  const at = '2026-06-01T09:00:00.000Z';
  const camden = await addVenue(db, { id: 'camden001', name: 'The Foil Arms', authority_code: null });
  await db.writeAll([
    db.query.insertInto('authorities').values({ code: CAMDEN, name: 'Camden', updated_at: at }).compile(),
    db.query.updateTable('venues').set({ authority_code: CAMDEN }).where('id', '=', camden).compile(),
    ...[
      { id: 'signup0001', venue_id: casework.venueId, authority_code: BARNET },
      { id: 'signup0002', venue_id: camden, authority_code: CAMDEN },
    ].map((signUp) =>
      db.query
        .insertInto('sign_ups')
        .values({
          ...signUp,
          person_id: MANAGER,
          answers: JSON.stringify({ contact: { at: 1, is: { managerName: 'Mia Paper', phone: '' } } }),
          state: 'sent',
          version: 3,
          created_at: at,
          updated_at: at,
          sent_at: at,
        })
        .compile(),
    ),
    insertMail(db, {
      reference: 'decision/1',
      recipient: MIA.email,
      kind: 'decision',
      subject: 'About The Foil Arms',
      body: 'Dear Mia',
      createdAt: at,
    }),
  ]);
  return { ...casework, camden };
}

/** Every text of the register that is not the trail's, to look for a name in. */
async function allTexts(db: Database): Promise<string> {
  const tables = await sql<{ name: string }>`SELECT name FROM sqlite_schema WHERE type = 'table'
    AND name NOT LIKE '\\_cf%' ESCAPE '\\'`.execute(db.query);
  const contents = [];
  for (const { name } of tables.rows)
    contents.push(JSON.stringify((await sql`SELECT * FROM ${sql.table(name)}`.execute(db.query)).rows));
  return contents.join('\n');
}

async function endAll(db: Database): Promise<void> {
  await db.writeAll([db.query.deleteFrom('venue_managers').where('person_id', '=', MANAGER).compile()]);
}

describeEachEngine('personal data', (open) => {
  it('is all there for the person: venues, sign-ups, mail, trail', async () => {
    const register = await aRegister(open);
    const { data } = await exportPersonalData({
      person: MIA,
      authorityCode: null,
      actor: ADE,
      ...register,
    });
    expect(data.account).toMatchObject([{ email: 'mia@example.org', name: 'mia' }]);
    expect(data.venues_managed.map(({ venue_id }) => venue_id)).toEqual([register.venueId]);
    expect(data.sign_ups.map(({ id }) => id)).toEqual(['signup0001', 'signup0002']);
    expect(data.mail.at(-1)).toMatchObject({ subject: 'About The Foil Arms', body: 'Dear Mia' });
    const { data: officers } = await exportPersonalData({
      person: { id: OFFICER, email: 'olu@example.org' },
      authorityCode: null,
      actor: ADE,
      ...register,
    });
    expect(officers.work).toContainEqual(
      expect.objectContaining({ did: 'decided on an accreditation', id: register.venueId }),
    );
    expect(officers.audit_trail.length).toBeGreaterThan(0);
  });

  it('is for an administrator what is of their authority, and says that there is more', async () => {
    const register = await aRegister(open);
    const file = await exportPersonalData({ person: MIA, authorityCode: BARNET, actor: ADE, ...register });
    expect(file.data.sign_ups.map(({ id }) => id)).toEqual(['signup0001']);
    expect(JSON.stringify(file)).not.toContain('Foil Arms');
    expect(file.left_out.join()).toContain('other authorities');
    const event = await register.db.query
      .selectFrom('audit_events')
      .select(['authority_code', 'actor', 'subject'])
      .where('action', '=', 'person.data_exported')
      .execute();
    expect(event).toEqual([{ authority_code: BARNET, actor: ADE, subject: `person/${MANAGER}` }]);
  });

  it('of who has to do with other authorities only is not there', async () => {
    const register = await aRegister(open);
    const email = 'olu@example.org';
    expect(
      await findHeldPerson({ email: ' OLU@example.org ', authorityCode: BARNET, ...register }),
    ).toMatchObject({
      id: OFFICER,
      hasStanding: true,
    });
    const asked = findHeldPerson({ email, authorityCode: CAMDEN, ...register });
    await expect(asked).rejects.toMatchObject({ code: 'person.not_held', status: 404 });
  });

  it('is erased where nothing is under way: no name and no address is left, and the trail holds', async () => {
    const register = await aRegister(open);
    const { db } = register;
    await db.writeAll([db.query.deleteFrom('sign_ups').where('id', '=', 'signup0002').compile()]);
    const erase = () => erasePerson({ personId: MANAGER, authorityCode: BARNET, actor: ADE, ...register });
    await expect(erase()).rejects.toMatchObject({ code: 'person.has_standing', status: 409 });
    await endAll(db);
    expect(await allTexts(db)).toMatch(/Mia Paper/);
    await erase();
    const left = await allTexts(db);
    expect(left).not.toMatch(/mia@example|Mia Paper|"mia"/);
    expect(left).toContain(ERASED_NAME);
    expect(await faultsOf(db)).toEqual([]);
    await expect(readHeldPerson({ personId: MANAGER, authorityCode: BARNET, db })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('of who nothing refers to goes without a trace but the event', async () => {
    const register = await aRegister(open);
    const { db } = register;
    await db.writeAll([db.query.deleteFrom('sign_ups').compile()]);
    await endAll(db);
    await chooseMail({ who: `person/${MANAGER}`, frequency: 'none', ...register });
    await erasePerson({ personId: MANAGER, authorityCode: BARNET, actor: ADE, ...register });
    expect(await register.db.query.selectFrom('mail_choices').selectAll().execute()).toEqual([]);
    const people = await db.query.selectFrom('people').select('id').where('id', '=', MANAGER).execute();
    expect(people).toEqual([]);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('of who has to do with another authority is not erased by one of them', async () => {
    const register = await aRegister(open);
    await endAll(register.db);
    const erase = erasePerson({ personId: MANAGER, authorityCode: BARNET, actor: ADE, ...register });
    await expect(erase).rejects.toMatchObject({ code: 'person.elsewhere_too', status: 409 });
  });

  it('a name is changed, and sessions are ended, by their owner; no name is on the trail', async () => {
    const register = await aRegister(open);
    const { db } = register;
    const at = '2026-06-01T09:00:00.000Z';
    await db.writeAll(
      [MANAGER, OFFICER].map((person_id) =>
        db.query
          .insertInto('sessions')
          .values({
            ...{ id: person_id, person_id, token: person_id, expires_at: '2027-01-01T00:00:00.000Z' },
            ...{ created_at: at, updated_at: at, begun_at: at, seen_at: at, fresh_at: at },
          })
          .compile(),
      ),
    );
    const person = { id: MANAGER, name: 'mia' };
    await renameMyself({ name: 'Mia Card', person, ...register });
    await renameMyself({ name: 'mia', person, ...register });
    await signOutEverywhere({ person, ...register });
    const sessions = await db.query.selectFrom('sessions').select('person_id').execute();
    expect(sessions.map(({ person_id }) => person_id)).toEqual([OFFICER]);
    const events = await db.query
      .selectFrom('audit_events')
      .select(['action', 'details'])
      .orderBy('id')
      .execute();
    expect(events.slice(-2).map(({ action }) => action)).toEqual([
      'person.renamed',
      'person.signed_out_everywhere',
    ]);
    expect(JSON.stringify(events)).not.toContain('Mia Card');
  });
});

/** Columns whose name says that they hold a person, and that personal data leaves out, with the reason. */
const NOT_PERSONAL: Readonly<Record<string, string>> = {
  'helplines.email': 'a helpline’s',
  'helplines.checked_on': 'a day',
  'sessions.token': 'a key',
  'staff_members.email': 'of who has no account: shown and erased on the venue’s staff list',
};

describe('every column that holds a person', () => {
  it('is read for their personal data', async () => {
    const { database: db, close } = openMemory();
    const { rows } = await sql<{ table_name: string; column_name: string }>`
      SELECT m.name AS table_name, c.name AS column_name FROM sqlite_schema m, pragma_table_info(m.name) c
      WHERE m.type = 'table'`.execute(db.query);
    close();
    const holding = rows.filter(({ column_name }) =>
      /(_by|^person_id|^visitor_id|^actor|^recipient|^email)$/.test(column_name),
    );
    const code = codeOf('db/personal-data.ts') + codeOf('db/personal-work.ts');
    const missing = holding.filter(({ table_name, column_name }) => {
      const near = new RegExp(`\\b${table_name}\\b[^;]{0,400}\\b${column_name}\\b`);
      return !near.test(code) && !(`${table_name}.${column_name}` in NOT_PERSONAL);
    });
    expect(missing).toEqual([]);
    expect(holding.length).toBeGreaterThan(25);
  });
});
