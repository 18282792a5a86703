import { expect, it } from 'vitest';
import type { AccreditationState } from '../../../api/domain/accreditation.ts';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
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
      given: { dates?: object; schemeKey?: string; venueId?: string } = {},
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
      const rows = await db.query
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .execute();
      return Number(rows[0]?.rows);
    };
    return { db, decide, count };
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

  it('names each missing date', async () => {
    const { decide } = await register();
    const { training_until: _, ...some } = YEAR;
    await expect(decide('accredited', { dates: some })).rejects.toMatchObject({
      fields: { training_until: 'Enter the last day on which the training still counts.' },
    });
  });
});
