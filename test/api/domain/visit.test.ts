import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUBRIC, VISIT_KINDS, type VisitKind } from '../../../api/domain/rubric.ts';
import {
  debriefDueOn,
  isFailedTest,
  needsReason,
  retestDueOn,
  RUBRIC_ANSWERS,
  stepsAfter,
  suggestOutcome,
  VISIT_OUTCOMES,
  type RubricAnswer,
  type RubricAnswers,
  type VisitOutcome,
} from '../../../api/domain/visit.ts';

/** The better, the lower; none is worse than any. */
const rank = (outcome: VisitOutcome | undefined) =>
  outcome === undefined ? VISIT_OUTCOMES.length : VISIT_OUTCOMES.indexOf(outcome);

function answering(kind: VisitKind, answer: RubricAnswer, but: RubricAnswers = {}): RubricAnswers {
  return { ...Object.fromEntries(RUBRIC[kind].map(({ key }) => [key, answer])), ...but };
}

const anAnswer = fc.oneof({ arbitrary: fc.constant('yes'), weight: 3 }, fc.constantFrom(...RUBRIC_ANSWERS));
const aKind = fc.constantFrom(...VISIT_KINDS);
const someMinutes = fc.option(fc.integer({ min: 0, max: 240 }));
const gradings = aKind.chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    answers: fc.record(Object.fromEntries(RUBRIC[kind].map(({ key }) => [key, anAnswer])), {
      requiredKeys: [],
    }) as fc.Arbitrary<RubricAnswers>,
    minutes: someMinutes,
  }),
);

describe('the outcome that a rubric suggests', () => {
  it('is good where all is a yes, and help came within ten minutes', () => {
    for (const kind of VISIT_KINDS) {
      expect(suggestOutcome(kind, answering(kind, 'yes'), 10)).toBe('good');
      expect(suggestOutcome(kind, answering(kind, 'yes'), null)).toBe('good');
      expect(suggestOutcome(kind, answering(kind, 'yes'), 11)).toBe('partial');
    }
  });

  it('is poor where staff did not know what was asked, however well the rest went', () => {
    expect(suggestOutcome('mystery', answering('mystery', 'yes', { phrase_recognised: 'no' }), 1)).toBe(
      'poor',
    );
    const noOneTrained = answering('inspection', 'yes', { trained_person_on_shift: 'no' });
    expect(suggestOutcome('inspection', noOneTrained, null)).toBe('poor');
  });

  it('is partial where one thing was a no, and where what decides was not tested', () => {
    expect(suggestOutcome('mystery', answering('mystery', 'yes', { discreet: 'no' }), 2)).toBe('partial');
    const untested = answering('mystery', 'yes', { phrase_recognised: 'not_tested' });
    expect(suggestOutcome('mystery', untested, 2)).toBe('partial');
  });

  it('is poor where half of what was tested was a no', () => {
    const half = { phrase_recognised: 'yes', discreet: 'no' } as const;
    expect(suggestOutcome('mystery', half, 2)).toBe('poor');
  });

  it('is none where nothing was tested', () => {
    expect(suggestOutcome('mystery', {}, null)).toBeUndefined();
    expect(suggestOutcome('advisory', answering('advisory', 'not_tested'), 5)).toBeUndefined();
  });

  it('is never good with a no, nor without a yes to all that decides', () => {
    fc.assert(
      fc.property(gradings, ({ kind, answers, minutes }) => {
        const deciding = RUBRIC[kind].filter(({ decisive }) => decisive);
        const deserved =
          !Object.values(answers).includes('no') && deciding.every(({ key }) => answers[key] === 'yes');
        expect(suggestOutcome(kind, answers, minutes) === 'good' && !deserved).toBe(false);
      }),
    );
  });

  it('never gets worse where a no becomes a yes, or help comes sooner', () => {
    fc.assert(
      fc.property(gradings, fc.nat(), someMinutes, ({ kind, answers, minutes }, which, sooner) => {
        const before = suggestOutcome(kind, answers, minutes);
        fc.pre(before !== undefined);
        const noes = RUBRIC[kind].filter(({ key }) => answers[key] === 'no');
        const turned = noes[which % Math.max(1, noes.length)];
        const better = turned ? { ...answers, [turned.key]: 'yes' as const } : answers;
        const time = sooner === null || minutes === null ? minutes : Math.min(sooner, minutes);
        const after = suggestOutcome(kind, better, time);
        expect(rank(after)).toBeLessThanOrEqual(rank(before));
      }),
    );
  });

  it('asks for a reason where another was chosen, or none could be suggested', () => {
    expect(needsReason('partial', 'partial')).toBe(false);
    expect(needsReason('partial', 'good')).toBe(true);
    expect(needsReason(undefined, 'poor')).toBe(true);
  });
});

describe('what a venue has to put right', () => {
  it('is a step for each no, in the order of the questions, and nothing for what was not tested', () => {
    const steps = stepsAfter(
      'mystery',
      {
        welfare_checked: 'no',
        discreet: 'no',
        quieter_spot: 'not_tested',
      },
      null,
    );
    expect(steps).toEqual([
      expect.stringContaining('without drawing the attention'),
      expect.stringContaining('asking how a person is'),
    ]);
  });

  it('is to be quicker where help was slow, and never nothing', () => {
    expect(stepsAfter('mystery', {}, 11)).toEqual([expect.stringContaining('within 10 minutes')]);
    expect(stepsAfter('mystery', {}, null)).toEqual([expect.stringContaining('Ask the council')]);
  });

  it('has words for every question', () => {
    for (const kind of VISIT_KINDS) {
      expect(stepsAfter(kind, answering(kind, 'no'), 10)).toHaveLength(RUBRIC[kind].length);
      expect(new Set(RUBRIC[kind].map(({ key }) => key)).size).toBe(RUBRIC[kind].length);
    }
  });
});

describe('after a visit', () => {
  it.each([
    ['mystery', 'poor', '2026-06-10', '2026-09-10'],
    ['inspection', 'partial', '2026-11-30', '2027-02-28'],
    ['mystery', 'good', '2026-06-10', undefined],
    ['advisory', 'poor', '2026-06-10', undefined],
  ] as const)('%s, %s on %s: a retest is due by %s', (kind, outcome, visitedOn, due) => {
    expect(retestDueOn({ kind, outcome, visitedOn })).toBe(due);
  });

  it('an advisory visit is no test: it can be poor without being a failure', () => {
    expect(isFailedTest({ kind: 'advisory', outcome: 'poor' })).toBe(false);
    expect(isFailedTest({ kind: 'inspection', outcome: 'poor' })).toBe(true);
    expect(isFailedTest({ kind: 'mystery', outcome: null })).toBe(false);
  });

  it('the venue is told within a fortnight', () => {
    expect(debriefDueOn('2026-06-20')).toBe('2026-07-04');
  });
});
