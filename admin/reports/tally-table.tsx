import { VISIT_OUTCOMES } from '../../api/domain/visit.ts';
import {
  filterVisits,
  tallyOf,
  type CountedVisit,
  type VisitFilter,
} from '../../api/domain/visit-figures.ts';
import type { Column } from '../html/data-table.tsx';
import { outcomeWords } from '../visits/words.tsx';
import type { Asked } from './asked.ts';
import { FigureLink } from './figure-link.tsx';
import { FigureTable } from './figure-table.tsx';
import { shareWords } from './words.ts';

/** Visits of one line of a table, and the filter that finds them. */
export interface TallyRow {
  readonly label: string;
  readonly filter: VisitFilter;
  readonly visits: readonly CountedVisit[];
}

export function tallyRow(label: string, visits: readonly CountedVisit[], filter: VisitFilter): TallyRow {
  return { label, filter, visits: filterVisits(visits, filter) };
}

/** Visits by how they went: each number leads to its visits. */
export function TallyTable({
  caption,
  heading,
  asked,
  rows,
}: {
  caption: string;
  heading: string;
  asked: Asked;
  rows: readonly TallyRow[];
}) {
  const link = (filter: VisitFilter, value: number) => (
    <FigureLink value={value} href={asked.hrefOf('visits/list', { ...filter })} />
  );
  const columns: Column<TallyRow>[] = [
    { heading, cell: ({ label }) => label },
    { heading: 'Visits', numeric: true, cell: ({ filter, visits }) => link(filter, visits.length) },
    ...VISIT_OUTCOMES.map((outcome) => ({
      heading: outcomeWords(outcome),
      numeric: true,
      cell: ({ filter, visits }: TallyRow) =>
        link({ ...filter, outcome }, filterVisits(visits, { outcome }).length),
    })),
    { heading: 'Went well', numeric: true, cell: ({ visits }) => shareWords(tallyOf(visits)) },
  ];
  return <FigureTable caption={caption} rows={rows} columns={columns} empty="" />;
}
