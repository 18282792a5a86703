import { bankHolidayWords, weekLines } from '../../api/html/hours-words.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { ToConfirm } from '../../api/usecases/show-confirmations.ts';
import type { Filled } from '../form/filled.ts';
import { SendOrCancel } from '../html/buttons.tsx';
import { Checkboxes } from '../html/choices.tsx';
import { InsetText } from '../html/messages.tsx';
import { HeadcountFields } from './headcount-fields.tsx';

interface ConfirmPageProps {
  readonly given: ToConfirm;
  readonly form: Filled;
  readonly cancel: string;
}

/** The hours as they stand, to be read and confirmed. */
export function ConfirmHoursPage({ given, form, cancel }: ConfirmPageProps) {
  return (
    <>
      <h1>Are the hours still right?</h1>
      <p class="muted">{given.venue.name}</p>
      <form method="post" novalidate>
        <HoursToConfirm given={given} form={form} />
        <SendOrCancel cancel={cancel}>Confirm</SendOrCancel>
      </form>
    </>
  );
}

/** All that a renewal stands on, on one page. */
export function RenewalPage({ given, form, cancel }: ConfirmPageProps) {
  const { accreditations, tasks, pledge, venue } = given;
  const renewals = tasks.flatMap((task) => (task.kind === 'renew' ? [task] : []));
  const nameOf = (key: string) =>
    accreditations.find(({ schemeKey }) => schemeKey === key)?.schemeName ?? key;
  return (
    <>
      <h1>Renew</h1>
      <p class="muted">{venue.name}</p>
      {renewals.map(({ schemeKey, due, sent, lapsed }) => (
        <p>
          {nameOf(schemeKey)}
          {due && (lapsed ? `: can be renewed until ${dateWords(due)}` : `: ends on ${dateWords(due)}`)}
          {sent &&
            '. The council has what it needs, and renews it. You can confirm again if something changed.'}
        </p>
      ))}
      <form method="post" novalidate data-warn-unsaved={Object.keys(form.errors).length > 0 ? 'changed' : ''}>
        <h2>1. Hours</h2>
        <HoursToConfirm given={given} form={form} />
        <h2>2. Staff</h2>
        <HeadcountFields form={form} />
        {pledge && (
          <>
            <h2>3. Pledge</h2>
            <ul>
              {pledge.promises.map((promise) => (
                <li>{promise}</li>
              ))}
            </ul>
            <input type="hidden" name="pledge-version" value={String(pledge.version)} />
            <Checkboxes
              name="pledge"
              error={form.errors['pledge']}
              values={[]}
              label="For the venue"
              options={[{ value: 'yes', text: 'We keep this pledge' }]}
            />
          </>
        )}
        <SendOrCancel cancel={cancel}>Confirm and send to the council</SendOrCancel>
      </form>
    </>
  );
}

function HoursToConfirm({
  given: { hours, versions, venue },
  form,
}: Pick<ConfirmPageProps, 'given' | 'form'>) {
  const base = `/admin/venues/${venue.id}`;
  return (
    <>
      <input type="hidden" name="opening" value={versions.opening} />
      <input type="hidden" name="haven" value={versions.haven} />
      <InsetText>
        {(['opening', 'haven'] as const).map((purpose) => {
          const kept = hours[purpose];
          if (!kept) return purpose === 'opening' ? <p>The opening hours are not known.</p> : <></>;
          return (
            <>
              <p>
                <strong>{purpose === 'opening' ? 'Doors open' : 'Trained staff are here'}</strong>
              </p>
              <ul>
                {weekLines(kept.hours).map(({ day, words }) => (
                  <li>
                    {day}: {words}
                  </li>
                ))}
                <li>Bank holidays: {bankHolidayWords(kept.hours)}</li>
              </ul>
            </>
          );
        })}
        <p>
          Not right? <a href={`${base}/hours`}>Change the hours</a>
        </p>
      </InsetText>
      <Checkboxes
        name="hours"
        error={form.errors['hours']}
        values={[]}
        label="Hours"
        options={[{ value: 'yes', text: 'These hours are right' }]}
      />
    </>
  );
}
