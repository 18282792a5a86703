import type { PropsWithChildren } from 'hono/jsx';
import type { LocalDate } from '../../api/domain/clock.ts';
import { dayWords } from '../../api/html/time-words.ts';
import { dayOf, textOf, type Filled } from '../form/filled.ts';
import { Button, ButtonGroup } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { DateField } from '../html/date-field.tsx';
import { DefaultButton, Stretches } from './hours-grid.tsx';

const WHOSE = { opening: 'the doors', haven: 'trained staff' } as const;

export interface DayPageProps {
  readonly venueName: string;
  readonly purpose: 'opening' | 'haven';
  readonly form: Filled;
  readonly cancel: string;
}

/** What holds on one day instead of what the week says. */
export function DayPage({
  date,
  usual,
  changed,
  ...page
}: DayPageProps & {
  date: LocalDate;
  /** What the week says of it, in words. */
  usual: string;
  /** It has an exception already, which can be taken back. */
  changed: boolean;
}) {
  const { venueName, purpose } = page;
  return (
    <>
      <h1>{dayWords(date)}</h1>
      <p class="muted">
        {venueName}: {purpose === 'opening' ? 'when the doors are open' : 'when trained staff are here'}
      </p>
      <p>Without a change: {usual}.</p>
      <DayForm {...page}>
        {changed && (
          <Button kind="secondary" name="remove" value="yes">
            As usual again
          </Button>
        )}
      </DayForm>
    </>
  );
}

/** The same for any day, or each of a run of days. */
export function DaysFormPage({
  hasHaven,
  ...page
}: Omit<DayPageProps, 'purpose'> & {
  /** Trained staff have hours of their own. */
  hasHaven: boolean;
}) {
  return (
    <>
      <h1>Change another day, or several</h1>
      <p class="muted">{page.venueName}</p>
      <DayForm {...page} purpose="opening" hasHaven={hasHaven} withDates />
    </>
  );
}

function DayForm({
  purpose,
  form,
  cancel,
  withDates = false,
  hasHaven = false,
  children,
}: PropsWithChildren<DayPageProps & { withDates?: boolean; hasHaven?: boolean }>) {
  const kept = Object.keys(form.errors).length > 0;
  return (
    <form method="post" novalidate data-warn-unsaved={kept ? 'changed' : ''}>
      <DefaultButton />
      {withDates ? (
        <>
          <DateField {...dayOf(form, 'date')} label="Day" hint="For example, 24 12 2026" />
          <DateField
            {...dayOf(form, 'through')}
            label="Last day, if it is more than one"
            hint="Each day from the first to this one gets the same hours"
          />
        </>
      ) : (
        <input type="hidden" name="for" value={purpose} />
      )}
      {hasHaven && (
        <Radios
          {...textOf(form, 'for')}
          label="What is different?"
          options={[
            { value: 'opening', text: 'When the doors are open' },
            { value: 'haven', text: 'When trained staff are here' },
          ]}
        />
      )}
      <Radios
        {...textOf(form, 'kind')}
        label="What holds then?"
        options={[
          {
            value: 'closed',
            text: purpose === 'opening' ? 'Closed' : `Closed: no ${WHOSE[purpose]} are here`,
          },
          {
            value: 'own',
            text: 'Other times',
            reveal: (
              <div class="hours-grid">
                <p class="govuk-hint">
                  Write times like 6pm, 18:30 or midnight. A time to close that is earlier than the time to
                  open means the next day.
                </p>
                <Stretches form={form} prefix="" row="day" owner="this day" />
              </div>
            ),
          },
        ]}
      />
      <p>The public sees it as soon as you save.</p>
      <ButtonGroup>
        <Button>Save</Button>
        {children}
        <a class="govuk-link" href={cancel}>
          Cancel
        </a>
      </ButtonGroup>
    </form>
  );
}
