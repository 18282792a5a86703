import { expect, it } from 'vitest';
import { areaScope, cellScope } from '../../../api/domain/scope.ts';
import { changeLiveFacts, liveFactsVersion } from '../../../api/usecases/change-live-facts.ts';
import { decideVenueChange } from '../../../api/usecases/decide-venue-change.ts';
import { approvedFactsVersion, proposeVenueChange } from '../../../api/usecases/propose-venue-change.ts';
import { takeBackChange } from '../../../api/usecases/take-back-change.ts';
import { selectSnapshots } from '../../../db/snapshots.ts';
import { selectNewestChange } from '../../../db/venue-changes.ts';
import { selectVenueRecord, type ApprovedFacts } from '../../../db/venue-facts.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { aManagedVenue } from '../../helpers/managed-venue.ts';
import { addVenue, BARNET } from '../../helpers/register.ts';

type Managed = Awaited<ReturnType<typeof aManagedVenue>>;

async function record(venue: Managed, venueId = venue.venueId) {
  const found = await selectVenueRecord(venue.db, venueId);
  if (!found) throw new Error('no venue');
  return found;
}

async function propose(
  venue: Managed,
  changes: Partial<ApprovedFacts>,
  {
    changeId = 'change001',
    was,
    venueId = venue.venueId,
  }: { changeId?: string; was?: string; venueId?: string } = {},
) {
  const { name, address, postcode, lat, lon } = await record(venue, venueId);
  const facts = { name, address, postcode, lat, lon, ...changes };
  return proposeVenueChange({
    ...{ ...venue, venueId, changeId, facts },
    was: was ?? (await approvedFactsVersion({ name, address, postcode, lat, lon })),
  });
}

const decide = (venue: Managed, decision: 'approved' | 'refused', reason = '', changeId = 'change001') =>
  decideVenueChange({ ...venue, changeId, decision, reason, actor: 'person/officer' });

