import type { WeekHours } from '../../api/domain/hours.ts';
import { bankHolidayWords, weekLines } from '../../api/html/hours-words.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { SendOrCancel } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { InsetText } from '../html/messages.tsx';
import { DefaultButton, HoursGrid } from './hours-grid.tsx';

export interface HoursPageProps {
  readonly purpose: 'opening' | 'haven';
  readonly venueName: string;
  readonly form: Filled;
  /** The version that the page is made of. */
  readonly was: string;
  /** What someone else saved while this form was filled in. */
  readonly theirs?: WeekHours | 'none' | undefined;
  /** Where to go without saving. */
  readonly cancel: string;
}

/** When the doors are open, or when trained help is on hand: a week to fill in. */
export function HoursPage({ purpose, venueName, form, was, theirs, cancel }: HoursPageProps) {
  const kept = theirs !== undefined || Object.keys(form.errors).length > 0;
  const grid = <HoursGrid form={form} />;
  return (
    <>
      <h1>{purpose === 'opening' ? 'Opening hours' : 'When trained staff are here'}</h1>
      <p class="muted">{venueName}</p>
      {theirs !== undefined && <TheirHours hours={theirs} />}
      <form method="post" novalidate data-warn-unsaved={kept ? 'changed' : ''}>
        <DefaultButton />
        <input type="hidden" name="was" value={was} />
        {purpose === 'opening' ? (
          grid
        ) : (
          <Radios
            {...textOf(form, 'when')}
            label="When are trained staff on hand?"
            size="m"
            options={[
              { value: 'doors', text: 'Whenever the doors are open' },
              { value: 'own', text: 'Only at these times', reveal: grid },
            ]}
          />
        )}
        <p>The public sees them as soon as you save.</p>
        <SendOrCancel cancel={cancel}>Save</SendOrCancel>
      </form>
    </>
  );
}

/** Beside what was typed: what the register holds now. */
function TheirHours({ hours }: { hours: WeekHours | 'none' }) {
  return (
    <InsetText>
      <p>The hours that are saved now:</p>
      {hours === 'none' ? (
        <p>None.</p>
      ) : (
        <ul>
          {weekLines({ ...hours, exceptions: [] }).map(({ day, words }) => (
            <li>
              {day}: {words}
            </li>
          ))}
          <li>Bank holidays: {bankHolidayWords({ ...hours, exceptions: [] })}</li>
        </ul>
      )}
      <p>
        What you typed is still in the form below. Save it to put it in their place, or cancel to keep theirs.
      </p>
    </InsetText>
  );
}
