import { STATES, type AccreditationState } from '../../api/domain/accreditation.ts';
import { filterCases, filterPlaces, type ReportFilter } from '../../api/domain/report-filter.ts';
import type { Report } from '../../api/usecases/read-report.ts';
import { DataTable, type Column } from '../html/data-table.tsx';
import { StateTag } from '../html/tags.tsx';
import type { ListFilter } from '../list-address.ts';
import type { Asked } from './asked.ts';
import { schemesInUse } from './dashboard-tiles.tsx';
import { FigureTable } from './figure-table.tsx';
import { FigureLink } from './figure-link.tsx';
import { placeHeading, placesOf } from './places.ts';

interface Given {
  readonly asked: Asked;
  readonly report: Report;
}

/** The lists to hand on, one for each scheme and one for all. */
export function ShareTable({ asked, report }: Given) {
  const rows = [
    ...report.frame.schemes
      .filter(({ listed }) => listed)
      .map(({ key, name }) => ({ scheme: key, name: `${name} venues` })),
    { scheme: undefined, name: 'All havens' },
  ];
  const columns: Column<(typeof rows)[number]>[] = [
    { heading: 'List', cell: ({ scheme, name }) => <a href={asked.hrefOf('havens', { scheme })}>{name}</a> },
    {
      heading: 'Places',
      numeric: true,
      cell: ({ scheme }) => (
        <FigureLink
          value={filterPlaces(report.places, { scheme }, report.wards).length}
          href={asked.hrefOf('havens', { scheme })}
        />
      ),
    },
    {
      heading: 'File',
      cell: ({ scheme, name }) => (
        <a href={asked.hrefOf('havens/csv', { scheme })}>
          CSV<span class="govuk-visually-hidden"> of {name}</span>
        </a>
      ),
    },
    {
      heading: 'Schools',
      cell: ({ scheme, name }) => (
        <a href={asked.hrefOf('sheet', { scheme })}>
          Sheet to print<span class="govuk-visually-hidden"> of {name}</span>
        </a>
      ),
    },
  ];
  const shown = report.moment.isNow ? columns : columns.slice(0, -1);
  return <DataTable caption="Lists to share" captionHidden rows={rows} columns={shown} empty="" />;
}

/** How many venues are in each state of each scheme. */
export function StateTable({ asked, report }: Given) {
  // Also those that the public is not told of: the sum of a row is its last figure.
  const schemes = report.frame.schemes.filter(({ key }) =>
    report.cases.some(({ schemeKey }) => schemeKey === key),
  );
  const states = STATES.filter((state) => report.cases.some((each) => each.state === state));
  const columns: Column<AccreditationState>[] = [
    { heading: 'State', cell: (state) => <StateTag state={state} /> },
    ...schemes.map(({ key, name }) => ({
      heading: name,
      numeric: true,
      cell: (state: AccreditationState) => caseLink({ asked, report }, { scheme: key, state }),
    })),
    { heading: 'All', numeric: true, cell: (state) => caseLink({ asked, report }, { state }) },
  ];
  return (
    <FigureTable
      caption="Venues by scheme and state"
      captionHidden
      rows={states}
      columns={columns}
      empty="Nobody has signed up yet."
    />
  );
}

/** How many places each ward has, and what is on its way. */
export function PlaceTable({ asked, report }: Given) {
  const { kind, places } = placesOf(report);
  const columns: Column<(typeof places)[number]>[] = [
    { heading: placeHeading(kind), cell: ({ name }) => name },
    { heading: 'Havens', numeric: true, cell: ({ key }) => placeLink({ asked, report }, { [kind]: key }) },
    ...schemesInUse(report).map(({ key: scheme, name }) => ({
      heading: name,
      numeric: true,
      cell: ({ key }: (typeof places)[number]) => placeLink({ asked, report }, { scheme, [kind]: key }),
    })),
    {
      heading: 'On the way',
      numeric: true,
      cell: ({ key }) => caseLink({ asked, report }, { group: 'in_progress', [kind]: key }),
    },
    {
      heading: 'Not shown',
      numeric: true,
      cell: ({ key }) => caseLink({ asked, report }, { group: 'hidden', [kind]: key }),
    },
  ];
  return (
    <FigureTable
      caption={`Places by ${placeHeading(kind).toLowerCase()}`}
      captionHidden
      rows={places}
      columns={columns}
      empty="No venue has signed up, and the register has no wards yet."
    />
  );
}

function caseLink({ asked, report }: Given, filter: ReportFilter) {
  const rows = filterCases(report.cases, filter, report.wards);
  return (
    <FigureLink value={rows.length} href={asked.hrefOf('accreditations', filter as ListFilter<string>)} />
  );
}

function placeLink({ asked, report }: Given, filter: Pick<ReportFilter, 'scheme' | 'ward' | 'town'>) {
  const rows = filterPlaces(report.places, filter, report.wards);
  return <FigureLink value={rows.length} href={asked.hrefOf('havens', { ...filter })} />;
}
