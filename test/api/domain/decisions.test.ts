import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATES, step } from '../../../api/domain/accreditation.ts';
import { DECISIONS, type CaseFacts, type Decision } from '../../../api/domain/case-facts.ts';
import { offerOf, offers } from '../../../api/domain/decisions.ts';
import { subjectForManagers, textForManagers } from '../../../api/domain/decision-text.ts';
import { COUNCIL_ROLES } from '../../../api/domain/people.ts';
import { codeWords, REASON_CODES } from '../../../api/domain/reason-codes.ts';
import { aCase, READY } from '../../helpers/cases.ts';

const TODAY = '2026-06-10';
const officer = { actor: 'person/o', roles: ['officer'] as const };
const approver = { actor: 'person/a', roles: ['officer', 'approver'] as const };

const anyCase = fc.record<CaseFacts>({
  state: fc.constantFrom(...STATES),
  rules: fc.record({ visitRequired: fc.boolean(), secondApprover: fc.boolean() }).map((given) => ({
    ...aCase().rules,
    ...given,
    evidence: { required: ['seat'], atLeastOneOf: [['cctv', 'two_staff_present']] },
  })),
  validTo: fc.constantFrom(null, '2026-01-01', '2026-05-30', TODAY, '2027-01-01'),
  placed: fc.boolean(),
  closed: fc.boolean(),
  evidence: fc.array(
    fc.record({
      item: fc.constantFrom('seat', 'cctv', 'two_staff_present', 'other'),
      verdict: fc.constantFrom('seen' as const, 'not_enough' as const, null),
    }),
  ),
  training: fc.option(
    fc.record({
      trainedPeople: fc.integer({ min: 0, max: 20 }),
      publicFacing: fc.integer({ min: 0, max: 20 }),
      trainedOn: fc.constant('2026-01-01'),
      trainingUntil: fc.constantFrom('2026-06-09', TODAY, '2027-01-01'),
      checkedBy: fc.constant('person/o'),
    }),
  ),
  visit: fc.option(
    fc.record({
      kind: fc.constantFrom('advisory' as const, 'inspection' as const, 'mystery' as const),
      outcome: fc.constantFrom('good' as const, 'partial' as const, 'poor' as const),
    }),
  ),
  openPlans: fc.nat({ max: 2 }),
  confirmed: fc.record({ hours: fc.boolean(), headcount: fc.boolean(), pledge: fc.boolean() }),
  assessors: fc.subarray(['person/o', 'person/a', 'person/b']),
  possibleDuplicates: fc.nat({ max: 2 }),
});
const anyDecider = fc.record({
  actor: fc.constantFrom('person/o', 'person/a', 'person/b'),
  roles: fc.subarray([...COUNCIL_ROLES]),
});

const open = (
  facts: CaseFacts,
  decider: { actor: string; roles: readonly (typeof COUNCIL_ROLES)[number][] },
) => offers(facts, decider, TODAY).filter((offer) => offer.open);

describe('what may be decided', () => {
  it('is never a step that the life cycle does not have', () => {
    fc.assert(
      fc.property(anyCase, anyDecider, (facts, decider) => {
        for (const { to } of offers(facts, decider, TODAY)) expect(step(facts.state, to)).toBe(to);
      }),
    );
  });

  it('an officer who is no approver never accredits, lifts, suspends, revokes or declines', () => {
    fc.assert(
      fc.property(anyCase, anyDecider, (facts, decider) => {
        const roles = decider.roles.filter((role) => role !== 'approver');
        const decisions = open(facts, { ...decider, roles }).map(({ decision }) => decision);
        for (const decision of ['accredit', 'lift', 'suspend', 'revoke', 'decline'] as const)
          expect(decisions).not.toContain(decision);
      }),
    );
  });

  it('nobody but an officer or an approver decides anything', () => {
    fc.assert(
      fc.property(anyCase, anyDecider, (facts, decider) => {
        const roles = decider.roles.filter((role) => role !== 'approver' && role !== 'officer');
        expect(open(facts, { ...decider, roles })).toEqual([]);
      }),
    );
  });

  it('shows a venue only where training holds today, it is there, and it is on the map', () => {
    fc.assert(
      fc.property(anyCase, anyDecider, (facts, decider) => {
        for (const { to } of open(facts, decider)) {
          if (to !== 'accredited') continue;
          const { training } = facts;
          const needed = Math.max(2, Math.ceil((4 * (training?.publicFacing ?? 0)) / 5));
          expect(training?.trainedPeople).toBeGreaterThanOrEqual(needed);
          expect(training && training.trainingUntil >= TODAY).toBe(true);
          expect(facts.placed && !facts.closed).toBe(true);
        }
      }),
    );
  });

  it('where the scheme wants two people, whoever assessed a venue never accredits or renews it', () => {
    fc.assert(
      fc.property(anyCase, anyDecider, (facts, decider) => {
        const two = {
          ...facts,
          rules: { ...facts.rules, secondApprover: true },
          assessors: [...facts.assessors, decider.actor],
        };
        const decisions = open(two, decider).map(({ decision }) => decision);
        expect(decisions).not.toContain('accredit');
        expect(decisions).not.toContain('renew');
      }),
    );
  });

  it('hiding a venue depends on nothing but the role: a danger waits for no paper', () => {
    fc.assert(
      fc.property(anyCase, (facts) => {
        const shown = { ...facts, state: 'accredited' as const };
        const decisions = open(shown, approver).map(({ decision }) => decision);
        expect(decisions).toEqual(['suspend', 'revoke']);
      }),
    );
  });
});

