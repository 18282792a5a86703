import { londonDate } from '../../api/domain/london-time.ts';
import { ageNote, facilityWords, addressWords } from '../../api/html/haven-words.ts';
import { bankHolidayWords, weekLines } from '../../api/html/hours-words.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { ManagedAccreditation } from '../../api/usecases/list-managed-venues.ts';
import type { VenueOverview } from '../../api/usecases/show-managed-venue.ts';
import type { ShownTraining } from '../../api/usecases/show-venue-training.ts';
import { TrainingPanel } from '../training/staff/training-panel.tsx';
import { ManagerCasework } from '../plans/manager-casework.tsx';
import { SummaryList, TaskList, type SummaryRow } from '../html/lists.tsx';
import { InsetText } from '../html/messages.tsx';
import { StateTag } from '../html/tags.tsx';
import { ChangeNotice } from './change-notice.tsx';
import { NowPanel } from './now-panel.tsx';
import { standingWords } from './standing-words.ts';
import { taskLine } from './task-words.ts';
import { havenSlug } from '../../api/domain/venue.ts';

type ComponentProps = Parameters<typeof ManagerCasework>[0];

/** A venue as its managers see it: what the public sees now, what there is to do, and everything that can be changed. */
export function OverviewPage({
  overview,
  casework,
  training,
}: {
  overview: VenueOverview;
  training: ShownTraining;
  casework: Pick<ComponentProps, 'plans' | 'visits'>;
}) {
  const { venue, shown, accreditations, tasks, now, change, work } = overview;
  const base = `/admin/venues/${venue.id}`;
  const schemeName = (key: string) =>
    accreditations.find(({ schemeKey }) => schemeKey === key)?.schemeName ?? key;
  return (
    <>
      <h1>{venue.name}</h1>
      <p class="muted">{addressWords(venue.address, venue.postcode)}</p>
      <NowPanel overview={overview} />
      {change && <ChangeNotice change={change} venueId={venue.id} now={now} />}
      {work.accessRequests > 0 && (
        <InsetText>
          Someone asks to manage this venue. <a href={`${base}/access-requests`}>Let them in, or refuse</a>
        </InsetText>
      )}
      <h2>What there is to do</h2>
      {tasks.length === 0 ? (
        <p>Nothing waits for you.</p>
      ) : (
        <TaskList
          tasks={tasks.map((task) =>
            taskLine(task, {
              venueId: venue.id,
              schemeName,
              signUpOf: work.signUpOf,
              today: londonDate(now),
            }),
          )}
        />
      )}
      <TrainingPanel training={training} />
      <h2>Where it stands</h2>
      {accreditations.length === 0 && <p>It has not been signed up under any scheme.</p>}
      {accreditations.map((accreditation) => (
        <SchemeCard accreditation={accreditation} overview={overview} />
      ))}
      <ManagerCasework venueId={venue.id} today={londonDate(now)} {...casework} />
      <h2>What can be changed</h2>
      <HoursCard overview={overview} />
      <FactsCards overview={overview} />
      <PeopleCard overview={overview} />
      <ul>
        {shown && (
          <li>
            <a href={`/havens/${havenSlug(venue.name, venue.id)}`}>The page that the public sees</a>
          </li>
        )}
        {accreditations.length > 0 && (
          <li>
            <a href={`${base}/signs`}>Signs for the window, the bar, toilet doors and the staff room</a>
          </li>
        )}
        {accreditations.length > 0 && (
          <li>
            <a href={`${base}/withdraw`}>Take the venue out of a scheme</a>
          </li>
        )}
      </ul>
    </>
  );
}

