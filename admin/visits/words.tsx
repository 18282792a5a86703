import type { VisitKind } from '../../api/domain/rubric.ts';
import type { RubricAnswer, VisitOutcome } from '../../api/domain/visit.ts';
import { Tag, type Tone } from '../html/tags.tsx';

export const KIND_WORDS: Readonly<Record<VisitKind, string>> = {
  mystery: 'Mystery visit',
  inspection: 'Inspection',
  advisory: 'Advisory visit',
};

export const KIND_HINTS: Readonly<Record<VisitKind, string>> = {
  mystery: 'Somebody asks for help as the public would. It counts as a test.',
  inspection: 'Somebody looks at the place and talks to staff. It counts as a test.',
  advisory: 'Somebody helps the venue get better. It never counts against it.',
};

const OUTCOMES: Readonly<Record<VisitOutcome, { words: string; tone: Tone }>> = {
  good: { words: 'Good', tone: 'green' },
  partial: { words: 'Partial', tone: 'yellow' },
  poor: { words: 'Poor', tone: 'red' },
};

export function outcomeWords(outcome: VisitOutcome): string {
  return OUTCOMES[outcome].words;
}

export function OutcomeTag({ outcome }: { outcome: VisitOutcome }) {
  const { words, tone } = OUTCOMES[outcome];
  return <Tag tone={tone}>{words}</Tag>;
}

export const ANSWER_WORDS: Readonly<Record<RubricAnswer, string>> = {
  yes: 'Yes',
  no: 'No',
  not_tested: 'Not tested',
};

/** `3 minutes`. */
export function minuteWords(minutes: number | null): string {
  if (minutes === null) return 'Not measured';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
