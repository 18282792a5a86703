import type { AccreditationState } from './accreditation.ts';
import { DECISIONS, type CaseFacts, type Decider, type Decision } from './case-facts.ts';
import type { LocalDate } from './clock.ts';
import { guardsOf, type Guard } from './decision-guards.ts';

interface DecisionRule {
  readonly from: readonly AccreditationState[];
  readonly to: AccreditationState;
}

/** The steps of domain.md §4 that people of a council take. Who of them may, decision-guards.ts says. */
export const DECISION_RULES: Readonly<Record<Decision, DecisionRule>> = {
  assess: { from: ['submitted'], to: 'in_assessment' },
  ask_information: { from: ['in_assessment'], to: 'more_information_needed' },
  ask_training: { from: ['in_assessment', 'ready_for_decision'], to: 'training_required' },
  accredit: { from: ['ready_for_decision'], to: 'accredited' },
  renew: { from: ['renewal_due', 'lapsed'], to: 'accredited' },
  lift: { from: ['suspended'], to: 'accredited' },
  suspend: { from: ['accredited', 'renewal_due', 'action_required'], to: 'suspended' },
  // As a manager asked by telephone or letter. What the public sees is taken away by an approver only.
  withdraw: {
    from: [
      'submitted',
      'in_assessment',
      'more_information_needed',
      'training_required',
      'ready_for_decision',
    ],
    to: 'withdrawn',
  },
  decline: {
    from: ['in_assessment', 'more_information_needed', 'training_required', 'ready_for_decision'],
    to: 'declined',
  },
  revoke: {
    from: ['accredited', 'renewal_due', 'action_required', 'suspended'],
    to: 'revoked',
  },
};

/** A decision that the life cycle has in this state, and what stands in its way. */
export interface Offer {
  readonly decision: Decision;
  readonly to: AccreditationState;
  /** All that it depends on, met or not, in the order to be read. */
  readonly guards: readonly Guard[];
  /** Every guard is met. */
  readonly open: boolean;
}

/** The decisions that this state has, in the order of DECISIONS, each with its guards. */
export function offers(facts: CaseFacts, decider: Decider, today: LocalDate): readonly Offer[] {
  return DECISIONS.filter((decision) => DECISION_RULES[decision].from.includes(facts.state)).map(
    (decision) => {
      const guards = guardsOf(decision, { facts, decider, today });
      return {
        decision,
        to: DECISION_RULES[decision].to,
        guards,
        open: guards.every(({ met }) => met),
      };
    },
  );
}

/** One decision; undefined where the life cycle has none such in this state. */
export function offerOf(
  decision: Decision,
  facts: CaseFacts,
  decider: Decider,
  today: LocalDate,
): Offer | undefined {
  return offers(facts, decider, today).find((offer) => offer.decision === decision);
}
