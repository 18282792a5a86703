import { expect, it } from 'vitest';
import { readSignedIn } from '../../../api/usecases/read-signed-in.ts';
import { acceptInvitation } from '../../../api/usecases/accept-invitation.ts';
import { handOverVenue } from '../../../api/usecases/hand-over-venue.ts';
import { inviteManager } from '../../../api/usecases/invite-manager.ts';
import { removeManager } from '../../../api/usecases/remove-manager.ts';
import { withdrawVenue } from '../../../api/usecases/withdraw-venue.ts';
import { suspendOverdue } from '../../../api/usecases/suspend-overdue.ts';
import { publishDue } from '../../../api/usecases/publish-snapshots.ts';
import { selectManagers } from '../../../db/managers.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { aManagedVenue } from '../../helpers/managed-venue.ts';

const BOTH = ['safe_haven', 'ask_for_angela'];

describeEachEngine('the managers of a venue', (open) => {
  it('invite others, who are told by mail; so are those who were there', async () => {
    const venue = await aManagedVenue(await open());
    const mo = await venue.addManager('mo@example.org');
    const invite = (email: string) => inviteManager({ ...venue, email, inviter: mo });
    venue.clock.set('2026-06-10T17:05:00Z');
    expect(await invite(' Ada@Example.org ')).toEqual({ invited: true });
    expect(await invite('ada@example.org')).toEqual({ invited: false });
    expect(
      (await selectManagers(venue.db, venue.venueId)).map(({ email, seenAt }) => [email, seenAt]),
    ).toEqual([
      ['mo@example.org', '2026-06-10T17:00:00.000Z'],
      ['ada@example.org', null],
    ]);
    expect((await venue.mails()).map(({ recipient, kind }) => [recipient, kind])).toEqual([
      ['ada@example.org', 'managers'],
      ['mo@example.org', 'managers'],
    ]);
    // Who was invited stands on the trail by id; addresses would stay for good.
    expect(JSON.stringify(await venue.trail())).not.toContain('ada@');
  });

  it('who invite the same new address at once invite one person', async () => {
    const venue = await aManagedVenue(await open());
    const mo = await venue.addManager('mo@example.org');
    await Promise.all([1, 2].map(() => inviteManager({ ...venue, email: 'ada@example.org', inviter: mo })));
    expect(await venue.managers()).toHaveLength(2);
  });

  it('cannot be people who were stopped, nor too many', async () => {
    const venue = await aManagedVenue(await open());
    const mo = await venue.addManager('mo@example.org');
    const gone = await venue.addManager('gone@example.org');
    await venue.db.writeAll([
      venue.db.query.deleteFrom('venue_managers').where('person_id', '=', gone.id).compile(),
      venue.db.query.updateTable('people').set({ stopped_at: 'x' }).where('id', '=', gone.id).compile(),
    ]);
    const invite = (email: string) => inviteManager({ ...venue, email, inviter: mo });
    await expect(invite('gone@example.org')).rejects.toMatchObject({ code: 'manager.stopped', status: 409 });
    for (let n = 1; n < 20; n += 1) await venue.addManager(`m${n}@example.org`);
    await expect(invite('one-more@example.org')).rejects.toMatchObject({ code: 'manager.too_many' });
  });

  it('who are removed lose the venue with their next request', async () => {
    const venue = await aManagedVenue(await open());
    const mo = await venue.addManager('mo@example.org');
    const ada = await venue.addManager('ada@example.org');
    const at = '2026-06-10T17:00:00.000Z';
    await venue.db.writeAll([
      venue.db.query
        .insertInto('sessions')
        .values({
          ...{ id: 's', person_id: ada.id, token: 't', expires_at: '2027-01-01T00:00:00.000Z' },
          ...{ created_at: at, updated_at: at, begun_at: at, seen_at: at, fresh_at: at },
          ip_address: null,
          user_agent: null,
        })
        .compile(),
    ]);
    const venuesOfAda = async () => (await readSignedIn({ token: 't', ...venue }))?.venueIds;
    expect(await venuesOfAda()).toEqual([venue.venueId]);
    await removeManager({ ...venue, personId: ada.id, actor: `person/${mo.id}` });
    expect(await venuesOfAda()).toEqual([]);
    expect((await venue.mails()).map(({ recipient }) => recipient)).toEqual([
      'ada@example.org',
      'mo@example.org',
    ]);
    await removeManager({ ...venue, personId: ada.id, actor: `person/${mo.id}` });
    expect(await venue.mails()).toHaveLength(2);
  });

  it('are never none: the last one stays, also where two remove each other at once', async () => {
    const venue = await aManagedVenue(await open());
    const people = [await venue.addManager('mo@example.org'), await venue.addManager('ada@example.org')];
    const results = await Promise.allSettled(
      people.map(({ id }) => removeManager({ ...venue, personId: id, actor: 'person/other' })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await venue.managers()).toHaveLength(1);
  });

  it('cannot leave it to someone who has never opened it', async () => {
    const venue = await aManagedVenue(await open());
    const mo = await venue.addManager('mo@example.org');
    const ada = await venue.addManager('ada@example.org', { seen: false });
    const leave = () => removeManager({ ...venue, personId: mo.id, actor: `person/${mo.id}` });
    await expect(leave()).rejects.toMatchObject({ code: 'manager.last', status: 409 });
    await acceptInvitation({
      venue: { id: venue.venueId, authorityCode: 'E09000003' },
      personId: ada.id,
      ...venue,
    });
    await leave();
    expect(await venue.managers()).toEqual([ada.id]);
  });
});

describeEachEngine('a venue whose last manager of old leaves', (open) => {
  it('changes hands as by a handing over: inviting and then leaving is no way round the re-check', async () => {
    const venue = await aManagedVenue(await open());
    venue.clock.set('2026-02-01T09:00:00Z');
    const mo = await venue.addManager('mo@example.org');
    const ida = await venue.addManager('ida@example.org');
    venue.clock.set('2026-06-10T17:00:00Z');
    const ada = await venue.addManager('ada@example.org');
    const remove = (personId: string) => removeManager({ ...venue, personId, actor: `person/${mo.id}` });
    await remove(ida.id);
    expect((await venue.state())?.state).toBe('accredited');
    await remove(mo.id);
    expect(await venue.state()).toEqual({ state: 'action_required', action_deadline: '2026-07-08' });
    expect(await venue.managers()).toEqual([ada.id]);
    expect((await venue.shown())?.schemes).toEqual(['safe_haven']);
  });
});

describeEachEngine('a venue that is handed over', (open) => {
  it('changes hands in one step, and each accreditation is checked again within 28 days', async () => {
    const venue = await aManagedVenue(await open(), { schemes: BOTH });
    const mo = await venue.addManager('mo@example.org');
    const { deadline } = await handOverVenue({ ...venue, email: 'ada@example.org', manager: mo });
    expect(deadline).toBe('2026-07-08');
    expect((await selectManagers(venue.db, venue.venueId)).map(({ email }) => email)).toEqual([
      'ada@example.org',
    ]);
    for (const scheme of BOTH)
      expect(await venue.state(scheme)).toEqual({ state: 'action_required', action_deadline: '2026-07-08' });
    expect((await venue.shown())?.schemes).toEqual(BOTH);
    expect((await venue.mails()).map(({ recipient, kind }) => [recipient, kind])).toEqual([
      ['mo@example.org', 'managers'],
      ['ada@example.org', 'managers'],
      ['ada@example.org', 'action_plan'],
    ]);
    // Nobody answers: hidden on the day after the deadline, and suspended on the register.
    venue.clock.set('2026-07-09T09:00:00Z');
    await publishDue(venue);
    expect(await venue.shown()).toBeUndefined();
    await suspendOverdue(venue);
    for (const scheme of BOTH) expect((await venue.state(scheme))?.state).toBe('suspended');
  });

  it('is not handed over twice, nor to oneself; a re-check that is open goes on', async () => {
    const venue = await aManagedVenue(await open());
    const mo = await venue.addManager('mo@example.org');
    const handOver = (manager: typeof mo, email: string) => handOverVenue({ ...venue, email, manager });
    await expect(handOver(mo, 'mo@example.org')).rejects.toMatchObject({ code: 'manager.same' });
    await handOver(mo, 'ada@example.org');
    await expect(handOver(mo, 'eve@example.org')).rejects.toMatchObject({ code: 'venue.changed_meanwhile' });
    expect((await selectManagers(venue.db, venue.venueId)).map(({ email }) => email)).toEqual([
      'ada@example.org',
    ]);
    const [ada] = await selectManagers(venue.db, venue.venueId);
    venue.clock.set('2026-06-20T09:00:00Z');
    await handOver({ id: ada?.personId ?? '', email: 'ada@example.org' }, 'cy@example.org');
    const plans = await venue.db.query.selectFrom('action_plans').select(['cause', 'deadline']).execute();
    expect(plans).toEqual([{ cause: 'change_of_people', deadline: '2026-07-08' }]);
  });
});

describeEachEngine('a venue that is withdrawn', (open) => {
  it('is gone from the schemes chosen when that returns, and their plans end', async () => {
    const venue = await aManagedVenue(await open(), { schemes: BOTH });
    const mo = await venue.addManager('mo@example.org');
    await handOverVenue({ ...venue, email: 'ada@example.org', manager: mo });
    const withdraw = (schemeKeys: readonly string[]) => withdrawVenue({ ...venue, schemeKeys, reason: '' });
    await withdraw(['ask_for_angela']);
    expect((await venue.shown())?.schemes).toEqual(['safe_haven']);
    expect((await venue.state('ask_for_angela'))?.state).toBe('withdrawn');
    const plans = await venue.db.query
      .selectFrom('action_plans')
      .select(['scheme_key', 'result'])
      .orderBy('scheme_key')
      .execute();
    expect(plans).toEqual([
      { scheme_key: 'ask_for_angela', result: 'withdrawn' },
      { scheme_key: 'safe_haven', result: null },
    ]);
    await expect(withdraw(['ask_for_angela'])).rejects.toMatchObject({
      code: 'withdraw.nothing',
      status: 409,
    });
    await withdraw(BOTH);
    expect(await venue.shown()).toBeUndefined();
  });

  it('from two schemes at once leaves them in one step', async () => {
    const venue = await aManagedVenue(await open(), { schemes: BOTH });
    await withdrawVenue({ ...venue, schemeKeys: BOTH, reason: 'We close' });
    expect(await venue.shown()).toBeUndefined();
    const events = await venue.db.query
      .selectFrom('accreditation_events')
      .select(['sequence', 'to_state', 'reason'])
      .where('to_state', '=', 'withdrawn')
      .orderBy('sequence')
      .execute();
    expect(events).toEqual([
      { sequence: 3, to_state: 'withdrawn', reason: 'We close' },
      { sequence: 4, to_state: 'withdrawn', reason: 'We close' },
    ]);
  });
});
