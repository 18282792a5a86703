import { weekLines, bankHolidayWords } from '../../api/html/hours-words.ts';
import type { Answers, StepKey } from '../../api/domain/sign-up.ts';
import { facilityWords, kindWords } from '../../api/html/haven-words.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { ExternalLink } from '../html/links.tsx';
import type { SummaryRow } from '../html/lists.tsx';
import { AGE_WORDS, mapAddress, pinWords } from './words.ts';

type AnswerRows = {
  readonly [Step in StepKey]: (answer: Answers[Step], view: SignUpView) => readonly SummaryRow[];
};

/** An answer as a person reads it, to be checked or set beside another. */
const ANSWER_ROWS: AnswerRows = {
  premises: (_, { venue }) => [
    { key: 'Premises', value: venue ? `${venue.name}, found on our list` : 'Entered by hand' },
  ],
  schemes: (keys, { schemes }) => [
    {
      key: 'Schemes',
      value: schemes
        .filter(({ key }) => keys.includes(key))
        .map(({ name }) => name)
        .join(', '),
    },
  ],
  about: ({ name, kind, address, postcode }) => [
    { key: 'Name', value: name },
    { key: 'Kind of place', value: kindWords(kind) },
    { key: 'Address', value: `${address}, ${postcode}` },
  ],
  place: ({ by, postcode, ...point }) => [
    {
      key: 'On the map',
      value: (
        <>
          {pinWords(by, postcode)}. <ExternalLink href={mapAddress(point)}>See it on a map</ExternalLink>
        </>
      ),
    },
  ],
  contact: ({ phone, website, managerName }) => [
    { key: 'Phone', value: phone === '' ? 'None' : phone },
    {
      key: 'Website',
      value: website === '' ? 'None' : <ExternalLink href={website}>{website}</ExternalLink>,
    },
    { key: 'Your name', value: managerName },
  ],
  offer: ({ facilities, agePolicy }) => [
    {
      key: 'What people find there',
      value: facilities.length === 0 ? 'None of the list' : facilities.map(facilityWords).join(', '),
    },
    { key: 'Who may come in', value: AGE_WORDS[agePolicy] },
  ],
  hours: (hours) => [{ key: 'Opening hours', value: <HoursLines hours={hours} /> }],
  staff: ({ headcount }) => [{ key: 'Staff who meet the public', value: headcount }],
};

/** The rows of an answer; none where there is none. */
export function rowsOf<Step extends StepKey>(
  step: Step,
  answer: Answers[Step] | undefined,
  view: SignUpView,
): readonly SummaryRow[] {
  return answer === undefined ? [] : ANSWER_ROWS[step](answer, view);
}

/** The rows of a step as it was last saved. */
export function savedRows(step: StepKey, view: SignUpView): readonly SummaryRow[] {
  const { answers, schemes } = view.signUp;
  switch (step) {
    case 'premises':
      return rowsOf(step, answers.premises?.is, view);
    case 'schemes':
      return rowsOf(step, schemes, view);
    case 'about':
      return rowsOf(step, answers.about?.is, view);
    case 'place':
      return rowsOf(step, answers.place?.is, view);
    case 'contact':
      return rowsOf(step, answers.contact?.is, view);
    case 'offer':
      return rowsOf(step, answers.offer?.is, view);
    case 'hours':
      return rowsOf(step, answers.hours?.is, view);
    case 'staff':
      return rowsOf(step, answers.staff?.is, view);
  }
}

/** A week in a few lines, with its bank holidays. */
export function HoursLines({ hours }: { hours: Answers['hours'] }) {
  const whole = { ...hours, exceptions: [] };
  return (
    <>
      {weekLines(whole).map(({ day, words }) => (
        <div>
          {day}: {words}
        </div>
      ))}
      <div>Bank holidays: {bankHolidayWords(whole)}</div>
    </>
  );
}
