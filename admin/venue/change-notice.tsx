import type { VenueChange } from '../../api/usecases/decide-venue-change.ts';
import { epochMinutes, type EpochMinutes } from '../../api/domain/clock.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { InsetText } from '../html/messages.tsx';
import { changedFacts } from './fact-words.ts';

/** A refusal is old news after a month. */
const TOLD_FOR_MINUTES = 31 * 24 * 60;

/** What a venue has asked its council to change, while it waits; and a refusal, until something new is asked. */
export function ChangeNotice({
  change,
  venueId,
  now,
}: {
  change: VenueChange;
  venueId: string;
  now: EpochMinutes;
}) {
  const asked = dateWords(londonDate(epochMinutes(Date.parse(change.proposedAt))));
  if (change.decision === null) {
    return (
      <InsetText>
        <p>
          Asked on {asked}: {changedFacts(change.proposed).join('; ')}. It waits for the council. Until then
          the public sees what was approved before.
        </p>
        <form method="post" action={`/admin/venues/${venueId}/place/take-back`}>
          <input type="hidden" name="change" value={change.id} />
          <button type="submit" class="link-button">
            Take it back
          </button>
        </form>
      </InsetText>
    );
  }
  const decided = epochMinutes(Date.parse(change.decidedAt ?? ''));
  if (change.decision !== 'refused' || now - decided > TOLD_FOR_MINUTES) return <></>;
  return (
    <InsetText>
      <p>
        The council did not agree to what was asked on {asked}: {changedFacts(change.proposed).join('; ')}.
      </p>
      {change.reason !== '' && <p class="as-written">It writes: {change.reason}</p>}
    </InsetText>
  );
}
