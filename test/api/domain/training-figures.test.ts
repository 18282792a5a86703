import { describe, expect, it } from 'vitest';
import { filterModules, venueModules, type VenueLearnt } from '../../../api/domain/training-figures.ts';
import { trainingThen } from '../../../api/domain/visit-figures.ts';

const RULES = { training: { minimumTrained: 2, currentShare: 0.8 } };

describe('how training stood on the day of a visit', () => {
  it('is by the last check before it: in date, and enough of the people', () => {
    const check = { trainedPeople: 4, publicFacing: 5, trainingUntil: '2026-06-10' };
    expect(trainingThen(check, RULES, '2026-06-10')).toBe('met');
    expect(trainingThen(check, RULES, '2026-06-11')).toBe('not_met');
    expect(trainingThen({ ...check, trainedPeople: 3 }, RULES, '2026-06-10')).toBe('not_met');
    expect(trainingThen(null, RULES, '2026-06-10')).toBe('not_recorded');
  });
});

describe('how many of a venue’s people are in date with a module', () => {
  const venue: VenueLearnt = {
    ...{ venueId: 'v', venueName: 'Paper', wardCode: null, town: '', people: 5, licenceMonths: null },
    asked: [{ modules: ['ask_for_angela', 'safe_haven_welcome'], refreshMonths: 12 }],
    learnt: [
      { moduleKey: 'ask_for_angela', trainedOn: '2025-06-10', people: 2 },
      { moduleKey: 'ask_for_angela', trainedOn: '2025-06-11', people: 2 },
      { moduleKey: 'vulnerability_wave', trainedOn: '2026-01-01', people: 5 },
    ],
  };
  const lines = (given: Partial<VenueLearnt> = {}) =>
    venueModules({ ...venue, ...given }, '2026-06-10').map(
      ({ moduleKey, asked, current, share, firstEnds }) => [...[moduleKey, asked, current, share, firstEnds]],
    );

  it('counts a year to the day, a line for what is asked and for what was learnt', () => {
    expect(lines()).toEqual([
      ['ask_for_angela', true, 2, 'some', '2026-06-10'],
      ['safe_haven_welcome', true, 0, 'none', null],
      ['vulnerability_wave', false, 5, 'all', '2026-12-31'],
    ]);
  });

  it('goes by a licence’s interval, and a scheme’s, where these are shorter', () => {
    expect(lines({ licenceMonths: 5 }).map(([, , current]) => current)).toEqual([0, 0, 0]);
    const short = lines({ asked: [{ modules: ['vulnerability_wave'], refreshMonths: 3 }] });
    expect(short).toContainEqual(['vulnerability_wave', true, 0, 'none', null]);
  });

  it('is narrowed down by module, share, and whether it is asked for', () => {
    const all = venueModules(venue, '2026-06-10');
    const found = (filter: Parameters<typeof filterModules>[1]) =>
      filterModules(all, filter, new Set()).length;
    expect([
      found({}),
      found({ asked: 'yes' }),
      found({ share: 'all' }),
      found({ asked: 'yes', share: 'all' }),
    ]).toEqual([3, 2, 1, 0]);
  });
});