describeEachEngine('the name, address and pin of a venue that was shown', (open) => {
  it('wait for an officer, while the approved version stays public', async () => {
    const venue = await aManagedVenue(await open());
    expect(await propose(venue, { name: 'The Tin Lantern', address: '2 Sample Road' })).toBe('waits');
    expect(await venue.shown()).toMatchObject({ name: 'The Paper Lantern', address: '1 Example Street' });
    await venue.addManager('mo@example.org');
    await decide(venue, 'approved', 'Welcome');
    expect(await venue.shown()).toMatchObject({ name: 'The Tin Lantern', address: '2 Sample Road' });
    expect(await venue.mails()).toMatchObject([{ recipient: 'mo@example.org', kind: 'change_decision' }]);
    expect((await venue.trail()).slice(-2)).toMatchObject([
      { action: 'venue.change_asked', details: { proposed: { name: 'The Tin Lantern' } } },
      {
        action: 'venue.change_approved',
        actor: 'person/officer',
        details: { to: { name: 'The Tin Lantern' } },
      },
    ]);
  });

  it('move to another map cell in one step: never in both, never in neither', async () => {
    const venue = await aManagedVenue(await open());
    // Within the authority, across a cell's edge.
    await propose(venue, { lat: 51.6, lon: -0.12 });
    await decide(venue, 'approved');
    const { spots } = await record(venue);
    const cells = [...new Set(spots.map(({ cell }) => cell))];
    expect(cells).toEqual(['1023-680']);
    const snapshots = await selectSnapshots(venue.db, [
      cellScope('1023-680'),
      cellScope('1022-680'),
      areaScope(BARNET),
    ]);
    const ids = Object.fromEntries(
      snapshots.map(({ scope, body }) => [
        scope,
        (JSON.parse(body) as { havens: { id: string[] } }).havens.id,
      ]),
    );
    expect(ids[cellScope('1023-680')]).toEqual([venue.venueId]);
    expect(ids[areaScope(BARNET)]).toEqual([venue.venueId]);
    expect(ids[cellScope('1022-680')] ?? []).toEqual([]);
  });

  it('are refused with a reason that the managers read; the public never saw them', async () => {
    const venue = await aManagedVenue(await open());
    await venue.addManager('mo@example.org');
    await propose(venue, { name: 'SAFEST BAR IN TOWN' });
    await expect(decide(venue, 'refused', ' ')).rejects.toMatchObject({ code: 'change.reason_missing' });
    await decide(venue, 'refused', 'Give the name on the sign');
    expect((await venue.shown())?.name).toBe('The Paper Lantern');
    expect((await venue.mails())[0]?.body).toContain('Give the name on the sign');
    await expect(decide(venue, 'approved')).rejects.toMatchObject({ code: 'change.decided', status: 409 });
    expect((await record(venue)).name).toBe('The Paper Lantern');
  });

  it('of an officer who agrees and a manager who takes back at once, one wins', async () => {
    const venue = await aManagedVenue(await open());
    await propose(venue, { name: 'The Tin Lantern' });
    const results = await Promise.allSettled([
      decide(venue, 'approved'),
      takeBackChange({ ...venue, changeId: 'change001' }),
    ]);
    const [approved] = results;
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const name = approved.status === 'fulfilled' ? 'The Tin Lantern' : 'The Paper Lantern';
    expect((await venue.shown())?.name).toBe(name);
    expect((await selectNewestChange(venue.db, venue.venueId))?.decision).toBe(
      approved.status === 'fulfilled' ? 'approved' : 'taken_back',
    );
  });

  it('are asked for once at a time: a newer wish takes the place of the one that waits', async () => {
    const venue = await aManagedVenue(await open());
    const was = await approvedFactsVersion(await record(venue));
    await propose(venue, { name: 'Second thoughts' }, { changeId: 'a', was });
    expect(await propose(venue, { name: 'Second thoughts' }, { changeId: 'a', was })).toBe('waits');
    await propose(venue, { name: 'Third thoughts' }, { changeId: 'b', was });
    expect(await selectNewestChange(venue.db, venue.venueId)).toMatchObject({
      id: 'b',
      proposed: { name: 'Third thoughts' },
      present: { name: 'The Paper Lantern' },
    });
    // Back to what is public: nothing waits any more.
    expect(await propose(venue, {}, { changeId: 'c', was })).toBe('unchanged');
    expect((await selectNewestChange(venue.db, venue.venueId))?.decision).toBe('taken_back');
    expect(await propose(venue, {}, { changeId: 'd', was })).toBe('unchanged');
  });

  it('are not agreed to where someone else has changed the same fact since', async () => {
    const venue = await aManagedVenue(await open());
    await propose(venue, { name: 'The Tin Lantern' });
    await venue.db.writeAll([
      venue.db.query
        .updateTable('venues')
        .set({ name: 'Corrected' })
        .where('id', '=', venue.venueId)
        .compile(),
    ]);
    await expect(decide(venue, 'approved')).rejects.toMatchObject({ code: 'venue.changed_meanwhile' });
    await decide(venue, 'refused', 'Look again');
    expect((await record(venue)).name).toBe('Corrected');
  });

  it('stay within the council’s area, and are not asked from a stale page', async () => {
    const venue = await aManagedVenue(await open());
    await venue.db.writeAll([
      venue.db.query
        .insertInto('authorities')
        .values({
          code: 'E09000007',
          name: 'Camden',
          boundary: JSON.stringify({
            type: 'Polygon',
            coordinates: [
              [
                [-0.2, 51.5],
                [-0.1, 51.5],
                [-0.1, 51.549],
                [-0.2, 51.549],
                [-0.2, 51.5],
              ],
            ],
          }),
          ...{ west: -0.2, south: 51.5, east: -0.1, north: 51.549 },
          updated_at: '2026-01-01T00:00:00.000Z',
        })
        .compile(),
    ]);
    await expect(propose(venue, { lat: 51.53, lon: -0.14 })).rejects.toMatchObject({
      code: 'venue.elsewhere',
      status: 400,
    });
    await expect(propose(venue, { name: 'X' }, { was: 'stale' })).rejects.toMatchObject({ status: 409 });
  });

  it('of one that was never shown change at once', async () => {
    const venue = await aManagedVenue(await open());
    const other = await addVenue(venue.db, { id: 'neverseen' });
    expect(await propose(venue, { name: 'New', lat: 51.6, lon: -0.12 }, { venueId: other })).toBe('applied');
    expect(await record(venue, other)).toMatchObject({ name: 'New', lat: 51.6 });
  });
});

describeEachEngine('phone, website, what is offered and who may come in', (open) => {
  it('are live at once, and the number does not stay on the trail', async () => {
    const venue = await aManagedVenue(await open());
    const facts = {
      phone: '020 7946 0999',
      website: 'https://lantern.example/',
      facilities: ['toilet', 'water'] as const,
      agePolicy: 'over_18_only' as const,
    };
    const was = await liveFactsVersion(await record(venue));
    await changeLiveFacts({ ...venue, facts, was });
    expect(await venue.shown()).toMatchObject(facts);
    expect(JSON.stringify(await venue.trail())).not.toContain('7946');
    await expect(changeLiveFacts({ ...venue, facts: { ...facts, phone: '' }, was })).rejects.toMatchObject({
      code: 'venue.changed_meanwhile',
    });
  });
});
