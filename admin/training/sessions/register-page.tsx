import { MODULE_NAMES } from '../../../api/domain/training-modules.ts';
import type { ShownRegister } from '../../../api/usecases/show-session.ts';
import { Button } from '../../html/buttons.tsx';
import { Checkboxes } from '../../html/choices.tsx';
import type { FormErrors } from '../../html/messages.tsx';
import { InsetText } from '../../html/messages.tsx';
import { SelectField } from '../../html/text-fields.tsx';
import { staffName, startWords } from './words.tsx';

interface Person {
  readonly staffId: string;
  readonly name: string;
  readonly job: string;
  readonly venueId: string;
  readonly venueName: string;
}

/**
 * Who came, venue by venue: one tick a person, each as large as a thumb. People without a place are asked for by their
 * venue; what is ticked stays ticked.
 */
export function RegisterPage({
  shown: { session, places, others, venues, register },
  ticked,
  asked,
  errors,
}: {
  shown: ShownRegister;
  ticked: ReadonlySet<string>;
  /** Venues whose people were asked for. */
  asked: readonly string[];
  errors: FormErrors;
}) {
  if (register !== 'open') return <NoRegister session={session} register={register} />;
  const booked = new Set(places.map(({ staffId }) => staffId));
  const byVenue = [...Map.groupBy([...places, ...others] as readonly Person[], ({ venueId }) => venueId)];
  return (
    <>
      <h1>Register</h1>
      <p>
        {MODULE_NAMES[session.moduleKey]}, {startWords(session)}. Tick everybody who came and stayed to the
        end.
      </p>
      <form method="post" novalidate data-warn-unsaved class="register">
        {session.registerTakenAt !== null && (
          <input type="hidden" name="seen" value={session.registerTakenAt} />
        )}
        {asked.map((venueId) => (
          <input type="hidden" name="venues" value={venueId} />
        ))}
        {byVenue.length === 0 && <p>Nobody has booked. Add those who came by their venue.</p>}
        {byVenue.map(([, people], place) => (
          <VenueTicks
            people={people}
            booked={booked}
            ticked={ticked}
            first={place === 0}
            error={place === 0 ? errors['came'] : undefined}
          />
        ))}
        <SelectField
          name="add"
          label="Did somebody come without a place?"
          hint="Choose their venue to see who is on its staff list. A manager adds whoever is not."
          options={[
            { value: '', text: 'Choose a venue' },
            ...venues
              .filter(({ id }) => !asked.includes(id))
              .map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Button kind="secondary" name="step" value="add">
          Show their names
        </Button>
        <div class="register-save">
          <Button name="step" value="save">
            Save the register
          </Button>
        </div>
      </form>
    </>
  );
}

function VenueTicks({
  people,
  booked,
  ticked,
  first,
  error,
}: {
  people: readonly Person[];
  booked: ReadonlySet<string>;
  ticked: ReadonlySet<string>;
  first: boolean;
  error: string | undefined;
}) {
  const [{ venueId = '', venueName = '' } = {}] = people;
  return (
    <Checkboxes
      name="came"
      id={first ? 'came' : `came-${venueId}`}
      label={venueName}
      size="m"
      error={error}
      values={people.filter(({ staffId }) => ticked.has(staffId)).map(({ staffId }) => staffId)}
      options={people.map(({ staffId, name, job }) => ({
        value: staffId,
        text: staffName(name),
        hint:
          [job, booked.has(staffId) ? '' : 'no place booked'].filter((each) => each !== '').join(', ') ||
          undefined,
      }))}
    />
  );
}

function NoRegister({ session, register }: Pick<ShownRegister, 'session' | 'register'>) {
  const words = {
    none: 'This session was called off, so it has no register.',
    not_yet: `The register opens half an hour before the session begins: ${startWords(session)}.`,
    closed: 'This session is more than 28 days ago, so its register can no longer be changed.',
    open: '',
  };
  return (
    <>
      <h1>Register</h1>
      <InsetText>{words[register]}</InsetText>
    </>
  );
}
