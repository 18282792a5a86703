import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownThrough, STATES, type AccreditationFacts } from '../../../api/domain/accreditation.ts';
import { publicStanding } from '../../../api/domain/public-standing.ts';

const TODAY = '2026-06-12';
const day = fc.option(fc.constantFrom('2026-06-10', '2026-06-11', TODAY, '2026-06-13', '2026-07-01'));
const facts = fc.record<AccreditationFacts>({
  schemeKey: fc.constant('safe_haven'),
  rules: fc.record({ shownWhileActionRequired: fc.boolean() }),
  listed: fc.boolean(),
  state: fc.constantFrom(...STATES),
  validFrom: day,
  validTo: day,
  trainedOn: day,
  trainingUntil: day,
  actionDeadline: day,
});

const ACCREDITED: AccreditationFacts = {
  schemeKey: 'safe_haven',
  rules: { shownWhileActionRequired: true },
  listed: true,
  state: 'accredited',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  trainedOn: '2026-01-01',
  trainingUntil: '2026-12-31',
  actionDeadline: null,
};

describe('where an accreditation stands with the public', () => {
  it('is what publishing goes by, to the day', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const standing = publicStanding(given, TODAY);
        expect(standing.shown ? standing.through : undefined).toBe(shownThrough(given, TODAY));
      }),
      { numRuns: 5_000 },
    );
  });

  it('names what ends first, and why a venue is not shown', () => {
    const standing = (more: Partial<AccreditationFacts>) => publicStanding({ ...ACCREDITED, ...more }, TODAY);
    expect(standing({})).toEqual({ shown: true, through: '2026-12-31', endsBy: 'accreditation' });
    expect(standing({ trainingUntil: '2026-08-01' })).toMatchObject({
      through: '2026-08-01',
      endsBy: 'training',
    });
    expect(standing({ state: 'action_required', actionDeadline: '2026-06-20' })).toMatchObject({
      through: '2026-06-20',
      endsBy: 'action_deadline',
    });
    expect(standing({ trainingUntil: '2026-06-11' })).toEqual({ shown: false, because: 'training_ended' });
    expect(standing({ state: 'suspended' })).toEqual({ shown: false, because: 'state' });
    expect(standing({ state: 'action_required', actionDeadline: '2026-06-11' })).toEqual({
      shown: false,
      because: 'action_overdue',
    });
  });
});
