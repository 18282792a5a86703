import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHOWABLE_STATES, STATES, step } from '../../../api/domain/accreditation.ts';
import {
  actionDeadline,
  afterClosing,
  consequenceOf,
  latestDeadline,
  mayHavePlan,
  PLAN_CAUSES,
  PLAN_RESULTS,
  requireDeadline,
  usualDeadline,
  type TestHistory,
} from '../../../api/domain/action-plan.ts';
import { addDays } from '../../../api/domain/london-time.ts';
import { VISIT_KINDS } from '../../../api/domain/rubric.ts';
import { isFailedTest, VISIT_OUTCOMES } from '../../../api/domain/visit.ts';

const TODAY = '2026-06-10';
const NO_HISTORY: TestHistory = { state: 'accredited', openPlans: [], failedOn: [] };
const POOR_TEST = { kind: 'mystery', outcome: 'poor', visitedOn: TODAY } as const;

const aDay = fc.integer({ min: -800, max: 0 }).map((days) => addDays(TODAY, days));
const aPlan = fc.record({
  id: fc.string(),
  cause: fc.constantFrom(...PLAN_CAUSES),
  deadline: fc.integer({ min: -90, max: 90 }).map((days) => addDays(TODAY, days)),
});
const aHistory = fc.record({
  state: fc.constantFrom(...STATES, null),
  openPlans: fc.array(aPlan, { maxLength: 4 }),
  failedOn: fc.array(aDay, { maxLength: 4 }),
});
const aVisit = fc.record({
  kind: fc.constantFrom(...VISIT_KINDS),
  outcome: fc.constantFrom(...VISIT_OUTCOMES),
  visitedOn: aDay,
});

describe('what follows a failed test', () => {
  it('the first asks for action within 14 days where it was poor, 28 where partial', () => {
    expect(consequenceOf(POOR_TEST, NO_HISTORY, TODAY)).toEqual({
      kind: 'action_required',
      deadline: '2026-06-24',
    });
    expect(consequenceOf({ ...POOR_TEST, outcome: 'partial' }, NO_HISTORY, TODAY)).toEqual({
      kind: 'action_required',
      deadline: '2026-07-08',
    });
  });

  it.each([
    ['on the same day a year ago', '2025-06-10', 'suspended'],
    ['longer ago than a year', '2025-06-09', 'action_required'],
    ['on a later day, recorded first', '2026-06-12', 'suspended'],
  ])('with another failed %s', (_, day, kind) => {
    expect(consequenceOf(POOR_TEST, { ...NO_HISTORY, failedOn: [day] }, TODAY).kind).toBe(kind);
  });

  it.each([
    ['visit', 'suspended', ['p']],
    ['concern', 'suspended', []],
    ['training', 'action_required', undefined],
    ['licence', 'action_required', undefined],
    ['change_of_people', 'action_required', undefined],
  ] as const)('while a plan about a %s is open: %s', (cause, kind, plansNotMet) => {
    const openPlans = [{ id: 'p', cause, deadline: '2026-07-01' }];
    const state = 'action_required';
    const consequence = consequenceOf(POOR_TEST, { state, openPlans, failedOn: [] }, TODAY);
    expect(consequence).toMatchObject({ kind, ...(plansNotMet && { plansNotMet }) });
  });

  it('leaves a venue suspended that is suspended, and notes what has to be put right', () => {
    expect(consequenceOf(POOR_TEST, { ...NO_HISTORY, state: 'suspended' }, TODAY)).toEqual({
      kind: 'still_suspended',
      deadline: '2026-06-24',
      plansNotMet: [],
    });
  });

  it('is nothing where the visit was good or advisory, or the venue is not accredited', () => {
    fc.assert(
      fc.property(aVisit, aHistory, (visit, history) => {
        const nothing = !isFailedTest(visit) || !mayHavePlan(history.state);
        expect(consequenceOf(visit, history, TODAY).kind === 'none').toBe(nothing);
      }),
    );
  });

  it('always is a step of the life cycle, and always has a deadline to come', () => {
    fc.assert(
      fc.property(aVisit, aHistory, (visit, history) => {
        const consequence = consequenceOf(visit, history, TODAY);
        if (consequence.kind === 'none') return;
        expect(consequence.deadline > TODAY).toBe(true);
        expect(consequence.deadline <= latestDeadline(TODAY)).toBe(true);
        if (consequence.kind === 'still_suspended') return;
        expect(step(history.state ?? 'draft', consequence.kind)).toBe(consequence.kind);
      }),
    );
  });

  it('never leaves a venue shown that failed within a year before', () => {
    fc.assert(
      fc.property(aVisit.filter(isFailedTest), aHistory, fc.nat(365), (visit, history, daysBefore) => {
        const failedOn = [...history.failedOn, addDays(visit.visitedOn, -daysBefore)];
        const { kind } = consequenceOf(visit, { ...history, failedOn }, TODAY);
        expect(kind).not.toBe('action_required');
      }),
    );
  });
});

