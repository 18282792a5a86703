import { isShowable } from '../../api/domain/accreditation.ts';
import { epochMinutes, type EpochMinutes } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { waitsForManager } from '../../api/domain/manager-tasks.ts';
import { closureWords } from '../../api/html/coming-words.ts';
import type { ManagedVenue } from '../../api/usecases/list-managed-venues.ts';
import type { ListedSignUp } from '../../api/usecases/list-sign-ups.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { ButtonGroup, ButtonLink } from '../html/buttons.tsx';
import { TaskList } from '../html/lists.tsx';
import { StateTag } from '../html/tags.tsx';
import { standingWords } from '../venue/standing-words.ts';
import { taskLine } from '../venue/task-words.ts';

/** The venues of a manager: where each stands, what is missing and by when. */
export function ManagersVenues({
  venues,
  signUps,
  now,
}: {
  venues: readonly ManagedVenue[];
  signUps: readonly ListedSignUp[];
  now: EpochMinutes;
}) {
  return (
    <>
      {signUps.length > 0 && (
        <>
          <h2>Not sent yet</h2>
          <TaskList
            id="sign-up"
            tasks={signUps.map(({ id, name, updatedAt }) => ({
              title: `Finish signing up ${name || 'a venue'}`,
              href: `/admin/sign-up/${id}`,
              hint: `Last saved on ${dateWords(londonDate(epochMinutes(Date.parse(updatedAt))))}`,
              status: 'To do',
              tone: 'blue' as const,
            }))}
          />
        </>
      )}
      {venues.map((venue) => (
        <VenueCard venue={venue} now={now} />
      ))}
      <p>
        <a href="/admin/sign-up">Sign up {venues.length === 0 ? 'a venue' : 'another venue'}</a>
      </p>
    </>
  );
}

function VenueCard({
  venue: { work, accreditations, tasks },
  now,
}: {
  venue: ManagedVenue;
  now: EpochMinutes;
}) {
  const { venueId, name, closed, placed, changeWaits, accessRequests, signUpOf } = work;
  const base = `/admin/venues/${venueId}`;
  const schemeName = (key: string) =>
    accreditations.find(({ schemeKey }) => schemeKey === key)?.schemeName ?? key;
  const waiting = tasks.filter(waitsForManager);
  return (
    <section class="venue-card" aria-labelledby={`venue-${venueId}`}>
      <h2 id={`venue-${venueId}`}>
        <a href={base}>{name}</a>
      </h2>
      {closed && (
        <p>
          <strong>
            Closed for now,{' '}
            {closureWords(closed.endsAt === null ? null : epochMinutes(Date.parse(closed.endsAt)), now)}.
          </strong>{' '}
          The public does not see it.
        </p>
      )}
      {accreditations.length === 0 && <p>It has not been signed up under any scheme.</p>}
      {accreditations.map((accreditation) => (
        <p>
          {accreditation.schemeName} <StateTag state={accreditation.state} />
          <br />
          {standingWords(accreditation, { closedForNow: closed !== undefined, placed })}
        </p>
      ))}
      {accessRequests > 0 && (
        <p>
          <a href={`${base}/access-requests`}>Someone asks to manage it</a>
        </p>
      )}
      {changeWaits && <p>A change of name or place waits for the council.</p>}
      {waiting.length > 0 && (
        <TaskList
          id={`todo-${venueId}`}
          tasks={waiting.map((task) =>
            taskLine(task, { venueId, schemeName, signUpOf, today: londonDate(now) }),
          )}
        />
      )}
      <ButtonGroup>
        {closed ? (
          <ButtonLink href={`${base}/reopen`}>
            Reopen<span class="govuk-visually-hidden"> {name}</span>
          </ButtonLink>
        ) : (
          accreditations.some(({ state }) => isShowable(state)) && (
            <ButtonLink href={`${base}/closed-tonight`} kind="warning">
              Closed tonight<span class="govuk-visually-hidden">: {name}</span>
            </ButtonLink>
          )
        )}
        <ButtonLink href={base} kind="secondary">
          Look after it<span class="govuk-visually-hidden">: {name}</span>
        </ButtonLink>
      </ButtonGroup>
    </section>
  );
}
