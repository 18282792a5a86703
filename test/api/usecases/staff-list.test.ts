import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { addStaffMember } from '../../../api/usecases/add-staff-member.ts';
import { chooseLeads } from '../../../api/usecases/choose-leads.ts';
import { confirmJoiners } from '../../../api/usecases/confirm-joiners.ts';
import { editStaffMember, staffVersion } from '../../../api/usecases/edit-staff-member.ts';
import { eraseStaffMember } from '../../../api/usecases/erase-staff-member.ts';
import { bringBackLeaver, noteLeavers } from '../../../api/usecases/note-leavers.ts';
import type { Database } from '../../../db/database.ts';
import { trainingChanged } from '../../../db/training-records.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { aStaffedVenue } from '../../helpers/staffed-venue.ts';

describeEachEngine('a staff list', (open) => {
  it('takes somebody once, however often the form is sent, and says so without their name', async () => {
    const venue = await aStaffedVenue(await open());
    const form = { ...venue, staffId: 'abcdefghj' };
    await addStaffMember(form);
    await addStaffMember(form);
    expect(await venue.staff()).toMatchObject([{ name: 'Sam Sample', source: 'manager', leftOn: null }]);
    await expect(
      addStaffMember({ ...form, facts: { ...venue.facts, name: 'Ali Sample' } }),
    ).rejects.toMatchObject({ code: 'staff.key_used', status: 409 });
    const trail = (await venue.trail()).filter(({ action }) => action.startsWith('staff.'));
    expect(trail).toEqual([
      { action: 'staff.added', actor: 'person/manager', details: { staff: 'abcdefghj', publicFacing: true } },
    ]);
  });

  it('that strangers have filled has room again once they are erased', async () => {
    const venue = await aStaffedVenue(await open());
    const { db, venueId } = venue;
    const fill = sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
      INSERT INTO staff_members (id, venue_id, name, public_facing, joined_on, source, added_by, added_at, updated_at)
      SELECT 'stranger' || i, ${venueId}, 'Stranger', 1, '2026-06-10', 'link', 'staff/x', '2026-06-10', '2026-06-10' FROM n`;
    await db.writeAll([fill.compile(db.query)]);
    await expect(venue.add()).rejects.toMatchObject({ code: 'staff.too_many' });
    const strangers = (await venue.staff()).map(({ id }) => id);
    await confirmJoiners({ ...venue, works: [], removed: strangers });
    const id = await venue.add();
    expect((await venue.member(id))?.name).toBe('Sam Sample');
  });

  it('keeps somebody of whom another manager said meanwhile that they work there', async () => {
    const venue = await aStaffedVenue(await open());
    const id = await venue.join('Ada Sample');
    let first = true;
    const db: Database = {
      query: venue.db.query,
      async writeAll(writes) {
        if (first) {
          first = false;
          await confirmJoiners({ ...venue, works: [id], removed: [] });
        }
        return venue.db.writeAll(writes);
      },
    };
    expect(await confirmJoiners({ ...venue, db, works: [], removed: [id] })).toEqual({
      confirmed: 0,
      removed: 0,
    });
    expect(await venue.member(id)).toMatchObject({ name: 'Ada Sample', leftOn: null });
  });

  it('is put right, and a page that somebody else has overtaken changes nothing', async () => {
    const venue = await aStaffedVenue(await open());
    const staffId = await venue.add();
    const read = await venue.member(staffId);
    const was = read ? await staffVersion(read) : '';
    const edit = (facts: object) => editStaffMember({ ...venue, staffId, was, facts });
    expect(await edit({ name: 'Sam Sample' })).toBe(false);
    expect(await edit({ name: 'Samira Sample', publicFacing: false })).toBe(true);
    expect(await venue.member(staffId)).toMatchObject({
      name: 'Samira Sample',
      publicFacing: false,
      job: 'Bar staff',
    });
    await expect(edit({ job: 'Cook' })).rejects.toMatchObject({
      code: 'staff.changed_meanwhile',
      status: 409,
    });
    expect((await venue.trail()).at(-1)).toMatchObject({
      action: 'staff.changed',
      details: { staff: staffId, fields: ['name', 'publicFacing'] },
    });
    expect(JSON.stringify(await venue.trail())).not.toContain('Sample');
  });

  it('of two who change one person at once, one is told so', async () => {
    const venue = await aStaffedVenue(await open());
    const staffId = await venue.add();
    const read = await venue.member(staffId);
    const was = read ? await staffVersion(read) : '';
    const both = await Promise.allSettled(
      ['Cook', 'Door'].map((job) => editStaffMember({ ...venue, staffId, was, facts: { job } })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('knows who left and when, several at once, and who came back', async () => {
    const venue = await aStaffedVenue(await open());
    const [sam, ali] = [await venue.add(), await venue.add({ name: 'Ali', joinedOn: '2026-06-01' })];
    await chooseLeads({ ...venue, leads: { lead: sam, deputy: null }, was: { lead: null, deputy: null } });
    const leave = (on: string) => noteLeavers({ ...venue, staffIds: [sam, ali, 'nobody'], on });
    await expect(leave('2026-06-11')).rejects.toMatchObject({ code: 'staff.left_in_future', status: 400 });
    await expect(leave('2026-05-31')).rejects.toMatchObject({ code: 'staff.left_before_joining' });
    expect(await leave('2026-06-09')).toBe(2);
    expect(await leave('2026-06-10')).toBe(0);
    expect(await venue.member(sam)).toMatchObject({ leftOn: '2026-06-09', duty: null });
    expect(await bringBackLeaver({ ...venue, staffId: ali })).toBe(true);
    expect(await bringBackLeaver({ ...venue, staffId: ali })).toBe(false);
    expect(await venue.member(ali)).toMatchObject({ leftOn: null });
  });

  it('has one lead and one deputy, two people who work there', async () => {
    const venue = await aStaffedVenue(await open());
    const [sam, ali, gone] = [
      await venue.add(),
      await venue.add({ name: 'Ali' }),
      await venue.add({ name: 'Jo' }),
    ];
    await noteLeavers({ ...venue, staffIds: [gone] });
    const joined = await venue.join('Kit');
    const nobody = { lead: null, deputy: null };
    const choose = (lead: string | null, deputy: string | null, was: object = nobody) =>
      chooseLeads({ ...venue, leads: { lead, deputy }, was: { ...nobody, ...was } });
    await expect(choose(sam, sam)).rejects.toMatchObject({ fields: { deputy: expect.any(String) } });
    await expect(choose(gone, null)).rejects.toMatchObject({ fields: { lead: expect.any(String) } });
    await expect(choose(null, joined)).rejects.toMatchObject({ fields: { deputy: expect.any(String) } });
    expect(await choose(sam, ali)).toBe(true);
    // They change places: the register holds one of each at every moment.
    expect(await choose(ali, sam, { lead: sam, deputy: ali })).toBe(true);
    expect(await venue.member(ali)).toMatchObject({ duty: 'lead' });
    await expect(choose(null, null, { lead: sam, deputy: ali })).rejects.toMatchObject({ status: 409 });
  });

  it('who joined by the link is said to work there, or goes with their name', async () => {
    const venue = await aStaffedVenue(await open());
    const [kit, mickey] = [await venue.join('Kit Invented'), await venue.join('Mickey Invented')];
    const answer = { ...venue, works: [kit], removed: [mickey] };
    expect(await confirmJoiners(answer)).toEqual({ confirmed: 1, removed: 1 });
    expect(await confirmJoiners({ ...answer, works: [mickey], removed: [kit] })).toEqual({
      confirmed: 0,
      removed: 0,
    });
    expect(await venue.member(kit)).toMatchObject({
      confirmedAt: '2026-06-10T17:00:00.000Z',
      name: 'Kit Invented',
    });
    expect(await venue.member(mickey)).toMatchObject({ name: '', job: '', leftOn: '2026-06-10' });
    expect((await venue.trail()).slice(-2)).toMatchObject([
      { action: 'staff.confirmed', details: { staff: [kit] } },
      { action: 'staff.erased', details: { staff: [mickey] } },
    ]);
  });

  it('forgets somebody for good: name, work, address, devices and certificates, never that they were trained', async () => {
    const venue = await aStaffedVenue(await open());
    const { db, clock, venueId } = venue;
    const staffId = await venue.add({ name: 'Forgotten Person', email: 'forgotten@example.org' });
    const at = new Date(clock.now()).toISOString();
    await venue.addManager('mo@example.org');
    const insert = <Table extends 'learners' | 'training_records' | 'mail_choices'>(
      table: Table,
      row: object,
    ) =>
      db.query
        .insertInto(table)
        .values(row as never)
        .compile();
    await db.writeAll([
      insert('learners', { token_hash: 'h', staff_id: staffId, begun_at: at, seen_at: at, ended_at: null }),
      insert('mail_choices', { recipient: `staff/${staffId}`, frequency: 'none', chosen_at: at }),
      insert('training_records', {
        ...{ id: 'r', staff_id: staffId, venue_id: venueId, module_key: 'safe_haven_welcome', way: 'online' },
        ...{
          trained_on: '2026-03-01',
          certificate_code: 'c',
          recorded_by: `staff/${staffId}`,
          recorded_at: at,
        },
      }),
      db.query
        .insertInto('stored_files')
        .values({
          ...{ id: 'f', name: 'Forgotten Person.pdf', type: 'application/pdf', bytes: 3, sha256: 'x' },
          ...{ uploaded_by: 'p-mo@example.org', uploaded_at: at },
        })
        .compile(),
      db.query.insertInto('file_parts').values({ file_id: 'f', position: 0, content: 'eA==' }).compile(),
      db.query
        .insertInto('external_certificates')
        .values({
          ...{
            id: 'e',
            venue_id: venueId,
            staff_id: staffId,
            module_key: 'vulnerability_wave',
            provider: 'P',
          },
          ...{
            trained_on: '2026-01-01',
            reference: 'Forgotten 7',
            file_id: 'f',
            sent_by: 'person/x',
            sent_at: at,
          },
        })
        .compile(),
    ]);
    const read = await venue.member(staffId);
    const was = read ? await staffVersion(read) : '';
    await expect(eraseStaffMember({ ...venue, staffId, was: 'older' })).rejects.toMatchObject({
      status: 409,
    });
    await eraseStaffMember({ ...venue, staffId, was });
    const all = [];
    for (const table of [
      ...(['staff_members', 'learners', 'mail_choices', 'external_certificates', 'stored_files'] as const),
      ...(['file_parts', 'audit_events', 'outbox'] as const),
    ])
      all.push(...(await db.query.selectFrom(table).selectAll().execute()));
    expect(JSON.stringify(all).toLowerCase()).not.toContain('forgotten');
    expect(await db.query.selectFrom('training_records').select('id').execute()).toHaveLength(1);
    await expect(editStaffMember({ ...venue, staffId, was, facts: { name: 'X' } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(bringBackLeaver({ ...venue, staffId })).rejects.toMatchObject({ status: 404 });
  });

  it('of another venue is nobody’s to change', async () => {
    const venue = await aStaffedVenue(await open());
    const staffId = await venue.add();
    const other = { ...venue, venueId: 'othervenu' };
    await expect(editStaffMember({ ...other, staffId, was: '', facts: {} })).rejects.toMatchObject({
      status: 404,
    });
    await expect(eraseStaffMember({ ...other, staffId, was: '' })).rejects.toMatchObject({ status: 404 });
    await expect(bringBackLeaver({ ...other, staffId })).rejects.toMatchObject({ status: 404 });
  });

  it('has nothing left to be worked out after a change', async () => {
    const venue = await aStaffedVenue(await open());
    await venue.db.writeAll([trainingChanged(venue.db, venue.venueId, '2026-06-10T16:59:00.000Z')]);
    expect(await venue.isChanged()).toBe(true);
    await venue.add();
    expect(await venue.isChanged()).toBe(false);
  });
});
