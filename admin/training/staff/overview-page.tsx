import type { ShownTraining } from '../../../api/usecases/show-venue-training.ts';
import { ButtonLink } from '../../html/buttons.tsx';
import { InsetText } from '../../html/messages.tsx';
import { trainingAddress } from './addresses.ts';
import { nextStep } from './next-step.ts';
import { StaffList } from './staff-list.tsx';
import { StandingPanel } from './standing-panel.tsx';

/** A venue's training: what to do next, where it stands, and who works there. */
export function OverviewPage({ training }: { training: ShownTraining }) {
  const { venue, schemes, lines, left, joined, today, nameOf, keepsRecords } = training;
  const at = (page: string) => trainingAddress(venue.id, page);
  const next = nextStep(training);
  return (
    <>
      <h1>Training at {venue.name}</h1>
      {next && (
        <div class="now-panel">
          <h2>Next</h2>
          <p>{next.hint}</p>
          <p>
            <ButtonLink href={next.href}>{next.text}</ButtonLink>
          </p>
        </div>
      )}
      <h2>Where it stands</h2>
      {schemes.length === 0 && <p>The venue has not been signed up under any scheme yet.</p>}
      {keepsRecords
        ? schemes.map((scheme) => <StandingPanel scheme={scheme} nameOf={nameOf} />)
        : schemes.length > 0 && (
            <p>
              No staff are on the list yet. Until they are, the council goes by what it saw when it last
              checked.
            </p>
          )}
      <h2>Staff</h2>
      {joined.length > 0 && (
        <InsetText>
          {joined.length === 1 ? 'One person has' : `${joined.length} people have`} joined by your link.{' '}
          <a href={at('joined')}>Do they work here?</a>
        </InsetText>
      )}
      <ul class="staff-actions">
        <li>
          <a href={at('staff/new')}>Add someone</a>
        </li>
        <li>
          <a href={at('link')}>How staff join: link and QR code</a>
        </li>
        {lines.length > 0 && (
          <>
            <li>
              <a href={at('leavers')}>Who has left?</a>
            </li>
            <li>
              <a href={at('leads')}>Lead and deputy</a>
            </li>
            <li>
              <a href={`/admin/venues/${venue.id}/headcount`}>How many meet the public</a>
            </li>
          </>
        )}
        <li>
          <a href={at('import')}>Import a list</a>
        </li>
      </ul>
      <StaffList lines={lines} left={left} today={today} />
      {lines.length > 0 && (
        <p>
          <a href={at('staff.csv')}>The staff list as a file (CSV)</a>
        </p>
      )}
    </>
  );
}
