import type { CaseFacts } from '../../api/domain/case-facts.ts';

/** A venue under a scheme that asks for all there is; a test states only what matters to it. */
export function aCase(given: Partial<CaseFacts> = {}): CaseFacts {
  return {
    state: 'ready_for_decision',
    rules: {
      training: {
        minimumTrained: 2,
        currentShare: 0.8,
        refreshMonths: 12,
        newStarterDays: 14,
        graceDays: 14,
        modules: ['ask_for_angela'],
        headcountMonths: 3,
      },
      accreditationMonths: 12,
      visitRequired: true,
      secondApprover: false,
      shownWhileActionRequired: true,
      evidence: { required: ['seat'], atLeastOneOf: [['cctv', 'two_staff_present']] },
    },
    validTo: '2026-08-01',
    placed: true,
    closed: false,
    evidence: [
      { item: 'seat', verdict: 'seen' },
      { item: 'cctv', verdict: 'seen' },
    ],
    training: {
      trainedPeople: 2,
      publicFacing: 2,
      trainedOn: '2026-05-01',
      trainingUntil: '2027-04-30',
      checkedBy: 'person/o',
    },
    visit: { kind: 'advisory', outcome: 'good' },
    openPlans: 0,
    confirmed: { hours: true, headcount: true, pledge: true },
    assessors: ['person/o'],
    possibleDuplicates: 0,
    ...given,
  };
}

/** An application that lacks nothing. */
export const READY: CaseFacts & { readonly training: NonNullable<CaseFacts['training']> } = {
  ...aCase(),
  training: {
    trainedPeople: 2,
    publicFacing: 2,
    trainedOn: '2026-05-01',
    trainingUntil: '2027-04-30',
    checkedBy: 'person/o',
  },
};
