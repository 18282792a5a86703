import type { ConcernOutcome, ConcernReason, ConcernState } from '../../api/domain/concern.ts';
import { Tag, type Tone } from '../html/tags.tsx';

export const REASON_WORDS: Readonly<Record<ConcernReason, string>> = {
  closed: 'Closed when it should have been open',
  not_there: 'Not found, or not there any more',
  staff_did_not_know: 'Staff did not know what was asked for',
  turned_away: 'Sent away',
  felt_unsafe: 'Felt unsafe there',
  other: 'Something else',
};

export const OUTCOME_WORDS: Readonly<Record<ConcernOutcome, string>> = {
  upheld: 'Upheld',
  not_upheld: 'Not upheld',
  already_known: 'Known already',
  not_about_the_venue: 'Not about the venue',
};

const STATES: Readonly<Record<ConcernState, { words: string; tone: Tone }>> = {
  new: { words: 'New', tone: 'blue' },
  looked_at: { words: 'Being looked at', tone: 'yellow' },
  closed: { words: 'Closed', tone: 'grey' },
};

export function stateWords(state: ConcernState): string {
  return STATES[state].words;
}

export function ConcernTag({
  concern: { state, outcome },
}: {
  concern: { readonly state: ConcernState; readonly outcome: ConcernOutcome | null };
}) {
  const { words, tone } = STATES[state];
  if (outcome === null) return <Tag tone={tone}>{words}</Tag>;
  return <Tag tone={outcome === 'upheld' ? 'orange' : 'grey'}>{OUTCOME_WORDS[outcome]}</Tag>;
}
