import { dateWords } from '../../../api/html/time-words.ts';
import type { SessionPlace, ShownSession } from '../../../api/usecases/show-session.ts';
import { ButtonGroup, ButtonLink } from '../../html/buttons.tsx';
import { DataTable } from '../../html/data-table.tsx';
import { InsetText } from '../../html/messages.tsx';
import { dayOf } from '../../instants.ts';
import { placesWords, SessionFacts, SessionTag, staffName } from './words.tsx';

/** A session with who has booked, and who came. */
export function SessionPage({ shown: { session, places, toCome, register } }: { shown: ShownSession }) {
  const base = `/admin/training/sessions/${session.id}`;
  const taken = session.registerTakenAt;
  const came = places.filter(({ attended }) => attended).length;
  return (
    <>
      <div class="heading-row">
        <h1>Training session</h1>
        <SessionTag state={session.state} />
      </div>
      {session.state === 'called_off' && (
        <InsetText>
          <span class="as-written">{session.calledOffBecause}</span>
        </InsetText>
      )}
      <SessionFacts
        session={session}
        more={[
          { key: 'Places booked', value: placesWords(places.length, session.places) },
          ...(taken === null
            ? []
            : [{ key: 'Came', value: `${came}, by the register of ${dateWords(dayOf(taken))}` }]),
        ]}
      />
      <ButtonGroup>
        {register === 'open' && (
          <ButtonLink href={`${base}/register`}>
            {taken === null ? 'Take the register' : 'Put the register right'}
          </ButtonLink>
        )}
        {toCome && (
          <ButtonLink kind="secondary" href={`${base}/edit`}>
            Change the session
          </ButtonLink>
        )}
        {session.state === 'planned' && (
          <ButtonLink kind="secondary" href={`${base}/call-off`}>
            Call it off
          </ButtonLink>
        )}
      </ButtonGroup>
      {register === 'not_yet' && <p>The register opens half an hour before the session begins.</p>}
      <DataTable
        caption="Who has a place"
        rows={places}
        empty="Nobody has booked yet. Managers of the council’s venues book from their own pages."
        columns={[
          { heading: 'Name', cell: (place) => nameAndJob(place) },
          { heading: 'Venue', cell: ({ venueName }) => venueName },
          ...(taken === null
            ? []
            : [{ heading: 'Came', cell: ({ attended }: SessionPlace) => (attended ? 'Yes' : 'No') }]),
        ]}
      />
    </>
  );
}

function nameAndJob({ name, job, leftOn }: SessionPlace) {
  const more = [job, leftOn === null ? '' : `left on ${dateWords(leftOn)}`].filter((each) => each !== '');
  return more.length === 0 ? staffName(name) : `${staffName(name)} (${more.join(', ')})`;
}
