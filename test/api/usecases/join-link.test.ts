import { expect, it } from 'vitest';
import { makeJoinLink, revokeJoinLink, showJoinLink } from '../../../api/usecases/keep-join-link.ts';
import { selectJoinLink } from '../../../db/join-links.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { aStaffedVenue } from '../../helpers/staffed-venue.ts';

describeEachEngine('the link by which staff join', (open) => {
  it('is made once, replaced, and taken back; the old one then works no more', async () => {
    const venue = await aStaffedVenue(await open());
    const token = async () => (await showJoinLink(venue)).link?.token ?? null;
    expect(await token()).toBeNull();
    await makeJoinLink({ ...venue, was: null });
    const first = await token();
    expect(first).toMatch(/^[0-9a-z]{27}$/);
    await makeJoinLink({ ...venue, was: null });
    expect(await token()).toBe(first);
    await makeJoinLink({ ...venue, was: first });
    const second = await token();
    expect(second).not.toBe(first);
    expect((await selectJoinLink(venue.db, first ?? ''))?.revokedAt).toBe('2026-06-10T17:00:00.000Z');
    await expect(makeJoinLink({ ...venue, was: first })).rejects.toMatchObject({ status: 409 });
    await expect(revokeJoinLink({ ...venue, was: first })).rejects.toMatchObject({ status: 409 });
    await revokeJoinLink({ ...venue, was: second });
    await revokeJoinLink({ ...venue, was: second });
    expect(await token()).toBeNull();
    expect((await venue.trail()).slice(-3).map(({ action, details }) => [action, details])).toEqual([
      ['join_link.made', { replaced: false }],
      ['join_link.made', { replaced: true }],
      ['join_link.revoked', {}],
    ]);
  });

  it('of ten who press the button at once is one', async () => {
    const venue = await aStaffedVenue(await open());
    await Promise.all(Array.from({ length: 10 }, () => makeJoinLink({ ...venue, was: null })));
    const links = await venue.db.query.selectFrom('join_links').select('token').execute();
    expect(links).toHaveLength(1);
  });
});
