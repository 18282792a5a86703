import type { LocalDate } from './clock.ts';
import { conflict } from './errors.ts';
import type { SchemeRules } from './scheme.ts';

/** The life cycle of a venue under one scheme. */
export const STATES = [
  'draft',
  'submitted',
  'in_assessment',
  'more_information_needed',
  'training_required',
  'ready_for_decision',
  'accredited',
  'renewal_due',
  'action_required',
  'suspended',
  'lapsed',
  'withdrawn',
  'declined',
  'revoked',
] as const;
export type AccreditationState = (typeof STATES)[number];

/** Only these can be shown to the public, each under its conditions. */
export const SHOWABLE_STATES = [
  'accredited',
  'renewal_due',
  'action_required',
] as const satisfies readonly AccreditationState[];

/** Whether an accreditation in this state can be shown; whether it is depends on its dates as well. */
export function isShowable(state: AccreditationState | null): boolean {
  return (SHOWABLE_STATES as readonly (AccreditationState | null)[]).includes(state);
}

const NEXT: Readonly<Record<AccreditationState, readonly AccreditationState[]>> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['in_assessment', 'withdrawn'],
  in_assessment: [
    'more_information_needed',
    'training_required',
    'ready_for_decision',
    'declined',
    'withdrawn',
  ],
  more_information_needed: ['submitted', 'withdrawn', 'declined'],
  training_required: ['ready_for_decision', 'withdrawn', 'declined'],
  ready_for_decision: ['accredited', 'training_required', 'declined', 'withdrawn'],
  // To itself: its dates move on, such as when training is refreshed, or a reminder went out.
  accredited: ['accredited', 'renewal_due', 'action_required', 'suspended', 'lapsed', 'withdrawn', 'revoked'],
  renewal_due: [
    'accredited',
    'renewal_due',
    'action_required',
    'suspended',
    'lapsed',
    'withdrawn',
    'revoked',
  ],
  // To itself: its deadline moves, such as when one of several plans is closed.
  action_required: ['accredited', 'action_required', 'suspended', 'lapsed', 'withdrawn', 'revoked'],
  suspended: ['accredited', 'lapsed', 'withdrawn', 'revoked'],
  lapsed: ['submitted', 'accredited', 'withdrawn'],
  withdrawn: ['submitted'],
  declined: ['submitted'],
  revoked: ['submitted'],
};

/**
 * The state after a decision.
 * @throws DomainError `accreditation.not_allowed` (409) where the life cycle has no such step
 */
export function step(from: AccreditationState, to: AccreditationState): AccreditationState {
  if (canStep(from, to)) return to;
  throw conflict(
    'accreditation.not_allowed',
    `An accreditation that is ${words(from)} cannot become ${words(to)}. Look at its history and decide again.`,
  );
}

/** Whether the life cycle has this step. */
export function canStep(from: AccreditationState, to: AccreditationState): boolean {
  return NEXT[from].includes(to);
}

/**
 * The states through which a manager's application goes, from where the venue stands under the scheme. Undefined where it
 * cannot be applied for: an application is under way, or it stands.
 */
export function statesOfApplying(from: AccreditationState | null): readonly AccreditationState[] | undefined {
  if (from === null) return ['draft', 'submitted'];
  return canStep(from, 'submitted') ? ['submitted'] : undefined;
}

function words(state: AccreditationState): string {
  return state.replaceAll('_', ' ');
}

/** What publishing needs to know of one accreditation. Days are included at both ends. */
export interface AccreditationFacts {
  readonly schemeKey: string;
  readonly rules: Pick<SchemeRules, 'shownWhileActionRequired'>;
  readonly listed: boolean;
  readonly state: AccreditationState;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly trainedOn: LocalDate | null;
  readonly trainingUntil: LocalDate | null;
  readonly actionDeadline: LocalDate | null;
}

/**
 * The last day on which this accreditation may be shown, if today it may. It is shown while its state allows it, it is
 * within its dates, and the training rule holds: a missing date shows nothing.
 */
export function shownThrough(facts: AccreditationFacts, today: LocalDate): LocalDate | undefined {
  const { state, validFrom, validTo, trainedOn, trainingUntil, actionDeadline } = facts;
  if (!facts.listed || !isShowable(state)) return undefined;
  if (!validFrom || !validTo || !trainedOn || !trainingUntil || validFrom > today || trainedOn > today)
    return undefined;
  const ends = [validTo, trainingUntil];
  if (state === 'action_required') {
    if (!facts.rules.shownWhileActionRequired || !actionDeadline) return undefined;
    ends.push(actionDeadline);
  }
  const last = ends.reduce((a, b) => (a < b ? a : b));
  return last >= today ? last : undefined;
}
