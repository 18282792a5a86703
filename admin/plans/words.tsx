import type { PlanCause, PlanResult } from '../../api/domain/action-plan.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import { Tag } from '../html/tags.tsx';

export const CAUSE_WORDS: Readonly<Record<PlanCause, string>> = {
  visit: 'A visit',
  concern: 'A concern',
  training: 'Training',
  licence: 'The premises licence',
  change_of_people: 'A change of manager or supervisor',
};

export const RESULT_WORDS: Readonly<Record<PlanResult, string>> = {
  met: 'Put right',
  not_met: 'Not put right',
  withdrawn: 'Opened by mistake',
};

/** How a plan stands, in a word or two. */
export function PlanTag({
  plan: { result, deadline, answeredAt },
  today,
}: {
  plan: {
    readonly result: PlanResult | null;
    readonly deadline: LocalDate;
    readonly answeredAt: string | null;
  };
  today: LocalDate;
}) {
  if (result !== null) {
    return <Tag tone={result === 'not_met' ? 'red' : 'grey'}>{RESULT_WORDS[result]}</Tag>;
  }
  if (deadline < today) return <Tag tone="red">Overdue</Tag>;
  return answeredAt === null ? <Tag tone="orange">Open</Tag> : <Tag tone="purple">Answered</Tag>;
}
