import { londonDate } from '../../api/domain/london-time.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { Manager } from '../../api/usecases/list-managers.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button, SendOrCancel } from '../html/buttons.tsx';
import { Checkboxes } from '../html/choices.tsx';
import { DataTable } from '../html/data-table.tsx';
import { WarningText } from '../html/messages.tsx';
import { TextField } from '../html/text-fields.tsx';

/** Who manages a venue, and someone else to invite. */
export function PeoplePage({
  venue,
  managers,
  me,
  form,
}: {
  venue: { readonly id: string; readonly name: string };
  managers: readonly Manager[];
  /** Whoever looks at the page. */
  me: string;
  form: Filled;
}) {
  const base = `/admin/venues/${venue.id}`;
  const iManage = managers.some(({ personId }) => personId === me);
  return (
    <>
      <h1>Who manages {venue.name}</h1>
      <p>Everyone here can change its hours and close it for now, and gets the council’s mail about it.</p>
      <DataTable
        caption="Managers"
        rows={managers}
        empty="Nobody manages this venue."
        columns={[
          {
            heading: 'Who',
            cell: ({ name, email, personId }) => (
              <>
                {name || email}
                {personId === me && ' (you)'}
                {name !== '' && (
                  <>
                    <br />
                    <span class="muted">{email}</span>
                  </>
                )}
              </>
            ),
          },
          {
            heading: 'Since',
            cell: ({ addedAt, seenAt }) => (
              <>
                {dateWords(londonDate(epochMinutes(Date.parse(addedAt))))}
                {seenAt === null && (
                  <>
                    <br />
                    <span class="muted">Has not signed in yet</span>
                  </>
                )}
              </>
            ),
          },
          {
            heading: 'Change',
            cell: ({ personId, name, email }) => (
              <a class="govuk-link" href={`${base}/people/${personId}/remove`}>
                {personId === me ? 'Leave' : 'Remove'}
                <span class="govuk-visually-hidden"> {personId === me ? venue.name : name || email}</span>
              </a>
            ),
          },
        ]}
      />
      <h2>Invite someone</h2>
      <form method="post" novalidate>
        <TextField
          {...textOf(form, 'email')}
          label="Their e-mail address"
          hint="They can manage the venue as soon as they sign in. We tell them, and everyone above, by e-mail."
          type="email"
          autocomplete="off"
          spellcheck={false}
        />
        <Button>Invite</Button>
      </form>
      {iManage && (
        <>
          <h2>Hand it over</h2>
          <p>
            You are leaving, and someone else takes over.{' '}
            <a href={`${base}/hand-over`}>Hand the venue over</a>
          </p>
        </>
      )}
    </>
  );
}

/** Before someone loses a venue. */
export function RemovePage({
  venueName,
  manager: { name, email },
  isMe,
  recheckUntil,
  cancel,
}: {
  venueName: string;
  manager: Manager;
  isMe: boolean;
  /** The last day of the council's re-check, in words; undefined where there is none. */
  recheckUntil: string | undefined;
  cancel: string;
}) {
  return (
    <>
      <h1>{isMe ? `Stop managing ${venueName}?` : `Remove ${name || email}?`}</h1>
      <p>
        {isMe
          ? 'You can no longer see or change the venue from then on.'
          : `They can no longer see or change ${venueName} from then on. We tell them by e-mail.`}
      </p>
      <RecheckWarning until={recheckUntil} />
      <form method="post" novalidate>
        <SendOrCancel kind="warning" cancel={cancel}>
          {isMe ? 'Yes, stop managing it' : 'Yes, remove them'}
        </SendOrCancel>
      </form>
    </>
  );
}

/** Someone else takes over, and whoever hands over leaves. */
export function HandOverPage({
  venueName,
  form,
  recheckUntil,
  cancel,
}: {
  venueName: string;
  form: Filled;
  /** The last day of the council's re-check, in words; undefined where there is none. */
  recheckUntil: string | undefined;
  cancel: string;
}) {
  return (
    <>
      <h1>Hand {venueName} over</h1>
      <p>
        Someone else manages the venue from now on, and you no longer do. Both happen when you press the
        button.
      </p>
      <RecheckWarning until={recheckUntil} />
      <form method="post" novalidate>
        <TextField
          {...textOf(form, 'email')}
          label="E-mail address of the person who takes over"
          type="email"
          autocomplete="off"
          spellcheck={false}
        />
        <Checkboxes
          name="sure"
          error={form.errors['sure']}
          values={[]}
          label="Are you sure?"
          options={[{ value: 'yes', text: 'Yes. I will no longer see or change this venue' }]}
        />
        <SendOrCancel kind="warning" cancel={cancel}>
          Hand it over
        </SendOrCancel>
      </form>
    </>
  );
}

/** What a change of hands sets going. */
function RecheckWarning({ until }: { until: string | undefined }) {
  if (until === undefined) return <></>;
  return (
    <WarningText>
      Because the venue changes hands, the council checks again who is trained there. Whoever manages it then
      has until {until}; if the council hears nothing by then, the public no longer sees the venue.
    </WarningText>
  );
}
