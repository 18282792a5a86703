import { MODULE_NAMES } from '../../../api/domain/training-modules.ts';
import type { OfferedSession } from '../../../api/usecases/list-sessions.ts';
import { DataTable } from '../../html/data-table.tsx';
import { startWords, staffName } from './words.tsx';

/** The sessions that a venue's manager can book. */
export function OfferedPage({ venueId, sessions }: { venueId: string; sessions: readonly OfferedSession[] }) {
  return (
    <>
      <h1>Training sessions</h1>
      <p>
        Somebody from the council teaches your staff, together with those of other venues. Who came has a
        record of it the same day.
      </p>
      <DataTable
        caption="Sessions to come"
        rows={sessions}
        empty="No session is planned at the moment. Your staff can learn on their own phones meanwhile."
        columns={[
          {
            heading: 'When',
            cell: (session) => (
              <a href={`/admin/venues/${venueId}/training/sessions/${session.id}`}>{startWords(session)}</a>
            ),
          },
          { heading: 'What', cell: ({ moduleKey }) => MODULE_NAMES[moduleKey] },
          { heading: 'Where', cell: ({ place }) => place },
          {
            heading: 'Places left',
            numeric: true,
            cell: ({ places, booked }) => Math.max(0, places - booked),
          },
          {
            heading: 'Your staff',
            cell: ({ ours }) => (ours.length === 0 ? 'Nobody yet' : ours.map(staffName).join(', ')),
          },
        ]}
      />
    </>
  );
}
