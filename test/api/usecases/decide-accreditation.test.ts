import { expect, it } from 'vitest';
import type { AccreditationState } from '../../../api/domain/accreditation.ts';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { publishDue } from '../../../api/usecases/publish-snapshots.ts';
import type { Database } from '../../../db/database.ts';
import { UnavailableError } from '../../../db/errors.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { addVenue, movableClock, seedRegister } from '../../helpers/register.ts';

const YEAR = {
  valid_from: '2026-03-01',
  valid_to: '2027-02-28',
  trained_on: '2026-03-01',
  training_until: '2027-02-28',
};

describeEachEngine('a decision on an accreditation', (open) => {
  async function register() {
    const db = await open();
    const clock = movableClock('2026-06-10T12:00:00Z');
    await seedRegister(db);
    const venueId = await addVenue(db);
    const decide = (
      to: AccreditationState,
      given: { dates?: object; schemeKey?: string; venueId?: string; db?: Database } = {},
    ) =>
      decideAccreditation({
        venueId,
        schemeKey: 'safe_haven',
        to,
        reason: 'a reason',
        actor: 'test',
        db,
        clock,
        ...given,
      });
    const count = async (table: 'accreditation_events' | 'audit_events') => {
      const rows = await db.query.selectFrom(table).selectAll().execute();
      // Without the one event that says where the authority's trail begins.
      return rows.filter((row) => !('action' in row) || row.action !== 'audit.begun').length;
    };
    return { db, clock, decide, count };
  }

  it('leaves its event and its audit event, numbered by venue', async () => {
    const { db, decide, count } = await register();
    expect(await decide('accredited', { dates: YEAR })).toEqual({ sequence: 1 });
    expect(await decide('accredited', { dates: YEAR, schemeKey: 'ask_for_angela' })).toEqual({ sequence: 2 });
    expect(await decide('suspended')).toEqual({ sequence: 3 });
    expect(await count('accreditation_events')).toBe(3);
    expect(await count('audit_events')).toBe(3);
    const venue = await db.query.selectFrom('venues').select('standing').executeTakeFirst();
    expect(venue?.standing).toBe('registered');
  });

  it('by two people at once: one wins, the other is told, nothing is half-written', async () => {
    const { decide, count } = await register();
    await decide('accredited', { dates: YEAR });
    const outcomes = await Promise.allSettled([decide('suspended'), decide('revoked')]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'accreditation.decided_meanwhile', status: 409 } }]);
    expect(await count('accreditation_events')).toBe(2);
    expect(await count('audit_events')).toBe(2);
  });

  it.each([
    ['a step the life cycle does not have', 'suspended', {}, 'accreditation.not_allowed'],
    ['a venue that is not there', 'accredited', { venueId: 'nobody999' }, 'venue.not_found'],
    ['a scheme that is not there', 'accredited', { schemeKey: 'ask_for_ani' }, 'scheme.not_found'],
    ['an accreditation without dates', 'accredited', {}, 'accreditation.dates_missing'],
  ] as const)('refuses %s and writes nothing', async (_, to, given, code) => {
    const { decide, count } = await register();
    await expect(decide(to, given)).rejects.toMatchObject({ code });
    expect(await count('accreditation_events')).toBe(0);
    expect(await count('audit_events')).toBe(0);
  });

  it.each(['2027-2-1', '2027-02-30', '9999-12-31'])('refuses the date %s', async (valid_to) => {
    const { decide, count } = await register();
    await expect(decide('accredited', { dates: { ...YEAR, valid_to } })).rejects.toMatchObject({
      code: 'accreditation.dates_wrong',
      fields: { valid_to: expect.stringContaining('2027-02-28') },
    });
    expect(await count('accreditation_events')).toBe(0);
  });

  it('can suspend a venue that has lost its position, and hides it where it was', async () => {
    const { db, decide } = await register();
    await decide('accredited', { dates: YEAR });
    await db.writeAll([db.query.updateTable('venues').set({ lat: null, lon: null, cell: null }).compile()]);
    await decide('suspended');
    expect(await db.query.selectFrom('public_havens').select('id').execute()).toEqual([]);
    await expect(decide('accredited')).rejects.toMatchObject({ code: 'venue.no_position' });
  });

  it('says so where it is saved and cannot be published, and the job publishes it later', async () => {
    const { db, clock, decide, count } = await register();
    await decide('accredited', { dates: YEAR });
    let writes = 0;
    const failing: Database = {
      query: db.query,
      async writeAll(statements) {
        writes += 1;
        if (writes > 1) throw new UnavailableError('failing', undefined);
        return db.writeAll(statements);
      },
    };
    await expect(decide('suspended', { db: failing })).rejects.toMatchObject({
      code: 'accreditation.not_yet_public',
      status: 503,
    });
    expect(await count('accreditation_events')).toBe(2);
    await publishDue({ db, clock });
    expect(await db.query.selectFrom('public_havens').select('id').execute()).toEqual([]);
  });

  it('never shows premises that have closed for good', async () => {
    const { db, decide, count } = await register();
    await db.writeAll([db.query.updateTable('venues').set({ standing: 'closed' }).compile()]);
    await expect(decide('accredited', { dates: YEAR })).rejects.toMatchObject({ code: 'venue.closed' });
    expect(await count('accreditation_events')).toBe(0);
  });

  it('moves the dates of an accreditation on, such as when training is refreshed', async () => {
    const { db, decide } = await register();
    await decide('accredited', { dates: YEAR });
    await decide('accredited', { dates: { trained_on: '2026-06-01', training_until: '2027-05-31' } });
    const row = await db.query
      .selectFrom('accreditations')
      .select(['valid_to', 'training_until'])
      .executeTakeFirst();
    expect(row).toEqual({ valid_to: '2027-02-28', training_until: '2027-05-31' });
  });

  it('names each missing date', async () => {
    const { decide } = await register();
    const { training_until: _, ...some } = YEAR;
    await expect(decide('accredited', { dates: some })).rejects.toMatchObject({
      fields: { training_until: 'Enter the last day on which the training still counts.' },
    });
  });
});
