import { step, type AccreditationState } from '../../api/domain/accreditation.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import { addDays } from '../../api/domain/london-time.ts';
import { NO_DATES, type AccreditationDates } from '../accreditations.ts';
import type { DemoAccreditation } from './demo-venue.ts';

/** One transition of an accreditation, as it would have come about. */
export interface DemoEvent {
  readonly from: AccreditationState | null;
  readonly to: AccreditationState;
  readonly on: LocalDate;
  readonly reason: string;
  /** The dates that this decision set. */
  readonly facts: Partial<AccreditationDates>;
}

type Stage = Pick<DemoEvent, 'to' | 'on'> & Partial<Pick<DemoEvent, 'reason' | 'facts'>>;

const YEAR = 365;
const FIRST_REMINDER_DAYS = 90;

/** From the first form to the decision, with days before it. */
const TO_DECISION = [
  ['draft', 60],
  ['submitted', 57],
  ['in_assessment', 44],
  ['training_required', 37],
  ['ready_for_decision', 5],
] as const satisfies readonly (readonly [AccreditationState, number])[];

/** The way to the states that lie before a decision; all others come after it. */
const BEFORE_DECISION: Partial<Record<AccreditationState, readonly AccreditationState[]>> = {
  draft: ['draft'],
  submitted: ['draft', 'submitted'],
  in_assessment: ['draft', 'submitted', 'in_assessment'],
  more_information_needed: ['draft', 'submitted', 'in_assessment', 'more_information_needed'],
  training_required: ['draft', 'submitted', 'in_assessment', 'training_required'],
  ready_for_decision: ['draft', 'submitted', 'in_assessment', 'training_required', 'ready_for_decision'],
  declined: ['draft', 'submitted', 'in_assessment', 'declined'],
};
const DAYS_SINCE_LAST = 4;
const DAYS_BETWEEN = 9;

/**
 * How an accreditation came to its state by today: every step is one that the life cycle allows, none lies in the
 * future, and the last day of what it stands on is what the demo asked for.
 */
export function historyOf(
  accreditation: DemoAccreditation & { readonly endsIn: number; readonly trainingEndsIn: number },
  today: LocalDate,
): { readonly dates: AccreditationDates; readonly events: readonly DemoEvent[] } {
  const path = BEFORE_DECISION[accreditation.state];
  if (path) {
    const stages = path.map((to, index) => ({
      to,
      on: addDays(today, -DAYS_SINCE_LAST - DAYS_BETWEEN * (path.length - 1 - index)),
    }));
    const trained = accreditation.state === 'ready_for_decision' ? trainedUntil(addDays(today, 350)) : {};
    return { dates: { ...NO_DATES, ...trained }, events: linked(stages, accreditation.reason) };
  }
  const validTo = addDays(today, accreditation.endsIn);
  const validFrom = addDays(validTo, 1 - YEAR);
  const training = trainedUntil(addDays(today, accreditation.trainingEndsIn));
  const deadline = accreditation.deadlineIn === undefined ? null : addDays(today, accreditation.deadlineIn);
  const stages = [
    ...(accreditation.renewed ? firstYear(addDays(validFrom, -YEAR), validFrom) : application(validFrom)),
    accredited(validFrom),
    ...since(accreditation.state, { validTo, today, deadline }),
  ];
  return {
    dates: {
      valid_from: validFrom,
      valid_to: validTo,
      action_deadline: deadline,
      ...training,
    },
    events: linked(stages, accreditation.reason),
  };
}

function application(decidedOn: LocalDate): Stage[] {
  return TO_DECISION.map(([to, days]) => ({ to, on: addDays(decidedOn, -days) }));
}

/** Training is seen to hold a week before the decision; later courses move the dates without a decision. */
function accredited(on: LocalDate): Stage {
  return {
    to: 'accredited',
    on,
    facts: {
      valid_from: on,
      valid_to: addDays(on, YEAR - 1),
      ...trainedUntil(addDays(on, YEAR - 7)),
    },
  };
}

function firstYear(from: LocalDate, renewedOn: LocalDate): Stage[] {
  return [
    ...application(from),
    accredited(from),
    { to: 'renewal_due', on: addDays(renewedOn, -FIRST_REMINDER_DAYS) },
  ];
}

/** What happened after the decision. */
function since(
  state: AccreditationState,
  { validTo, today, deadline }: { validTo: LocalDate; today: LocalDate; deadline: LocalDate | null },
): Stage[] {
  const reminded: Stage = { to: 'renewal_due', on: addDays(validTo, 1 - FIRST_REMINDER_DAYS) };
  switch (state) {
    case 'renewal_due':
      return [reminded];
    case 'lapsed':
      return [reminded, { to: 'lapsed', on: addDays(validTo, 1) }];
    case 'action_required':
      return [{ to: 'action_required', on: addDays(today, -11), facts: { action_deadline: deadline } }];
    case 'suspended':
      return [{ to: 'suspended', on: addDays(today, -6) }];
    case 'revoked':
      return [
        { to: 'suspended', on: addDays(today, -40), reason: 'visit_outcome_poor' },
        { to: 'revoked', on: addDays(today, -12) },
      ];
    case 'withdrawn':
      return [{ to: 'withdrawn', on: addDays(today, -21) }];
    default:
      return [];
  }
}

function trainedUntil(day: LocalDate): Pick<AccreditationDates, 'trained_on' | 'training_until'> {
  return { trained_on: addDays(day, -YEAR), training_until: day };
}

/** Stages as transitions, the last with the reason given. */
function linked(stages: readonly Stage[], lastReason = ''): DemoEvent[] {
  let from: AccreditationState | null = null;
  return stages.map(({ to, on, reason = '', facts = {} }, index): DemoEvent => {
    const event = {
      from,
      to: from === null ? to : step(from, to),
      on,
      reason: index === stages.length - 1 ? lastReason : reason,
      facts,
    };
    from = to;
    return event;
  });
}
