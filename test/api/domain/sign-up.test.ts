import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { savedSince, signUpStanding, nextUp, STEPS, type SavedAnswers } from '../../../api/domain/sign-up.ts';

const ABOUT = { name: 'The Griffin', kind: 'pub', address: '1 High Road', postcode: 'N20 9HH' } as const;
const WEEK = { mo: [], tu: [], we: [], th: [], fr: [], sa: [], su: [] };
const WHOLE: SavedAnswers = {
  premises: { at: 2, is: { venueId: null, notThese: [] } },
  schemes: { at: 3, is: ['safe_haven'] },
  about: { at: 4, is: ABOUT },
  place: { at: 5, is: { lat: 51.63, lon: -0.17, postcode: 'N20 9HH', by: 'postcode' } },
  contact: { at: 6, is: { phone: '', website: '', managerName: 'Ada Example' } },
  offer: { at: 7, is: { facilities: [], agePolicy: 'all_ages' } },
  hours: { at: 8, is: { weekly: WEEK, bankHolidays: 'as_usual' } },
  staff: { at: 9, is: { headcount: 12 } },
};
const asks = (...required: string[]) => ({ evidence: { required, atLeastOneOf: [] } });
const SCHEME = { key: 'safe_haven', rules: asks('seat') };

/** Any of the answers left out. */
const some = fc
  .subarray([...STEPS])
  .map((steps): SavedAnswers => Object.fromEntries(steps.map((step) => [step, WHOLE[step]])));

describe('a sign-up', () => {
  it('is complete with every answer, a scheme and its evidence, and with nothing less', () => {
    fc.assert(
      fc.property(some, fc.boolean(), fc.boolean(), (answers, chosen, shown) => {
        const standing = signUpStanding({
          answers,
          factsKnown: false,
          schemes: chosen ? [SCHEME] : [],
          given: new Set(shown ? ['seat'] : []),
        });
        const answered = STEPS.filter((step) => step !== 'schemes').every((step) => answers[step]);
        expect(standing.complete).toBe(answered && chosen && shown);
      }),
    );
  });

  it('always has something to go on with until it is complete', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...STEPS, undefined), fc.boolean(), (answers, after, factsKnown) => {
        const standing = signUpStanding({ answers, factsKnown, schemes: [SCHEME], given: new Set() });
        const next = nextUp(standing, after);
        const toDo = standing.steps.filter(({ state }) => state === 'to_do').map(({ key }) => key);
        expect('end' in next).toBe(standing.complete);
        expect('step' in next ? toDo.includes(next.step) : true).toBe(true);
      }),
    );
  });

  it('asks for the premises first, and for the pin after the postcode', () => {
    const nothing = signUpStanding({ answers: {}, factsKnown: false, schemes: [], given: new Set() });
    expect(nothing.steps.filter(({ state }) => state === 'to_do').map(({ key }) => key)).toEqual([
      'premises',
    ]);
    const { about: _, place: __, ...rest } = WHOLE;
    const noPostcode = signUpStanding({
      answers: rest,
      factsKnown: false,
      schemes: [SCHEME],
      given: new Set(),
    });
    expect(noPostcode.steps.find(({ key }) => key === 'place')?.state).toBe('not_yet');
  });

  it('asks for the pin again when the postcode has changed', () => {
    const moved = { ...WHOLE, about: { at: 10, is: { ...ABOUT, postcode: 'N12 0QG' } } };
    const standing = signUpStanding({
      answers: moved,
      factsKnown: false,
      schemes: [SCHEME],
      given: new Set(['seat']),
    });
    expect(standing.steps.find(({ key }) => key === 'place')?.state).toBe('to_do');
    expect(standing.complete).toBe(false);
  });

  it('of a venue on the register asks for schemes and staff only', () => {
    const standing = signUpStanding({
      answers: { staff: WHOLE.staff } as SavedAnswers,
      factsKnown: true,
      schemes: [SCHEME],
      given: new Set(['seat']),
    });
    expect(standing.steps.map(({ key }) => key)).toEqual(['schemes', 'staff']);
    expect(standing.complete).toBe(true);
  });

  it('goes on with the next thing to do, and comes back to what was left out', () => {
    const { contact: _, staff: __, ...rest } = WHOLE;
    const standing = signUpStanding({
      answers: rest,
      factsKnown: false,
      schemes: [SCHEME],
      given: new Set(),
    });
    expect(nextUp(standing, 'about')).toEqual({ step: 'contact' });
    expect(nextUp(standing, 'offer')).toEqual({ step: 'staff' });
    expect(nextUp(standing, 'staff')).toEqual({ checklist: 'safe_haven' });
    expect(nextUp(standing, { checklist: 'safe_haven' })).toEqual({ step: 'contact' });
  });

  it('notices a page that is older than the answer', () => {
    expect(savedSince(WHOLE, 'about', 3)).toBe(true);
    expect(savedSince(WHOLE, 'about', 4)).toBe(false);
    expect(savedSince({}, 'about', 1)).toBe(false);
  });
});