function SchemeCard({
  accreditation,
  overview: { closure, venue },
}: {
  accreditation: ManagedAccreditation;
  overview: VenueOverview;
}) {
  const { schemeName, state, validTo, trainingUntil, trainedOn } = accreditation;
  const closedForNow = closure !== undefined;
  const rows: SummaryRow[] = [
    { key: 'State', value: <StateTag state={state} /> },
    {
      key: 'The public',
      value: standingWords(accreditation, { closedForNow, placed: venue.lat !== null }),
    },
    ...(validTo === null ? [] : [{ key: 'Accredited until', value: dateWords(validTo) }]),
    ...(trainingUntil === null || trainedOn === null
      ? []
      : [
          {
            key: 'Training',
            value: `Met on ${dateWords(trainedOn)}, counts until ${dateWords(trainingUntil)}`,
          },
        ]),
  ];
  return <SummaryList title={schemeName} rows={rows} />;
}

function HoursCard({ overview: { venue, hours } }: { overview: VenueOverview }) {
  const base = `/admin/venues/${venue.id}`;
  const { opening, haven } = hours;
  const lines = (kept: typeof opening) =>
    kept && (
      <>
        {weekLines(kept.hours).map(({ day, words }) => (
          <>
            {day}: {words}
            <br />
          </>
        ))}
        Bank holidays: {bankHolidayWords(kept.hours)}
      </>
    );
  return (
    <SummaryList
      title="Hours"
      action={{ href: `${base}/days`, text: 'The next 14 days' }}
      rows={[
        {
          key: 'Doors open',
          value: lines(opening) ?? 'Not known: the public is told to call first',
          change: `${base}/hours`,
          changeWord: opening ? 'Change' : 'Add',
        },
        {
          key: 'Trained staff are here',
          value: lines(haven) ?? 'Whenever the doors are open',
          change: `${base}/haven-hours`,
        },
        {
          key: 'Days that differ',
          value: daysThatDiffer(opening?.hours.exceptions.length ?? 0),
          change: `${base}/days`,
        },
        {
          key: 'Last confirmed',
          value: opening?.confirmedOn ? dateWords(opening.confirmedOn) : 'Never',
          change: `${base}/confirm-hours`,
          changeWord: 'Confirm',
        },
      ]}
    />
  );
}

function daysThatDiffer(count: number): string {
  if (count === 0) return 'None';
  return count === 1 ? '1 day' : `${count} days`;
}

function FactsCards({ overview: { venue, work } }: { overview: VenueOverview }) {
  const base = `/admin/venues/${venue.id}`;
  const details = `${base}/details`;
  return (
    <>
      <SummaryList
        title="Contact and what is here"
        action={{ href: details, text: 'Change' }}
        rows={[
          { key: 'Phone for the public', value: venue.phone || 'None' },
          { key: 'Website', value: venue.website || 'None' },
          {
            key: 'What is here',
            value: venue.facilities.map(facilityWords).join(', ') || 'Nothing chosen',
          },
          { key: 'Who may come in', value: ageNote(venue.agePolicy) || 'People of all ages' },
          {
            key: 'Staff who meet the public',
            value: work.headcount === null ? 'Not said yet' : String(work.headcount),
            change: `${base}/headcount`,
            changeWord: work.headcount === null ? 'Add' : 'Change',
          },
        ]}
      />
      <SummaryList
        title="Name and place"
        action={{ href: `${base}/place`, text: 'Change' }}
        rows={[
          { key: 'Name', value: venue.name },
          { key: 'Address', value: addressWords(venue.address, venue.postcode) },
          {
            key: 'Place on the map',
            value: venue.lat === null ? 'Not placed yet' : `${venue.lat}, ${venue.lon}`,
          },
        ]}
      />
    </>
  );
}

function PeopleCard({ overview: { venue, managers } }: { overview: VenueOverview }) {
  return (
    <SummaryList
      title="Who manages it"
      action={{ href: `/admin/venues/${venue.id}/people`, text: 'Change' }}
      rows={managers.map(({ name, email, seenAt }) => ({
        key: name || email,
        value: seenAt === null ? 'Invited, has not signed in yet' : name ? email : 'Manager',
      }))}
    />
  );
}
