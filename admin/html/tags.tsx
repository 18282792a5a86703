import type { PropsWithChildren } from 'hono/jsx';
import type { AccreditationState } from '../../api/domain/accreditation.ts';

export type Tone = 'grey' | 'blue' | 'purple' | 'teal' | 'green' | 'yellow' | 'orange' | 'red';

/** A state in a word or two. The tone helps the eye only: the word says it all. */
export function Tag({ tone = 'blue', children }: PropsWithChildren<{ tone?: Tone }>) {
  return <strong class={`govuk-tag govuk-tag--${tone}`}>{children}</strong>;
}

interface StateWords {
  readonly words: string;
  readonly tone: Tone;
}

/** Each state of an accreditation as people read it. Green is shown to the public; red was taken away. */
export const STATE_WORDS: Readonly<Record<AccreditationState, StateWords>> = {
  draft: { words: 'Draft', tone: 'grey' },
  submitted: { words: 'Sent in', tone: 'blue' },
  in_assessment: { words: 'Being assessed', tone: 'blue' },
  more_information_needed: { words: 'More information needed', tone: 'orange' },
  training_required: { words: 'Training needed', tone: 'yellow' },
  ready_for_decision: { words: 'Ready for a decision', tone: 'purple' },
  accredited: { words: 'Accredited', tone: 'green' },
  renewal_due: { words: 'Renewal due', tone: 'teal' },
  action_required: { words: 'Action needed', tone: 'orange' },
  suspended: { words: 'Suspended', tone: 'red' },
  lapsed: { words: 'Lapsed', tone: 'grey' },
  withdrawn: { words: 'Withdrawn', tone: 'grey' },
  declined: { words: 'Declined', tone: 'red' },
  revoked: { words: 'Revoked', tone: 'red' },
};

/** Where an accreditation stands. */
export function StateTag({ state }: { state: AccreditationState }) {
  const { words, tone } = STATE_WORDS[state];
  return <Tag tone={tone}>{words}</Tag>;
}
