import { dateWords } from '../../../api/html/time-words.ts';
import type { NamedCertificate } from '../../../api/usecases/list-certificates.ts';
import { textOf, type Filled } from '../../form/filled.ts';
import { SendOrCancel } from '../../html/buttons.tsx';
import { Radios } from '../../html/choices.tsx';
import { InsetText } from '../../html/messages.tsx';
import { TextArea } from '../../html/text-fields.tsx';
import { dayOf } from '../../instants.ts';
import { LONGEST_NOTE } from './form.ts';
import { CertificateFacts, VerdictTag } from './words.tsx';

/** A certificate, and whether it counts. */
export function JudgeCertificatePage({
  certificate,
  back,
  form,
}: {
  certificate: NamedCertificate;
  /** The council's list. */
  back: string;
  form: Filled;
}) {
  const { verdict, verdictNote, verdictAt } = certificate;
  return (
    <>
      <div class="heading-row">
        <h1>Certificate</h1>
        <VerdictTag verdict={verdict} />
      </div>
      <CertificateFacts certificate={certificate} />
      {verdict === null ? (
        <VerdictForm back={back} form={form} />
      ) : (
        <>
          <p>Decided on {dateWords(dayOf(verdictAt ?? ''))}.</p>
          {verdictNote !== '' && (
            <InsetText>
              <span class="as-written">{verdictNote}</span>
            </InsetText>
          )}
          <Unsaved form={form} />
        </>
      )}
    </>
  );
}

function VerdictForm({ back, form }: { back: string; form: Filled }) {
  return (
    <form method="post" novalidate data-warn-unsaved>
      <Radios
        {...textOf(form, 'verdict')}
        label="Does it count?"
        size="m"
        options={[
          { value: 'accepted', text: 'Yes, accept it', hint: 'It counts from the day of the training.' },
          { value: 'refused', text: 'No, do not accept it', hint: 'Say why below.' },
        ]}
      />
      <TextArea
        {...textOf(form, 'note')}
        label="What is the manager to know?"
        hint="The manager reads this, in an e-mail and on their page. It is needed where you do not accept it."
        maxLength={LONGEST_NOTE}
        rows={3}
      />
      <SendOrCancel cancel={back}>Save the decision</SendOrCancel>
    </form>
  );
}

/** What the second of two officers wrote. */
function Unsaved({ form }: { form: Filled }) {
  const note = textOf(form, 'note').value ?? '';
  if (note === '') return <></>;
  return (
    <>
      <p>What you wrote was not saved:</p>
      <InsetText>
        <span class="as-written">{note}</span>
      </InsetText>
    </>
  );
}
