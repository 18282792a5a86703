import { dateWords } from '../../api/html/time-words.ts';
import type { DebriefedVisit } from '../../api/usecases/show-debriefed-visit.ts';
import { SummaryList } from '../html/lists.tsx';
import { RubricTable } from './rubric-table.tsx';
import { KIND_WORDS, OutcomeTag } from './words.tsx';

/** A visit as the venue's managers see it, after the council has told them. */
export function ToldVisitPage({ visit, schemeName }: { visit: DebriefedVisit; schemeName: string }) {
  const { kind, outcome, answers, minutesToResponse } = visit;
  return (
    <>
      <h1>A visit to {visit.venueName}</h1>
      <SummaryList
        rows={[
          { key: 'Result', value: <OutcomeTag outcome={outcome} /> },
          { key: 'Kind', value: `${KIND_WORDS[kind]}, ${schemeName}` },
          { key: 'Made', value: dateWords(visit.visitedOn) },
          { key: 'Told', value: dateWords(visit.debriefedOn) },
        ]}
      />
      <h2>What the council says</h2>
      <p class="as-written">{visit.debriefNote}</p>
      <RubricTable kind={kind} answers={answers} minutes={minutesToResponse} />
      <p>A visit is about the venue, never about one member of staff.</p>
    </>
  );
}