describe('guards say how things stand', () => {
  const unmet = (
    decision: Decision,
    facts: CaseFacts,
    decider = approver as typeof officer | typeof approver,
  ) => offerOf(decision, facts, decider, TODAY)?.guards.flatMap(({ met, words }) => (met ? [] : [words]));

  it('an application with everything can be accredited', () => {
    expect(unmet('accredit', READY)).toEqual([]);
  });

  it.each([
    [
      'one of two is trained',
      { training: { ...READY.training, trainedPeople: 1 } },
      'Training rule not met: 1 of 2 trained.',
    ],
    ['nobody has recorded training', { training: null }, 'Training is not yet recorded.'],
    [
      'training has ended',
      { training: { ...READY.training, trainingUntil: '2026-06-09' } },
      'Training is out of date: it has to be recorded anew.',
    ],
    ['the visit is not done', { visit: null }, 'The visit is not yet done.'],
    [
      'the last test was poor',
      { visit: { kind: 'mystery', outcome: 'poor' } },
      'The last visit was poor: it has to be repeated.',
    ],
    [
      'evidence is not judged',
      { evidence: [{ item: 'seat', verdict: null }] },
      'Evidence not yet seen: A seat where someone can wait; one of: CCTV covers where someone would wait / At least two members of staff are there at all times.',
    ],
    ['it has no position', { placed: false }, 'It has no place on the map yet.'],
  ] as const)('not where %s', (_, given, words) => {
    expect(unmet('accredit', { ...READY, ...given })).toEqual([words]);
  });

  it('not while a plan of an earlier accreditation is open: its deadline would end the new one', () => {
    expect(offerOf('accredit', { ...READY, openPlans: 1 }, approver, TODAY)?.open).toBe(false);
  });

  it('not by the person who assessed it, where the scheme wants two', () => {
    const facts = { ...READY, assessors: [approver.actor] };
    expect(unmet('accredit', facts)).toEqual([]);
    expect(unmet('accredit', { ...facts, rules: { ...facts.rules, secondApprover: true } })).toEqual([
      'You assessed this venue: another approver must decide.',
    ]);
  });

  it('an officer renews what stands, an approver what has lapsed, and after ninety days nobody', () => {
    const due = aCase({ state: 'renewal_due' });
    expect(unmet('renew', due, officer)).toEqual([]);
    const lapsed = aCase({ state: 'lapsed', validTo: '2026-03-12' });
    expect(unmet('renew', lapsed, officer)).toEqual(['An approver decides this. You are not one.']);
    expect(unmet('renew', lapsed)).toEqual([]);
    expect(unmet('renew', { ...lapsed, validTo: '2026-03-11' })).toEqual([
      'It ended more than 90 days ago: the venue has to apply anew.',
    ]);
  });

  it('a gap in the checklist keeps training from being asked for; what is not yet judged does not', () => {
    const facts = { ...READY, state: 'in_assessment' as const };
    const cctv = { item: 'cctv', verdict: null };
    expect(unmet('ask_training', { ...facts, evidence: [cctv, { item: 'seat', verdict: null }] })).toEqual(
      [],
    );
    expect(
      unmet('ask_training', { ...facts, evidence: [cctv, { item: 'seat', verdict: 'not_enough' }] }),
    ).toEqual(['The checklist has gaps: A seat where someone can wait.']);
  });
});

describe('words', () => {
  const all = DECISIONS.flatMap((decision) =>
    Object.keys(REASON_CODES[decision]).map((code) => ({ decision, code })),
  );

  it.each(all)('$decision for $code has a name and a text for the managers', ({ decision, code }) => {
    const subject = { decision, code, venueName: 'The Paper Lantern', schemeName: 'Safe Haven' };
    expect(codeWords(code)).toMatch(/^[A-Z]/);
    expect(textForManagers(subject)).toContain('The Paper Lantern');
    expect(textForManagers(subject)).not.toMatch(/\n{3}|undefined|\bsafe place\b/);
    expect(subjectForManagers(subject)).toContain('The Paper Lantern');
  });

  it('a refusal tells of the right to reply', () => {
    for (const decision of ['decline', 'revoke'] as const) {
      const text = textForManagers({ decision, code: 'other', venueName: 'X', schemeName: 'Y' });
      expect(text).toContain('reply');
    }
  });

  it('a code that nobody knows has no words', () => {
    expect(codeWords('toString')).toBeUndefined();
  });
});
