import type { NameOf } from '../../../api/domain/training-words.ts';
import type { SchemeStanding, ShownTraining } from '../../../api/usecases/show-venue-training.ts';
import { ButtonGroup, ButtonLink } from '../../html/buttons.tsx';
import { trainingAddress } from './addresses.ts';
import { nextStep } from './next-step.ts';
import { StandingPanel } from './standing-panel.tsx';

/** On a venue's home page: where its training stands, and the one thing to do next. */
export function TrainingPanel({ training }: { training: ShownTraining }) {
  const { venue, schemes, keepsRecords, nameOf } = training;
  const next = nextStep(training);
  return (
    <>
      <h2 id="training">Training</h2>
      {keepsRecords && schemes.map((scheme) => <StandingPanel scheme={scheme} nameOf={nameOf} />)}
      {next && (
        <p>
          <strong>Next:</strong> {next.text}. {next.hint}
        </p>
      )}
      <ButtonGroup>
        {next && <ButtonLink href={next.href}>{next.text}</ButtonLink>}
        <a class="govuk-link" href={trainingAddress(venue.id)}>
          {keepsRecords ? 'Staff and training' : 'How training works here'}
        </a>
      </ButtonGroup>
    </>
  );
}

/**
 * On the council's page of a venue: where its training stands by its own records.
 * @param nameOf gives nobody's name to those who may not see it
 */
export function RecordsPanel({
  venueId,
  schemes,
  works,
  nameOf,
}: {
  venueId: string;
  schemes: readonly SchemeStanding[];
  /** Works on the council's venues, and may open the staff list. */
  works: boolean;
  nameOf: NameOf;
}) {
  return (
    <>
      <h2 id="training">Training by the venue’s own records</h2>
      {schemes.map((scheme) => (
        <StandingPanel scheme={scheme} nameOf={nameOf} />
      ))}
      {works && (
        <p>
          <a href={trainingAddress(venueId)}>Its staff and what each has learnt</a>
        </p>
      )}
    </>
  );
}
