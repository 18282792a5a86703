import { MODULE_NAMES } from '../../../api/domain/training-modules.ts';
import { dateWords } from '../../../api/html/time-words.ts';
import {
  CERTIFICATE_LISTS,
  CERTIFICATES_A_PAGE,
  type CertificateList,
  type NamedCertificate,
} from '../../../api/usecases/list-certificates.ts';
import { DataTable } from '../../html/data-table.tsx';
import { ListTabs } from '../../html/list-tabs.tsx';
import { Pagination, ShownCount } from '../../html/pagination.tsx';
import { dayOf } from '../../instants.ts';
import { listAddress } from '../../list-address.ts';
import { holderWords } from './words.tsx';

const LIST_WORDS: Readonly<Record<CertificateList, string>> = {
  waiting: 'Waiting',
  accepted: 'Accepted',
  refused: 'Not accepted',
};

const EMPTY_WORDS: Readonly<Record<CertificateList, string>> = {
  waiting: 'No certificate waits for a decision.',
  accepted: 'No certificate has been accepted.',
  refused: 'Every certificate so far was accepted.',
};

/** What managers have sent to a council; what waits first. */
export function CouncilCertificatesPage({
  path,
  list,
  page,
  certificates,
  total,
}: {
  path: string;
  list: CertificateList;
  page: number;
  certificates: readonly NamedCertificate[];
  total: number;
}) {
  return (
    <>
      <h1>Certificates of other providers</h1>
      <ListTabs
        label="Certificates by decision"
        tabs={CERTIFICATE_LISTS.map((each) => ({
          href: listAddress(path, { list: each }),
          text: LIST_WORDS[each],
          current: each === list,
        }))}
      />
      <ShownCount
        page={page}
        perPage={CERTIFICATES_A_PAGE}
        total={total}
        what={total === 1 ? 'certificate' : 'certificates'}
      />
      <DataTable
        caption={LIST_WORDS[list]}
        captionHidden
        rows={certificates}
        empty={EMPTY_WORDS[list]}
        columns={[
          {
            heading: 'Whose',
            cell: (certificate) => (
              <a href={`/admin/training/external/${certificate.id}`}>{holderWords(certificate)}</a>
            ),
          },
          { heading: 'Venue', cell: ({ venueName }) => venueName },
          { heading: 'For', cell: ({ moduleKey }) => MODULE_NAMES[moduleKey] },
          { heading: 'Provider', cell: ({ provider }) => provider },
          { heading: 'Trained on', cell: ({ trainedOn }) => dateWords(trainedOn) },
          { heading: 'Sent in', cell: ({ sentAt }) => dateWords(dayOf(sentAt)) },
        ]}
      />
      <Pagination
        page={page}
        pages={Math.ceil(total / CERTIFICATES_A_PAGE)}
        hrefOf={(each) => listAddress(path, { list }, each)}
      />
    </>
  );
}
