import type { ConcernSummary } from '../../api/usecases/list-concerns.ts';
import { ConcernTable } from './concern-table.tsx';

/**
 * The concerns about one venue, for its page: placed under a heading of that page.
 * @example <ConcernsPanel concerns={casework.concerns} seesNotes />
 */
export function ConcernsPanel(props: { concerns: readonly ConcernSummary[]; seesNotes: boolean }) {
  return (
    <ConcernTable
      caption="Concerns"
      empty="Nobody has raised a concern about this venue."
      ofOneVenue
      captionHidden
      {...props}
    />
  );
}
