import { MODULE_NAMES } from '../../../api/domain/training-modules.ts';
import { dateWords } from '../../../api/html/time-words.ts';
import type { NamedCertificate, VenueCertificates } from '../../../api/usecases/list-certificates.ts';
import { ButtonLink } from '../../html/buttons.tsx';
import { DataTable } from '../../html/data-table.tsx';
import { holderWords, VerdictTag } from './words.tsx';

/** What a venue has sent in, and what became of it. */
export function VenueCertificatesPage({
  path,
  shown: { certificates },
}: {
  path: string;
  shown: VenueCertificates;
}) {
  return (
    <>
      <h1>Certificates of other providers</h1>
      <p>
        Has somebody learnt this elsewhere, such as on a WAVE course? Send their certificate in. It counts
        once the council has accepted it, from the day of the training.
      </p>
      <ButtonLink href={`${path}/new`}>Send a certificate</ButtonLink>
      <DataTable
        caption="What you have sent in"
        rows={certificates}
        empty="You have not sent any certificate in."
        columns={[
          { heading: 'Whose', cell: holderWords },
          { heading: 'For', cell: ({ moduleKey }) => MODULE_NAMES[moduleKey] },
          { heading: 'Provider', cell: ({ provider }) => provider },
          { heading: 'Trained on', cell: ({ trainedOn }) => dateWords(trainedOn) },
          { heading: 'Decision', cell: (certificate) => <Decision certificate={certificate} /> },
        ]}
      />
    </>
  );
}

function Decision({ certificate: { id, verdict, verdictNote, fileId } }: { certificate: NamedCertificate }) {
  return (
    <>
      <VerdictTag verdict={verdict} />
      {verdictNote !== '' && <div class="as-written">{verdictNote}</div>}
      {fileId !== null && (
        <div>
          <a href={`/admin/training/external/${id}/file`}>Save the file</a>
        </div>
      )}
    </>
  );
}
