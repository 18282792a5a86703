import type { LocalDate } from '../../api/domain/clock.ts';
import type { Scheme } from '../../api/domain/scheme.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { PlanSummary } from '../../api/usecases/list-plans.ts';
import { DataTable, type Column } from '../html/data-table.tsx';
import { CAUSE_WORDS, PlanTag } from './words.tsx';

/** Action plans as rows: where, about what, by when, and how they stand. */
export function PlanTable({
  caption,
  empty,
  plans,
  schemes,
  today,
  ofOneVenue = false,
}: {
  caption: string;
  empty: string;
  plans: readonly PlanSummary[];
  schemes: readonly Pick<Scheme, 'key' | 'name'>[];
  today: LocalDate;
  /** True where the page is the venue's own, which then need not be named. */
  ofOneVenue?: boolean;
}) {
  const schemeName = (key: string) => schemes.find((scheme) => scheme.key === key)?.name ?? key;
  const columns: Column<PlanSummary>[] = [
    {
      heading: ofOneVenue ? 'About' : 'Venue',
      cell: ({ id, venueName, cause }) => (
        <a href={`/admin/plans/${id}`}>{ofOneVenue ? CAUSE_WORDS[cause] : venueName}</a>
      ),
    },
    ...(ofOneVenue ? [] : [{ heading: 'About', cell: ({ cause }: PlanSummary) => CAUSE_WORDS[cause] }]),
    { heading: 'Scheme', cell: (plan) => schemeName(plan.schemeKey) },
    { heading: 'Deadline', cell: ({ deadline }) => dateWords(deadline) },
    { heading: 'State', cell: (plan) => <PlanTag plan={plan} today={today} /> },
  ];
  return <DataTable caption={caption} captionHidden rows={plans} empty={empty} columns={columns} />;
}
