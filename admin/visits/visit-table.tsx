import type { LocalDate } from '../../api/domain/clock.ts';
import type { Scheme } from '../../api/domain/scheme.ts';
import { debriefDueOn, retestDueOn } from '../../api/domain/visit.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { VisitSummary } from '../../api/usecases/list-visits.ts';
import { DataTable, type Column } from '../html/data-table.tsx';
import { Tag } from '../html/tags.tsx';
import { dayOf } from '../instants.ts';
import { KIND_WORDS, OutcomeTag } from './words.tsx';

/** Visits as rows: where, what kind, how it stands, and what is late. */
export function VisitTable({
  caption,
  empty,
  visits,
  schemes,
  today,
  namesVisitor,
  ofOneVenue = false,
}: {
  caption: string;
  empty: string;
  visits: readonly VisitSummary[];
  schemes: readonly Pick<Scheme, 'key' | 'name'>[];
  today: LocalDate;
  namesVisitor: boolean;
  /** True where the page is the venue's own, which then need not be named. */
  ofOneVenue?: boolean;
}) {
  const schemeName = (key: string) => schemes.find((scheme) => scheme.key === key)?.name ?? key;
  const link = (visit: VisitSummary, text: string) => <a href={`/admin/visits/${visit.id}`}>{text}</a>;
  const columns: Column<VisitSummary>[] = [
    ofOneVenue
      ? { heading: 'Visit', cell: (visit) => link(visit, KIND_WORDS[visit.kind]) }
      : { heading: 'Venue', cell: (visit) => link(visit, visit.venueName) },
    ...(ofOneVenue ? [] : [{ heading: 'Kind', cell: (visit: VisitSummary) => KIND_WORDS[visit.kind] }]),
    { heading: 'Scheme', cell: (visit) => schemeName(visit.schemeKey) },
    { heading: 'When', cell: (visit) => <When visit={visit} today={today} /> },
    { heading: 'Result', cell: (visit) => <Result visit={visit} today={today} /> },
    ...(namesVisitor ? [{ heading: 'Who goes', cell: ({ visitor }: VisitSummary) => visitor }] : []),
  ];
  return <DataTable caption={caption} captionHidden rows={visits} empty={empty} columns={columns} />;
}

function When({ visit: { state, dueOn, visitedAt }, today }: { visit: VisitSummary; today: LocalDate }) {
  if (visitedAt !== null) return <>{dateWords(dayOf(visitedAt))}</>;
  return (
    <>
      by {dateWords(dueOn)} {state === 'planned' && dueOn < today && <Tag tone="orange">Overdue</Tag>}
    </>
  );
}

function Result({ visit, today }: { visit: VisitSummary; today: LocalDate }) {
  const { state, outcome, visitedAt, debriefedOn, kind, hasRetest } = visit;
  if (state === 'called_off') return <Tag tone="grey">Called off</Tag>;
  if (outcome === null || visitedAt === null) return <>Not made yet</>;
  const visitedOn = dayOf(visitedAt);
  const retest = hasRetest ? undefined : retestDueOn({ kind, outcome, visitedOn });
  return (
    <>
      <OutcomeTag outcome={outcome} />{' '}
      {debriefedOn === null && debriefDueOn(visitedOn) < today && (
        <>
          <Tag tone="orange">Venue not told</Tag>{' '}
        </>
      )}
      {retest !== undefined && <span class="muted">retest by {dateWords(retest)}</span>}
    </>
  );
}
