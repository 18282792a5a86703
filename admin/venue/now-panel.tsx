import { closureWords } from '../../api/html/coming-words.ts';
import { openWords } from '../../api/html/haven-words.ts';
import { dayWords } from '../../api/html/time-words.ts';
import { isShowable } from '../../api/domain/accreditation.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import type { Tonight } from '../../api/domain/closing.ts';
import type { EpochMinutes } from '../../api/domain/clock.ts';
import type { VenueOverview } from '../../api/usecases/show-managed-venue.ts';

/** What the public sees this minute, and the two buttons that change it. */
export function NowPanel({ overview }: { overview: VenueOverview }) {
  const { venue, shown, closure, tonight, now, accreditations } = overview;
  const base = `/admin/venues/${venue.id}`;
  if (closure) {
    return (
      <section class="now-panel now-panel--closed" aria-labelledby="now-title">
        <h2 id="now-title">Closed for now</h2>
        <p>
          {venue.name} is closed {closureWords(closure.ends, now)}. The public does not see it.
        </p>
        <a class="govuk-button big-button" href={`${base}/reopen`} role="button" data-module="govuk-button">
          Reopen
        </a>
      </section>
    );
  }
  if (!accreditations.some(({ state }) => isShowable(state))) return <></>;
  return (
    <section class="now-panel" aria-labelledby="now-title">
      <h2 id="now-title">{shown ? 'The public sees it now' : 'The public does not see it now'}</h2>
      {shown && <p>{openWords(shown.state, now)}.</p>}
      <a
        class="govuk-button govuk-button--warning big-button"
        href={`${base}/closed-tonight`}
        role="button"
        data-module="govuk-button"
      >
        {tonightName(tonight, now)}
      </a>
      <p class="now-panel__more">
        <a class="govuk-link" href={`${base}/closure`}>
          Close for longer
        </a>
      </p>
    </section>
  );
}

/** `Closed tonight`, or `Closed on Tuesday 16 June` where tonight it would not open. */
export function tonightName({ date }: Tonight, now: EpochMinutes): string {
  return isTonight(date, now) ? 'Closed tonight' : `Closed on ${dayWords(date)}`;
}

function isTonight(date: string, now: EpochMinutes): boolean {
  return date <= londonDate(now);
}
