import type { MailKind } from '../../api/domain/mail.ts';
import type { OutboxCounts, StuckMail } from '../../api/usecases/stuck-mail.ts';
import { Button } from '../html/buttons.tsx';
import { DataTable } from '../html/data-table.tsx';
import { StatTiles } from '../html/figures.tsx';
import { WarningText } from '../html/messages.tsx';
import { Tag } from '../html/tags.tsx';
import { whenWords } from '../instants.ts';

const KIND_WORDS: Readonly<Record<MailKind, string>> = {
  sign_in_code: 'A code to sign in',
  invitation: 'An invitation',
  sign_up: 'About a sign-up',
  decision: 'A decision',
  change_decision: 'About a change of a venue',
  reminder: 'A reminder',
  action_plan: 'About an action plan',
  visit: 'About a visit',
  managers: 'About who manages a venue',
  session: 'About a training session',
  certificate: 'About a certificate',
};

/** Mail that did not go. What mail says is not shown. */
export function MailPage({
  path,
  counts: { waiting, waitingSince, failed, unclear, sent },
  mails,
}: {
  path: string;
  counts: OutboxCounts;
  mails: readonly StuckMail[];
}) {
  return (
    <>
      <h1>Mail</h1>
      <p>Mail of the whole register. People of other authorities are shown without their names.</p>
      <StatTiles
        tiles={[
          {
            value: waiting,
            label: 'Waiting',
            ...(waitingSince && { note: `Since ${whenWords(waitingSince)}` }),
          },
          { value: failed, label: 'Given up' },
          { value: unclear, label: 'Unclear' },
          { value: sent, label: 'Sent' },
        ]}
      />
      {unclear > 0 && (
        <WarningText>
          “Unclear” may have arrived: the sender stopped before it heard the answer. Ask the recipient first,
          or send it again and they may have it twice.
        </WarningText>
      )}
      <DataTable
        caption="Mail that did not go"
        rows={mails}
        empty="All mail has gone, or is on its way."
        columns={[
          {
            heading: 'Mail',
            cell: ({ kind, subject }) => (
              <>
                {KIND_WORDS[kind]}
                {subject !== null && kind !== 'sign_in_code' && <>: {subject}</>}
              </>
            ),
          },
          { heading: 'To', cell: ({ recipient }) => recipient },
          {
            heading: 'State',
            cell: ({ state }) =>
              state === 'unclear' ? <Tag tone="orange">Unclear</Tag> : <Tag tone="red">Given up</Tag>,
          },
          { heading: 'When', cell: ({ settledAt, createdAt }) => whenWords(settledAt ?? createdAt) },
          { heading: 'The service said', cell: ({ lastError }) => lastError || 'Nothing' },
          { heading: 'Again', cell: (mail) => <SendAgain path={path} mail={mail} /> },
        ]}
      />
    </>
  );
}

function SendAgain({ path, mail: { id, kind, recipient, canBeSent } }: { path: string; mail: StuckMail }) {
  if (!canBeSent) return <>{kind === 'sign_in_code' ? 'They ask for a new code' : 'What it said is wiped'}</>;
  return (
    <form method="post" action={`${path}/send-again`} class="row-action">
      <input type="hidden" name="id" value={String(id)} />
      <Button kind="secondary">
        Send again<span class="govuk-visually-hidden">, to {recipient}</span>
      </Button>
    </form>
  );
}