describe('the deadline of a plan', () => {
  it('is the usual one of its cause', () => {
    const rules = {
      training: {
        minimumTrained: 2,
        currentShare: 0.8,
        refreshMonths: 12,
        newStarterDays: 14,
        graceDays: 7,
        modules: ['ask_for_angela' as const],
        headcountMonths: 3,
      },
    };
    expect(usualDeadline('change_of_people', TODAY)).toBe('2026-07-08');
    expect(usualDeadline('training', TODAY, { rules })).toBe('2026-06-17');
    expect(usualDeadline('concern', TODAY)).toBe('2026-07-08');
  });

  it.each([TODAY, '2026-07-01', '2026-09-10'])('may be %s', (day) => {
    expect(requireDeadline(day, TODAY)).toBe(day);
  });

  it.each(['2026-06-09', '2026-09-11', '9999-12-31'])('is never %s, and the field is named', (day) => {
    expect(() => requireDeadline(day, TODAY)).toThrow(
      expect.objectContaining({
        code: 'plan.deadline_wrong',
        fields: { deadline: 'Enter a deadline from 2026-06-10 to 2026-09-10.' },
      }),
    );
  });

  it('of several plans is the earliest', () => {
    expect(actionDeadline([{ deadline: '2026-07-01' }, { deadline: '2026-06-20' }])).toBe('2026-06-20');
    expect(actionDeadline([])).toBeNull();
  });
});

describe('closing a plan', () => {
  const other = { id: 'o', cause: 'licence', deadline: '2026-07-01' } as const;

  it('as met accredits again, once no other is open', () => {
    const state = 'action_required';
    expect(afterClosing('met', { state, otherPlans: [] })).toEqual({
      to: 'accredited',
      actionDeadline: null,
    });
    expect(afterClosing('met', { state, otherPlans: [other] })).toEqual({
      to: 'action_required',
      actionDeadline: '2026-07-01',
    });
  });

  it('as not met suspends', () => {
    expect(afterClosing('not_met', { state: 'action_required', otherPlans: [other] })).toEqual({
      to: 'suspended',
      actionDeadline: null,
    });
  });

  it('never brings back a suspended venue: an approver decides on that', () => {
    for (const result of PLAN_RESULTS)
      expect(afterClosing(result, { state: 'suspended', otherPlans: [] })).toBeUndefined();
  });

  it('is always a step of the life cycle, and leaves no venue shown without a deadline while another is open', () => {
    const results = fc.constantFrom(...PLAN_RESULTS);
    fc.assert(
      fc.property(results, aHistory, (result, { state, openPlans: otherPlans }) => {
        const after = afterClosing(result, { state, otherPlans });
        if (!after || state === null) return;
        expect(step(state, after.to)).toBe(after.to);
        const shown = (SHOWABLE_STATES as readonly string[]).includes(after.to);
        expect(shown && otherPlans.length > 0 && after.actionDeadline === null).toBe(false);
      }),
    );
  });
});
