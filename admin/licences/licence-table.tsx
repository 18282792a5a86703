import { licenceConcerns } from '../../api/domain/licence-concerns.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import type { LicenceList } from '../../api/domain/licence-lists.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { ListedLicence } from '../../api/usecases/list-licences.ts';
import { DataTable, type Column } from '../html/data-table.tsx';
import { StateTag, Tag } from '../html/tags.tsx';
import { licencePath, venuePath } from './addresses.ts';
import { CONCERN_WORDS, MATCH_WORDS, STATUS_WORDS } from './words.ts';

/** The status in a word; where it is not known, the register's own words. */
export function LicenceStatusTag({ status, statusText }: Pick<ListedLicence, 'status' | 'statusText'>) {
  const { words, tone } = STATUS_WORDS[status];
  return <Tag tone={tone}>{status === 'unknown' && statusText !== '' ? `“${statusText}”` : words}</Tag>;
}

/** Licences, a row each. `list` says which columns matter. */
export function LicenceTable({
  caption,
  licences,
  authorityCode,
  list,
  today,
  empty,
}: {
  caption: string;
  licences: readonly ListedLicence[];
  authorityCode: string;
  list?: LicenceList;
  today: LocalDate;
  empty: string;
}) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={licences}
      empty={empty}
      columns={columnsOf(authorityCode, today, list)}
    />
  );
}

function columnsOf(
  authorityCode: string,
  today: LocalDate,
  list: LicenceList | undefined,
): readonly Column<ListedLicence>[] {
  const premises: readonly Column<ListedLicence>[] = [
    { heading: 'Premises', cell: (each) => <Premises licence={each} /> },
    { heading: 'Address and licence', cell: (each) => <Address licence={each} /> },
  ];
  const status: Column<ListedLicence> = { heading: 'Status', cell: (each) => <LicenceStatusTag {...each} /> };
  const place: Column<ListedLicence> = {
    heading: 'Ward and town centre',
    cell: ({ wardName, town }) => [wardName || 'Ward not known', town].filter(Boolean).join(', '),
  };
  const venue: Column<ListedLicence> = {
    heading: 'Venue',
    cell: (each) => <Venue licence={each} authorityCode={authorityCode} />,
  };
  if (list !== 'look-again') return [...premises, status, place, venue];
  return [
    ...premises,
    {
      heading: 'Why',
      cell: (each) =>
        licenceConcerns(each, today)
          .map((concern) => CONCERN_WORDS[concern])
          .join(', '),
    },
    venue,
    {
      heading: 'Last checked',
      cell: ({ checkedOn }) => (checkedOn === null ? 'Not since' : dateWords(checkedOn)),
    },
  ];
}

function Premises({ licence: { id, premisesName } }: { licence: ListedLicence }) {
  return (
    <a class="govuk-link" href={licencePath(id)}>
      {premisesName}
    </a>
  );
}

function Address({ licence: { address, postcode, number } }: { licence: ListedLicence }) {
  return (
    <>
      {[address, postcode].filter(Boolean).join(', ') || 'Address not known'}
      <br />
      <span class="muted">{number}</span>
    </>
  );
}

function Venue({ licence, authorityCode }: { licence: ListedLicence; authorityCode: string }) {
  const { venue, accreditations, noMatch } = licence;
  if (venue === null) return <>{MATCH_WORDS[noMatch ? 'no_match' : 'to_match']}</>;
  return (
    <>
      <a class="govuk-link" href={venuePath(authorityCode, venue.id)}>
        {venue.name}
      </a>
      {accreditations.map(({ state }) => (
        <>
          {' '}
          <StateTag state={state} />
        </>
      ))}
    </>
  );
}
