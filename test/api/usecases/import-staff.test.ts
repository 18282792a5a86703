import { expect, it } from 'vitest';
import { editStaffMember, staffVersion } from '../../../api/usecases/edit-staff-member.ts';
import { importStaff, previewStaffImport } from '../../../api/usecases/import-staff.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { aStaffedVenue } from '../../helpers/staffed-venue.ts';

const HEADINGS = ['name', 'job', 'email', 'public facing', 'joined on'];

/** A list as it is read from a file. */
function aList(...people: readonly (readonly string[])[]) {
  return [HEADINGS, ...people].map((cells, place) => ({ line: place + 1, cells }));
}

const many = (count: number) =>
  aList(...Array.from({ length: count }, (_, n) => [`Person ${n}`, 'Floor', '', 'yes', '2026-01-05']));

describeEachEngine('a list of staff that is imported', (open) => {
  it('adds and changes what its preview said, and nothing the second time', async () => {
    const venue = await aStaffedVenue(await open());
    const sam = await venue.add({ email: 'sam@example.org' });
    const rows = aList(
      ['Samira Sample', 'Manager', 'sam@example.org', '', ''],
      ['Jo New', 'Door', '', 'no', '27/03/2026'],
      ['', 'Door', '', '', ''],
    );
    const preview = await previewStaffImport({ ...venue, rows });
    expect(preview.rows.map(({ kind }) => kind)).toEqual(['change', 'add', 'refused']);
    expect(await importStaff({ ...venue, rows, version: preview.version })).toEqual({ added: 1, changed: 1 });
    expect(await venue.staff()).toMatchObject([
      { name: 'Jo New', job: 'Door', publicFacing: false, joinedOn: '2026-03-27', source: 'import' },
      { id: sam, name: 'Samira Sample', job: 'Manager', publicFacing: true },
    ]);
    const again = await previewStaffImport({ ...venue, rows });
    expect(again.rows.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'refused']);
    expect(await importStaff({ ...venue, rows, version: again.version })).toEqual({ added: 0, changed: 0 });
    expect((await venue.trail()).filter(({ action }) => action === 'staff.imported')).toMatchObject([
      { details: { added: 1, changed: 1 } },
    ]);
  });

  it('is looked at again where the staff list changed meanwhile; nothing is written then', async () => {
    const venue = await aStaffedVenue(await open());
    const sam = await venue.add();
    const rows = aList(['Sam Sample', 'Manager', '', '', ''], ['Jo New', '', '', '', '27/03/2026']);
    const { version } = await previewStaffImport({ ...venue, rows });
    const read = await venue.member(sam);
    const was = read ? await staffVersion(read) : '';
    await editStaffMember({ ...venue, staffId: sam, was, facts: { publicFacing: false } });
    await expect(importStaff({ ...venue, rows, version })).rejects.toMatchObject({
      code: 'staff.changed_meanwhile',
      status: 409,
    });
    expect(await venue.staff()).toHaveLength(1);
  });

  it('of a thousand people is one write, also where its button is pressed twice at once', async () => {
    const venue = await aStaffedVenue(await open());
    const rows = many(1_000);
    const { version } = await previewStaffImport({ ...venue, rows });
    const both = await Promise.allSettled([0, 1].map(() => importStaff({ ...venue, rows, version })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await venue.staff()).toHaveLength(1_000);
  });

  it('says what is wrong with the whole of it', async () => {
    const venue = await aStaffedVenue(await open());
    const preview = (rows: ReturnType<typeof aList>) => previewStaffImport({ ...venue, rows });
    await expect(preview(aList())).rejects.toMatchObject({ code: 'staff.list_empty', status: 400 });
    await expect(preview(many(1_001))).rejects.toMatchObject({ code: 'staff.list_too_long' });
    await expect(
      preview([
        { line: 1, cells: ['x'] },
        { line: 2, cells: ['Jo'] },
      ]),
    ).rejects.toMatchObject({
      fields: { list: expect.stringContaining('name the columns') },
    });
    const twice = await previewStaffImport({ ...venue, rows: many(1_000) });
    await importStaff({ ...venue, rows: many(1_000), version: twice.version });
    const others = aList(
      ...Array.from({ length: 1_000 }, (_, n) => [`Another ${n}`, '', '', 'yes', '2026-01-05']),
    );
    const more = await previewStaffImport({ ...venue, rows: others });
    expect(await importStaff({ ...venue, rows: others, version: more.version })).toMatchObject({
      added: 1_000,
    });
    const last = aList(['One Too Many', '', '', '', '2026-01-05']);
    const full = await previewStaffImport({ ...venue, rows: last });
    await expect(importStaff({ ...venue, rows: last, version: full.version })).rejects.toMatchObject({
      code: 'staff.too_many',
    });
  });
});
