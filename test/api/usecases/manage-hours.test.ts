import { expect, it } from 'vitest';
import { epochMinutes, isoInstant } from '../../../api/domain/clock.ts';
import { londonInstant } from '../../../api/domain/london-time.ts';
import { changeHours, hoursVersion } from '../../../api/usecases/change-hours.ts';
import { closeVenue, findTonight } from '../../../api/usecases/close-venue.ts';
import { confirmVenue } from '../../../api/usecases/confirm-venue.ts';
import { reopenVenue } from '../../../api/usecases/reopen-venue.ts';
import { removeException, setException } from '../../../api/usecases/set-exception.ts';
import { publishDue } from '../../../api/usecases/publish-snapshots.ts';
import { selectConfirmations } from '../../../db/confirmations.ts';
import { selectVenueHours } from '../../../db/venue-hours.ts';
import { everyDay } from '../../helpers/builders.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { aManagedVenue } from '../../helpers/managed-venue.ts';

const LATE = everyDay(['18:00', '02:00']);
const week = ({ weekly, bankHolidays }: typeof LATE) => ({ weekly, bankHolidays });
const FRIDAY_2AM = londonInstant('2026-06-11', 120);

describeEachEngine('hours of a venue', (open) => {
  it('are public when the change returns, confirmed, and on the trail from and to', async () => {
    const venue = await aManagedVenue(await open(), { opening: everyDay(['09:00', '17:00']) });
    const was = await hoursVersion(everyDay(['09:00', '17:00']));
    await changeHours({ ...venue, purpose: 'opening', hours: week(LATE), was, byManager: true });
    expect((await venue.shown())?.opening).toEqual(LATE);
    expect((await selectVenueHours(venue.db, venue.venueId, '2026-06-10')).opening).toMatchObject({
      source: 'manager',
      confirmedOn: '2026-06-10',
    });
    expect((await selectConfirmations(venue.db, venue.venueId)).hours).toMatchObject({
      confirmedBy: venue.actor,
      confirmedAt: '2026-06-10T17:00:00.000Z',
    });
    expect((await venue.trail()).at(-1)).toMatchObject({
      action: 'venue.hours_changed',
      actor: venue.actor,
      details: { purpose: 'opening', from: week(everyDay(['09:00', '17:00'])), to: week(LATE) },
    });
  });

  it('are not overwritten from a page that is older than somebody else’s change', async () => {
    const venue = await aManagedVenue(await open());
    const was = await hoursVersion(everyDay(['00:00', '24:00']));
    const change = (hours: typeof LATE) =>
      changeHours({ ...venue, purpose: 'opening', hours: week(hours), was, byManager: true });
    await change(LATE);
    await expect(change(everyDay(['10:00', '12:00']))).rejects.toMatchObject({
      code: 'venue.changed_meanwhile',
      status: 409,
    });
    expect((await venue.shown())?.opening).toEqual(LATE);
  });

  it('of two changes at the same moment one wins whole, the other writes nothing', async () => {
    const venue = await aManagedVenue(await open());
    const was = await hoursVersion(everyDay(['00:00', '24:00']));
    const tables = [LATE, everyDay(['10:00', '12:00'])];
    const before = (await venue.trail()).length;
    const results = await Promise.allSettled(
      tables.map((hours) =>
        changeHours({ ...venue, purpose: 'opening', hours: week(hours), was, byManager: true }),
      ),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const winner = tables[results.findIndex(({ status }) => status === 'fulfilled')];
    expect((await venue.shown())?.opening).toEqual(winner);
    expect(await venue.trail()).toHaveLength(before + 1);
  });

  it('of help can be given apart, and taken back', async () => {
    const venue = await aManagedVenue(await open());
    const change = async (hours: typeof LATE | null, before: typeof LATE | undefined) =>
      changeHours({
        ...{ ...venue, purpose: 'haven', byManager: true },
        hours: hours && week(hours),
        was: await hoursVersion(before),
      });
    await change(LATE, undefined);
    expect((await venue.shown())?.help).toEqual(LATE);
    await setException({
      ...venue,
      purpose: 'haven',
      from: '2026-06-20',
      through: '2026-06-20',
      sessions: [],
    });
    await change(null, LATE);
    expect(await venue.shown()).not.toHaveProperty('help');
  });

  it('differ on days that are said to, each until it is taken back', async () => {
    const venue = await aManagedVenue(await open(), { opening: LATE });
    const set = (from: string, through: string) =>
      setException({ ...venue, purpose: 'opening', from, through, sessions: [] });
    await set('2026-06-12', '2026-06-14');
    await setException({
      ...{ ...venue, purpose: 'opening', from: '2026-06-13', through: '2026-06-13' },
      sessions: [['12:00', '16:00']],
    });
    await removeException({ ...venue, purpose: 'opening', date: '2026-06-12' });
    await removeException({ ...venue, purpose: 'opening', date: '2026-06-12' });
    expect((await venue.shown())?.opening?.exceptions).toEqual([
      { date: '2026-06-13', sessions: [['12:00', '16:00']] },
      { date: '2026-06-14', sessions: [] },
    ]);
    expect((await venue.trail()).filter(({ action }) => action === 'venue.exception_removed')).toHaveLength(
      1,
    );
    await expect(set('2026-06-01', '2026-06-01')).rejects.toMatchObject({ code: 'hours.days_wrong' });
    await expect(set('2026-06-12', '2026-06-11')).rejects.toMatchObject({
      fields: { through: expect.any(String) },
    });
    await expect(set('2026-06-12', '2026-12-24')).rejects.toMatchObject({ code: 'hours.days_wrong' });
  });

  it('that nobody knows cannot differ on a day', async () => {
    const venue = await aManagedVenue(await open(), { opening: null });
    await expect(
      setException({ ...venue, purpose: 'opening', from: '2026-06-12', through: '2026-06-12', sessions: [] }),
    ).rejects.toMatchObject({ code: 'hours.not_known', status: 400 });
  });

  it('are confirmed as they were read, or not at all', async () => {
    const venue = await aManagedVenue(await open(), { opening: LATE });
    const said = { opening: await hoursVersion(LATE), haven: await hoursVersion(undefined) };
    await confirmVenue({ ...venue, said: { hours: said, headcount: 12, pledge: 1 } });
    expect(await selectConfirmations(venue.db, venue.venueId)).toMatchObject({
      hours: { value: 0 },
      headcount: { value: 12 },
      pledge: { value: 1 },
    });
    await changeHours({
      ...{ ...venue, purpose: 'opening', was: said.opening, byManager: false },
      hours: week(everyDay(['10:00', '12:00'])),
    });
    await expect(confirmVenue({ ...venue, said: { hours: said } })).rejects.toMatchObject({ status: 409 });
  });
});

describeEachEngine('a venue that is closed for now', (open) => {
  it('is hidden when “closed tonight” returns, and shown again by itself', async () => {
    const venue = await aManagedVenue(await open(), { opening: LATE });
    const { until } = await findTonight(venue);
    expect(until).toBe(FRIDAY_2AM);
    const closedFor = { kind: 'tonight' as const, until };
    await closeVenue({ ...venue, closureId: 'c1', closedFor, reason: 'No staff' });
    expect(await venue.shown()).toBeUndefined();
    venue.clock.set('2026-06-11T00:59:00Z');
    await publishDue(venue);
    expect(await venue.shown()).toBeUndefined();
    venue.clock.set('2026-06-11T01:00:00Z');
    await publishDue(venue);
    expect(await venue.shown()).toBeDefined();
    // What a person wrote for the council is not on the trail for good.
    expect(JSON.stringify(await venue.trail())).not.toContain('No staff');
  });

  it('is shown again when “reopen” returns, and a form sent twice does not close it anew', async () => {
    const venue = await aManagedVenue(await open(), { opening: LATE });
    const close = () =>
      closeVenue({ ...venue, closureId: 'c1', closedFor: { kind: 'until_reopened' }, reason: '' });
    await close();
    await close();
    venue.clock.set('2026-06-10T17:05:00Z');
    await close();
    expect(await venue.shown()).toBeUndefined();
    await reopenVenue(venue);
    expect(await venue.shown()).toBeDefined();
    await reopenVenue(venue);
    await close();
    expect(await venue.shown()).toBeDefined();
    const actions = (await venue.trail()).map(({ action }) => action);
    expect(actions.slice(-2)).toEqual(['venue.closed_for_now', 'venue.reopened']);
  });

  it('closes no other night than the page said', async () => {
    const venue = await aManagedVenue(await open(), { opening: LATE });
    venue.clock.set('2026-06-11T00:58:00Z');
    const { until } = await findTonight(venue);
    venue.clock.set('2026-06-11T01:02:00Z');
    await expect(
      closeVenue({ ...venue, closureId: 'c1', closedFor: { kind: 'tonight', until }, reason: '' }),
    ).rejects.toMatchObject({ code: 'closure.night_changed', status: 409 });
    expect(await venue.shown()).toBeDefined();
  });

  it('until a day opens again when the night before that day is over', async () => {
    const venue = await aManagedVenue(await open(), { opening: LATE });
    const close = (opensOn: string, closureId: string) =>
      closeVenue({ ...venue, closureId, closedFor: { kind: 'until_day', opensOn }, reason: '' });
    const { until } = await close('2026-06-20', 'c1');
    expect(isoInstant(until ?? 0)).toBe('2026-06-20T01:00:00.000Z');
    for (const day of ['2026-06-10', '2026-06-01', '2028-01-01'])
      await expect(close(day, `x${day}`)).rejects.toMatchObject({ fields: { opens: expect.any(String) } });
    // Another closure takes the place of the one under way.
    await close('2026-06-15', 'c2');
    venue.clock.set('2026-06-15T02:00:00Z');
    await publishDue(venue);
    expect(await venue.shown()).toBeDefined();
    expect(epochMinutes(venue.clock.now())).toBeGreaterThan(0);
  });

  it('two who close at once both succeed, and one reopening is enough', async () => {
    const venue = await aManagedVenue(await open(), { opening: LATE });
    await Promise.all(
      ['c1', 'c2'].map((closureId) =>
        closeVenue({ ...venue, closureId, closedFor: { kind: 'until_reopened' }, reason: '' }),
      ),
    );
    expect(await venue.shown()).toBeUndefined();
    venue.clock.set('2026-06-10T18:00:00Z');
    await reopenVenue(venue);
    expect(await venue.shown()).toBeDefined();
  });
});
