import {
  FEW_VISITS,
  filterVisits,
  tallyOf,
  TRAINING_THEN,
  type CountedVisit,
} from '../../api/domain/visit-figures.ts';
import { BarChart } from '../html/figures.tsx';
import type { Asked } from './asked.ts';
import { TallyTable, tallyRow } from './tally-table.tsx';
import { shareWords, THEN_WORDS } from './words.ts';

/** Mystery visits by how training stood on their day: whether it tells how they go. */
export function TrainingAndTests({ asked, visits }: { asked: Asked; visits: readonly CountedVisit[] }) {
  const mystery = filterVisits(visits, { kind: 'mystery' });
  const tallies = TRAINING_THEN.map((then) => ({
    label: THEN_WORDS[then],
    tally: tallyOf(filterVisits(mystery, { trainingThen: then })),
  }));
  const few = tallies.filter(({ tally }) => tally.visits > 0 && tally.visits < FEW_VISITS);
  return (
    <>
      <h2>Does training tell how a mystery visit goes?</h2>
      <p>
        Each visit counts under how the venue’s training stood on that day, by the last check before it. That
        two things go together does not say that one makes the other.
      </p>
      {few.length > 0 && (
        <p>
          <strong>Few visits:</strong> of fewer than {FEW_VISITS} a share says little, since one more could
          turn it. Marked below.
        </p>
      )}
      <BarChart
        caption="Mystery visits that went well, by training that day"
        labelHeading="Training"
        valueHeading="Went well"
        max={100}
        empty="No mystery visit was recorded yet."
        bars={
          mystery.length === 0
            ? []
            : tallies.map(({ label, tally }) => ({
                label,
                value: tally.goodPercent ?? 0,
                text:
                  tally.visits > 0 && tally.visits < FEW_VISITS
                    ? `${shareWords(tally)}, few`
                    : shareWords(tally),
              }))
        }
      />
      {mystery.length > 0 && (
        <TallyTable
          caption="Mystery visits by training that day"
          heading="Training"
          asked={asked}
          rows={TRAINING_THEN.map((then) =>
            tallyRow(THEN_WORDS[then], mystery, { kind: 'mystery', trainingThen: then }),
          )}
        />
      )}
    </>
  );
}
