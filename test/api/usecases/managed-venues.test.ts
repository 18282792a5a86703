import { expect, it } from 'vitest';
import { closeVenue } from '../../../api/usecases/close-venue.ts';
import { confirmVenue } from '../../../api/usecases/confirm-venue.ts';
import { listManagedVenues } from '../../../api/usecases/list-managed-venues.ts';
import { showComingHours } from '../../../api/usecases/show-coming-hours.ts';
import { showManagedVenue } from '../../../api/usecases/show-managed-venue.ts';
import { upsertBankHolidays } from '../../../db/bank-holidays.ts';
import { everyDay } from '../../helpers/builders.ts';
import { countQueries } from '../../helpers/counted-queries.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { aManagedVenue } from '../../helpers/managed-venue.ts';
import { addVenue } from '../../helpers/register.ts';

describeEachEngine('the venues of a manager', (open) => {
  it('are told by name: where each stands, what the public sees, what there is to do', async () => {
    const venue = await aManagedVenue(await open(), { schemes: ['safe_haven', 'ask_for_angela'] });
    await addVenue(venue.db, { id: 'another00', name: 'Another', opening: null });
    await confirmVenue({ ...venue, said: { headcount: 12 } });
    const list = () => listManagedVenues({ ...venue, venueIds: [venue.venueId, 'another00'] });
    const [another, lantern] = await list();
    expect(another).toMatchObject({ work: { name: 'Another', hoursConfirmedOn: undefined }, tasks: [] });
    expect(lantern).toMatchObject({
      work: { name: 'The Paper Lantern', headcount: 12, closed: undefined, changeWaits: false },
      tasks: [{ kind: 'confirm_hours' }],
      accreditations: [
        { schemeKey: 'safe_haven', isPublic: true, standing: { shown: true, through: '2027-02-28' } },
        { schemeKey: 'ask_for_angela', isPublic: true },
      ],
    });
    await closeVenue({ ...venue, closureId: 'c', closedFor: { kind: 'until_reopened' }, reason: '' });
    const [, closed] = await list();
    expect(closed?.work.closed).toEqual({ endsAt: null });
    expect(closed?.accreditations.map(({ isPublic }) => isPublic)).toEqual([false, false]);
    expect(await listManagedVenues({ ...venue, venueIds: [] })).toEqual([]);
  });

  it('are each shown with what the public sees now', async () => {
    const venue = await aManagedVenue(await open(), { opening: everyDay(['18:00', '02:00']) });
    const overview = await showManagedVenue(venue);
    expect(overview.shown?.state).toMatchObject({ open: true });
    expect(overview.tonight.date).toBe('2026-06-10');
    await closeVenue({ ...venue, closureId: 'c', closedFor: { kind: 'until_reopened' }, reason: 'Flood' });
    const closed = await showManagedVenue(venue);
    expect(closed.closure).toMatchObject({ ends: null, reason: 'Flood' });
    expect(closed.shown).toBeUndefined();
    await expect(showManagedVenue({ ...venue, venueId: 'nowhere00' })).rejects.toMatchObject({ status: 404 });
  });

  it('take no more queries for many than for one', async () => {
    const venue = await aManagedVenue(await open());
    const ids = Array.from({ length: 150 }, (_, n) => `v${String(n).padStart(8, '0')}`);
    for (const id of ids) await addVenue(venue.db, { id });
    const queries = countQueries(venue.db);
    await listManagedVenues({ ...venue, venueIds: [venue.venueId] });
    const forOne = queries();
    await listManagedVenues({ ...venue, venueIds: ids });
    expect(queries()).toBe(forOne);
    expect(forOne).toBeLessThanOrEqual(10);
  });
});

describeEachEngine('the fortnight to come', (open) => {
  it('names bank holidays, and begins with last night while it runs', async () => {
    const venue = await aManagedVenue(await open(), { opening: everyDay(['18:00', '02:00']) });
    await venue.db.writeAll(
      upsertBankHolidays(venue.db, 'england-and-wales', [{ date: '2026-06-15', title: 'A royal day' }]),
    );
    const dates = async () => (await showComingHours(venue)).opening?.map(({ date }) => date) ?? [];
    expect(await dates()).toHaveLength(14);
    venue.clock.set('2026-06-11T00:30:00Z');
    expect((await dates()).slice(0, 2)).toEqual(['2026-06-10', '2026-06-11']);
    venue.clock.set('2026-06-11T01:00:00Z');
    expect((await dates())[0]).toBe('2026-06-11');
    const { holidays, opening } = await showComingHours(venue);
    expect(holidays.get('2026-06-15')).toBe('A royal day');
    expect(opening?.find(({ date }) => date === '2026-06-15')?.bankHoliday).toBe(true);
  });
});
