import type { CertificateVerdict } from '../../../api/domain/external-certificate.ts';
import { MODULE_NAMES } from '../../../api/domain/training-modules.ts';
import { dateWords } from '../../../api/html/time-words.ts';
import type { NamedCertificate } from '../../../api/usecases/list-certificates.ts';
import { SummaryList } from '../../html/lists.tsx';
import { Tag } from '../../html/tags.tsx';
import { dayOf } from '../../instants.ts';

export function VerdictTag({ verdict }: { verdict: CertificateVerdict | null }) {
  if (verdict === null) return <Tag tone="yellow">Waiting</Tag>;
  return verdict === 'accepted' ? <Tag tone="green">Accepted</Tag> : <Tag tone="red">Not accepted</Tag>;
}

/** Somebody on a list; empty once they were erased. */
export function holderWords({ staffName, leftOn }: NamedCertificate): string {
  if (staffName === '') return 'Somebody who has left';
  return leftOn === null ? staffName : `${staffName} (left on ${dateWords(leftOn)})`;
}

/** What a certificate says. */
export function CertificateFacts({ certificate }: { certificate: NamedCertificate }) {
  const { moduleKey, provider, trainedOn, reference, fileId, sentAt, id, venueName } = certificate;
  return (
    <SummaryList
      rows={[
        { key: 'Whose', value: `${holderWords(certificate)}, ${venueName}` },
        { key: 'For', value: MODULE_NAMES[moduleKey] },
        { key: 'Provider', value: provider },
        { key: 'Day of the training', value: dateWords(trainedOn) },
        { key: 'Reference', value: reference === '' ? 'None given' : reference },
        {
          key: 'File',
          value:
            fileId === null ? 'None sent' : <a href={`/admin/training/external/${id}/file`}>Save the file</a>,
        },
        { key: 'Sent in', value: dateWords(dayOf(sentAt)) },
      ]}
    />
  );
}
