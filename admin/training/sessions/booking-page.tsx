import { dateWords } from '../../../api/html/time-words.ts';
import type { Bookable, OfferedSessionShown } from '../../../api/usecases/show-session.ts';
import { SendOrCancel } from '../../html/buttons.tsx';
import { Checkboxes } from '../../html/choices.tsx';
import { InsetText } from '../../html/messages.tsx';
import { SessionFacts, SessionTag, staffName } from './words.tsx';

/** Who of a venue's people is to come to a session. */
export function BookingPage({
  shown: { session, toCome, placesLeft, staff },
  venueId,
  ticked,
  error,
}: {
  shown: OfferedSessionShown;
  venueId: string;
  ticked: readonly string[];
  error: string | undefined;
}) {
  const booked = staff.filter((each) => each.booked);
  const back = `/admin/venues/${venueId}/training`;
  return (
    <>
      <div class="heading-row">
        <h1>Training session</h1>
        {session.state !== 'planned' && <SessionTag state={session.state} />}
      </div>
      {session.state === 'called_off' && (
        <InsetText>
          <span class="as-written">{session.calledOffBecause}</span>
        </InsetText>
      )}
      <SessionFacts session={session} more={[{ key: 'Places left', value: placesLeft }]} />
      {!toCome && <Booked booked={booked} />}
      {toCome && staff.length === 0 && (
        <p>
          Nobody is on your staff list yet. <a href={`${back}`}>Add your staff</a>, then book places for them.
        </p>
      )}
      {toCome && staff.length > 0 && (
        <form method="post" novalidate data-warn-unsaved>
          {booked.map(({ member }) => (
            <input type="hidden" name="had" value={member.id} />
          ))}
          <Checkboxes
            name="staff"
            label="Who is to come?"
            size="m"
            hint="Take the tick away to give a place up."
            error={error}
            values={ticked}
            options={staff.map((each) => ({
              value: each.member.id,
              text: staffName(each.member.name),
              hint: hintOf(each),
            }))}
          />
          <SendOrCancel cancel={`${back}/sessions`}>Save</SendOrCancel>
        </form>
      )}
    </>
  );
}

function Booked({ booked }: { booked: readonly Bookable[] }) {
  if (booked.length === 0) return <p>Nobody of your staff was booked.</p>;
  return (
    <>
      <h2>Your staff</h2>
      <ul>
        {booked.map(({ member }) => (
          <li>{staffName(member.name)}</li>
        ))}
      </ul>
    </>
  );
}

function hintOf({ member: { job, leftOn }, trainedOn }: Bookable): string {
  const trained =
    trainedOn === null ? 'not trained in this yet' : `trained in this on ${dateWords(trainedOn)}`;
  return [job, leftOn === null ? '' : `leaves on ${dateWords(leftOn)}`, trained]
    .filter((each) => each !== '')
    .join(', ');
}
