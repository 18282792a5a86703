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
  known,
  form,
}: {
  venueId: string;
  joined: readonly StaffMember[];
  /** By id: those whose name is that of somebody on the list. */
  known: ReadonlyMap<string, string>;
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
      {known.size > 0 && (
        <p>
          {known.size === 1 ? 'One has' : `${known.size} have`} the name of somebody on your list: people who
          learn again on another phone, or after some months, come in anew. If it is the same person, what
          they learnt is put with their name on the list.
          {joined.length > 1 && ' “They all work here” does that.'}
        </p>
      )}
      <form method="post" novalidate>
        {joined.length > 1 && (
          <Button name="all" value="yes">
            They all work here
          </Button>
        )}
        {joined.map((member) => (
          <>
            <input type="hidden" name={`shown-${member.id}`} value="yes" />
            {known.has(member.id) && <input type="hidden" name={`known-${member.id}`} value="yes" />}
            <Radios
              {...textOf(form, answerName(member.id))}
              label={member.name}
              hint={[member.job, `Joined on ${dateWords(member.joinedOn)}`].filter(Boolean).join('. ')}
              inline={!known.has(member.id)}
              options={[
                ...(known.has(member.id)
                  ? [
                      { value: 'same', text: 'Works here: the one of that name who is on the list already' },
                      { value: 'yes', text: 'Works here: somebody else of that name' },
                    ]
                  : [{ value: 'yes', text: 'Works here' }]),
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
