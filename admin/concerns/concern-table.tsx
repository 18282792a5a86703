import type { ConcernSummary } from '../../api/usecases/list-concerns.ts';
import { DataTable, type Column } from '../html/data-table.tsx';
import { whenWords } from '../instants.ts';
import { ConcernTag, REASON_WORDS } from './words.tsx';

/** Concerns as rows: what was said, of which place, when. */
export function ConcernTable({
  caption,
  empty,
  concerns,
  seesNotes,
  ofOneVenue = false,
  captionHidden = !ofOneVenue,
}: {
  caption: string;
  empty: string;
  concerns: readonly ConcernSummary[];
  /** False for those who may not read what people wrote, nor open a concern. */
  seesNotes: boolean;
  /** True where the page is the venue's own, which then need not be named. */
  ofOneVenue?: boolean;
  /** True where a heading above says the same. */
  captionHidden?: boolean;
}) {
  const link = ({ id, reason }: ConcernSummary) =>
    seesNotes ? <a href={`/admin/concerns/${id}`}>{REASON_WORDS[reason]}</a> : REASON_WORDS[reason];
  const columns: Column<ConcernSummary>[] = [
    { heading: 'What was said', cell: link },
    ...(ofOneVenue ? [] : [{ heading: 'Venue', cell: ({ venueName }: ConcernSummary) => venueName }]),
    ...(seesNotes
      ? [
          {
            heading: 'Note',
            cell: ({ note }: ConcernSummary) => <span class="as-written">{note || 'None'}</span>,
          },
        ]
      : []),
    { heading: 'Received', cell: ({ receivedAt }) => whenWords(receivedAt) },
    { heading: 'State', cell: (concern) => <ConcernTag concern={concern} /> },
  ];
  return (
    <DataTable
      caption={caption}
      captionHidden={captionHidden}
      rows={concerns}
      empty={empty}
      columns={columns}
    />
  );
}
