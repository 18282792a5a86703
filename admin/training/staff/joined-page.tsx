import type { StaffMember } from '../../../api/usecases/change-staff.ts';
import { dateWords } from '../../../api/html/time-words.ts';
import { textOf, type Filled } from '../../form/filled.ts';
import { Button, ButtonGroup } from '../../html/buttons.tsx';
import { Radios } from '../../html/choices.tsx';
import { trainingAddress } from './addresses.ts';

/** The field that says whether somebody works here. */
export function answerName(staffId: string): string {
  return `works-${staffId}`;
}

/** Who joined by the link: one press for all of them, or an answer for each. */
export function JoinedPage({
  venueId,
  joined,
  form,
}: {
  venueId: string;
  joined: readonly StaffMember[];
  form: Filled;
}) {
  if (joined.length === 0)
    return (
      <>
        <h1>Do they work here?</h1>
        <p>Nobody waits for your answer.</p>
        <p>
          <a href={trainingAddress(venueId)}>Back to training</a>
        </p>
      </>
    );
  return (
    <>
      <h1>Do they work here?</h1>
      <p>
        {joined.length === 1 ? 'One person has' : `${joined.length} people have`} joined by your link. Their
        training counts once you say that they work here.
      </p>
      <form method="post" novalidate>
        {joined.length > 1 && (
          <Button name="all" value="yes">
            They all work here
          </Button>
        )}
        {joined.map((member) => (
          <>
            <input type="hidden" name={`shown-${member.id}`} value="yes" />
            <Radios
              {...textOf(form, answerName(member.id))}
              label={member.name}
              hint={[member.job, `Joined on ${dateWords(member.joinedOn)}`].filter(Boolean).join('. ')}
              inline
              options={[
                { value: 'yes', text: 'Works here' },
                { value: 'no', text: 'Does not' },
              ]}
            />
          </>
        ))}
        <p>Who does not work here goes from the list, with their name, for good.</p>
        <ButtonGroup>
          <Button kind={joined.length > 1 ? 'secondary' : 'main'}>Save these answers</Button>
          <a class="govuk-link" href={trainingAddress(venueId)}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </>
  );
}
