import { RUBRIC, type RubricQuestion } from '../../api/domain/rubric.ts';
import { RUBRIC_ANSWERS, VISIT_OUTCOMES, type VisitOutcome } from '../../api/domain/visit.ts';
import type { OwnVisit } from '../../api/usecases/show-own-visit.ts';
import { dayOf, textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { DateField, TimeField } from '../html/date-field.tsx';
import { TextArea, TextField } from '../html/text-fields.tsx';
import { LONGEST_NOTES, LONGEST_REASON, questionField } from './form.ts';
import { ANSWER_WORDS, outcomeWords } from './words.tsx';

const OUTCOME_HINTS: Readonly<Record<VisitOutcome, string>> = {
  good: 'A person in trouble would have been helped well',
  partial: 'They would have been helped, but something was missing',
  poor: 'They would not have been helped',
};

/** What a visitor writes down, on a phone: one question below the other, each with large choices. */
export function RecordForm({ visit: { id, kind }, form }: { visit: OwnVisit; form: Filled }) {
  const questions: readonly RubricQuestion[] = RUBRIC[kind];
  const returned = Object.keys(form.errors).length > 0;
  return (
    <>
      <h2>Record your visit</h2>
      <form
        method="post"
        action={`/admin/my-visits/${id}`}
        novalidate
        data-warn-unsaved={returned ? 'changed' : ''}
      >
        <DateField {...dayOf(form, 'visitedOn')} label="What day were you there?" />
        <TimeField
          {...textOf(form, 'visitedTime')}
          label="At about what time?"
          hint="For example, 9:30pm or 21:30"
        />
        {questions.map(({ key, asks }) => (
          <Radios
            {...textOf(form, questionField(key))}
            label={asks}
            inline
            options={RUBRIC_ANSWERS.map((answer) => ({ value: answer, text: ANSWER_WORDS[answer] }))}
          />
        ))}
        {kind === 'mystery' && (
          <TextField
            {...textOf(form, 'minutesToResponse')}
            label="How many minutes until somebody helped? (optional)"
            hint="Leave it empty if nobody helped, or you did not look at the clock."
            inputmode="numeric"
            width={3}
          />
        )}
        <Radios
          {...textOf(form, 'outcome')}
          label="How did it go altogether?"
          options={VISIT_OUTCOMES.map((outcome) => ({
            value: outcome,
            text: outcomeWords(outcome),
            hint: OUTCOME_HINTS[outcome],
          }))}
        />
        <TextArea
          {...textOf(form, 'reason')}
          label="Why, if your answers alone say something else? (optional)"
          maxLength={LONGEST_REASON}
          rows={3}
        />
        <TextArea
          {...textOf(form, 'notes')}
          label="Notes for the council (optional)"
          hint="About the place. Never a name, or what somebody looked like."
          maxLength={LONGEST_NOTES}
          rows={5}
        />
        <Button>Send it to the council</Button>
      </form>
    </>
  );
}
