import { RUBRIC, type VisitKind } from '../../api/domain/rubric.ts';
import type { RubricAnswers } from '../../api/domain/visit.ts';
import { DataTable } from '../html/data-table.tsx';
import { ANSWER_WORDS, minuteWords } from './words.tsx';

/** What a visit found, question by question. */
export function RubricTable({
  kind,
  answers,
  minutes,
}: {
  kind: VisitKind;
  answers: RubricAnswers;
  minutes: number | null;
}) {
  const rows = [
    ...RUBRIC[kind].map(({ key, asks }) => ({ asks, answer: ANSWER_WORDS[answers[key] ?? 'not_tested'] })),
    ...(kind === 'mystery'
      ? [{ asks: 'How long until somebody helped?', answer: minuteWords(minutes) }]
      : []),
  ];
  return (
    <DataTable
      caption="What the visit found"
      rows={rows}
      empty=""
      stacked={false}
      columns={[
        { heading: 'Question', cell: ({ asks }) => asks },
        { heading: 'Answer', cell: ({ answer }) => answer },
      ]}
    />
  );
}
