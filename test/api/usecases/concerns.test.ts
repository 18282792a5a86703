import { expect, it } from 'vitest';
import { randomIds } from '../../../api/random-ids.ts';
import { OFFICER, openCasework, type Casework } from '../../helpers/casework.ts';
import { describeEachEngine } from '../../helpers/databases.ts';

async function raised(work: Casework): Promise<string> {
  await work.raise();
  return (await work.concerns())[0]?.id ?? '';
}

const aPlan = () => ({
  planId: randomIds.next(),
  schemeKey: 'safe_haven',
  steps: ['Brief the door staff.'],
  deadline: '2026-07-01',
  reason: 'Somebody was turned away at the door.',
});

describeEachEngine('a concern', (open) => {
  it('is kept with its reason and note, for the council of the venue, and nothing of who sent it', async () => {
    const work = await openCasework(await open());
    await work.raise({ note: 'Door staff sent me away.' });
    const row = await work.db.query.selectFrom('concerns').selectAll().executeTakeFirst();
    expect(row).toMatchObject({
      authority_code: 'E09000003',
      reason: 'turned_away',
      note: 'Door staff sent me away.',
      received_at: '2026-06-10T11:00:00.000Z',
      state: 'new',
      key: null,
    });
    const [event] = await work.db.query
      .selectFrom('audit_events')
      .select(['actor', 'details'])
      .where('action', '=', 'concern.raised')
      .execute();
    expect(event).toMatchObject({ actor: 'public', details: expect.not.stringContaining('Door staff') });
  });

  it('is taken by slug, and of a place that is no longer shown', async () => {
    const work = await openCasework(await open());
    await work.raise({ idOrSlug: `the-paper-lantern-${work.venueId}` });
    await work.decide('suspended');
    await work.raise();
    expect(await work.concerns()).toHaveLength(2);
  });

  it('of a place that never was shown, or is not there, answers alike', async () => {
    const work = await openCasework(await open(), { accredited: false });
    for (const idOrSlug of [work.venueId, 'nobody999', ''])
      await expect(work.raise({ idOrSlug })).rejects.toMatchObject({ code: 'haven.not_found', status: 404 });
    expect(await work.concerns()).toEqual([]);
  });

  it('sent twice with one key is kept once, also at the same moment; other words want another key', async () => {
    const work = await openCasework(await open());
    const given = { key: 'a-key-of-mine', note: 'Shut.' };
    const answers = await Promise.all([work.raise(given), work.raise(given)]);
    work.clock.set('2026-06-10T12:00:00Z');
    expect([...answers, await work.raise(given)]).toEqual(
      Array(3).fill({ receivedAt: '2026-06-10T11:00:00.000Z' }),
    );
    expect(await work.concerns()).toHaveLength(1);
    await expect(work.raise({ ...given, note: 'Open.' })).rejects.toMatchObject({
      code: 'concern.key_used',
      status: 422,
    });
  });

  it('is looked at by one officer, the first', async () => {
    const work = await openCasework(await open());
    const id = await raised(work);
    await Promise.all([work.look(id), work.look(id)]);
    await work.look(id);
    expect(await work.concerns()).toMatchObject([{ state: 'looked_at', looked_at_by: `person/${OFFICER}` }]);
  });

  it('is closed once with a reason, and the second officer is told', async () => {
    const work = await openCasework(await open());
    const id = await raised(work);
    await expect(work.closeConcern(id, { note: '' })).rejects.toMatchObject({
      fields: { note: expect.any(String) },
    });
    const outcomes = await Promise.allSettled([
      work.closeConcern(id),
      work.closeConcern(id, { outcome: 'upheld', plan: aPlan() }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { status: 409 } },
    ]);
    await work.look(id);
    const [concern] = await work.concerns();
    expect(concern?.state).toBe('closed');
    expect(await work.plans()).toHaveLength(concern?.outcome === 'upheld' ? 1 : 0);
    expect((await work.trail()).filter((action) => action === 'concern.closed')).toHaveLength(1);
    await expect(work.closeConcern(id)).rejects.toMatchObject({ code: 'concern.closed' });
  });

  it('that is upheld can open a plan in the same write', async () => {
    const work = await openCasework(await open());
    const id = await raised(work);
    await work.closeConcern(id, { outcome: 'upheld', note: 'The door staff said so.', plan: aPlan() });
    expect(await work.accreditation()).toMatchObject({
      state: 'action_required',
      action_deadline: '2026-07-01',
    });
    expect(await work.openPlans()).toMatchObject([{ cause: 'concern' }]);
    expect((await work.trail()).slice(-3)).toEqual([
      'concern.closed',
      'plan.opened',
      'accreditation.action_required',
    ]);
  });

  it('stays open where its plan is wrong: nothing is half-written', async () => {
    const work = await openCasework(await open());
    const id = await raised(work);
    const late = { ...aPlan(), deadline: '2027-01-01' };
    await expect(work.closeConcern(id, { outcome: 'upheld', plan: late })).rejects.toMatchObject({
      code: 'plan.deadline_wrong',
    });
    await expect(work.closeConcern(id, { plan: aPlan() })).rejects.toMatchObject({
      fields: { outcome: expect.any(String) },
    });
    expect(await work.concerns()).toMatchObject([{ state: 'new' }]);
    expect(await work.plans()).toEqual([]);
  });

  it('that was upheld makes the next failed test the second', async () => {
    const work = await openCasework(await open());
    await work.closeConcern(await raised(work), { outcome: 'upheld', plan: aPlan() });
    await work.visited('partial');
    expect((await work.accreditation())?.state).toBe('suspended');
    expect(await work.isShown()).toBe(false);
  });
});
