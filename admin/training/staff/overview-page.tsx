import type { ShownTraining } from '../../../api/usecases/show-venue-training.ts';
import { ButtonLink } from '../../html/buttons.tsx';
import { InsetText } from '../../html/messages.tsx';
import { trainingAddress } from './addresses.ts';
import { nextStep } from './next-step.ts';
import { StaffList } from './staff-list.tsx';
import { StandingPanel } from './standing-panel.tsx';

/** A venue's training: what to do next, where it stands, and who works there. */
export function OverviewPage({
  training,
  asManager,
}: {
  training: ShownTraining;
  /** Or for them, as an officer of the council. */
  asManager: boolean;
}) {
  const { venue, schemes, lines, left, joined, today, nameOf, keepsRecords } = training;
  const at = (page: string) => trainingAddress(venue.id, page);
  const next = nextStep(training);
  return (
    <>
      <h1>Training at {venue.name}</h1>
      {next && (
        <div class="now-panel">
          <h2>Next</h2>
          <ButtonLink href={next.href}>{next.text}</ButtonLink>
          <p>{next.hint}</p>
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
        {actions(training, asManager).map(([href, words]) => (
          <li>
            <a href={href}>{words}</a>
          </li>
        ))}
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

/** What can be done, the most usual first; some of it by managers only. */
function actions(
  { venue, lines }: ShownTraining,
  asManager: boolean,
): readonly (readonly [href: string, words: string])[] {
  const at = (page: string) => trainingAddress(venue.id, page);
  const hasStaff = lines.length > 0;
  return [
    [at('staff/new'), 'Add someone'],
    [at('link'), 'How staff join: link and QR code'],
    ...(hasStaff
      ? [[at('leavers'), 'Who has left?'] as const, [at('leads'), 'Lead and deputy'] as const]
      : []),
    [`/admin/venues/${venue.id}/headcount`, 'How many meet the public'],
    ...(asManager
      ? [
          [at('sessions'), 'Book places in a session'] as const,
          [at('external'), 'Certificates from elsewhere'] as const,
          ['/admin/me#mail', 'How often you get mail about this'] as const,
        ]
      : []),
    [at('import'), 'Import a list'],
  ];
}
