import type { EpochMinutes } from '../../api/domain/clock.ts';
import type { Tonight } from '../../api/domain/closing.ts';
import { closureWords } from '../../api/html/coming-words.ts';
import { comingWords } from '../../api/html/time-words.ts';
import type { VenueOverview } from '../../api/usecases/show-managed-venue.ts';
import { dayOf, textOf, type Filled } from '../form/filled.ts';
import { FormKey } from '../form/form-key.tsx';
import { SendOrCancel } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { DateField } from '../html/date-field.tsx';
import { TextField } from '../html/text-fields.tsx';
import { tonightName } from './now-panel.tsx';

interface ClosurePageProps {
  readonly overview: Pick<VenueOverview, 'venue' | 'tonight' | 'now'>;
  /** Drawn for this page: a form that is sent twice closes once. */
  readonly closureId: string;
  readonly cancel: string;
}

/** The second of two taps: what "closed tonight" means, in words, and the button that does it. */
export function ClosedTonightPage({ overview, closureId, cancel }: ClosurePageProps) {
  const { venue, tonight, now } = overview;
  return (
    <>
      <h1>{tonightName(tonight, now)}?</h1>
      <p>
        The public will not see {venue.name} <strong>from now until {comingWords(tonight.until, now)}</strong>
        .
      </p>
      <p>{againWords(tonight, now)}</p>
      <form method="post" novalidate>
        <FormKey value={closureId} />
        <input type="hidden" name="until" value={String(tonight.until)} />
        <button
          type="submit"
          class="govuk-button govuk-button--warning big-button"
          data-module="govuk-button"
          data-prevent-double-click="true"
        >
          Yes, close until {comingWords(tonight.until, now)}
        </button>
      </form>
      <p>
        <a href={cancel}>No, stay open</a>
      </p>
      <p>
        <a href={`/admin/venues/${venue.id}/closure`}>Close for longer</a>
      </p>
    </>
  );
}

function againWords({ opensAgain, until }: Tonight, now: EpochMinutes): string {
  const again = 'After that it is shown again by itself';
  if (opensAgain === undefined) return `${again}.`;
  if (opensAgain <= until) return `${again}, and is open.`;
  return `${again}. It next opens at ${comingWords(opensAgain, now)}.`;
}

/** Closed for longer than tonight. */
export function ClosurePage({
  overview,
  form,
  closureId,
  cancel,
  closedUntil,
}: ClosurePageProps & {
  form: Filled;
  /** The end of a closure that is under way, in words. */
  closedUntil: EpochMinutes | null | undefined;
}) {
  const { venue, tonight, now } = overview;
  return (
    <>
      <h1>Close {venue.name} for now</h1>
      {closedUntil !== undefined && (
        <p>It is closed {closureWords(closedUntil, now)}. What you choose here takes the place of that.</p>
      )}
      <p>The public will not see it from the moment you save.</p>
      <form method="post" novalidate>
        <FormKey value={closureId} />
        <input type="hidden" name="until" value={String(tonight.until)} />
        <Radios
          {...textOf(form, 'for')}
          label="For how long?"
          options={[
            {
              value: 'tonight',
              text: tonightName(tonight, now),
              hint: `Until ${comingWords(tonight.until, now)}`,
            },
            {
              value: 'until_day',
              text: 'Until a day',
              reveal: (
                <DateField
                  {...dayOf(form, 'opens')}
                  label="It opens again on"
                  hint="It is shown again by itself on that day"
                />
              ),
            },
            { value: 'until_reopened', text: 'Until someone reopens it here' },
          ]}
        />
        <TextField
          {...textOf(form, 'reason')}
          label="Why (optional)"
          hint="For the council. The public never sees it. Do not name anyone."
        />
        <SendOrCancel kind="warning" cancel={cancel}>
          Close it
        </SendOrCancel>
      </form>
    </>
  );
}

/** The second of two taps: what reopening means. */
export function ReopenPage({ venueName, cancel }: { venueName: string; cancel: string }) {
  return (
    <>
      <h1>Reopen {venueName}?</h1>
      <p>
        The public sees it again from now on, with its usual hours. Only reopen it when trained staff are
        there.
      </p>
      <form method="post" novalidate>
        <button
          type="submit"
          class="govuk-button big-button"
          data-module="govuk-button"
          data-prevent-double-click="true"
        >
          Yes, reopen
        </button>
      </form>
      <p>
        <a href={cancel}>No, it stays closed</a>
      </p>
    </>
  );
}
