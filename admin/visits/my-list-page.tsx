import type { LocalDate } from '../../api/domain/clock.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { OwnVisitRow } from '../../api/usecases/list-own-visits.ts';
import { TaskList } from '../html/lists.tsx';
import { dayOf } from '../instants.ts';
import { KIND_WORDS } from './words.tsx';

/** A tester's first page, for a thumb: where to go next, and what was recorded. */
export function MyVisitsPage({
  planned,
  done,
  today,
}: {
  planned: readonly OwnVisitRow[];
  done: readonly OwnVisitRow[];
  today: LocalDate;
}) {
  return (
    <>
      <h1>My visits</h1>
      {planned.length === 0 ? (
        <p>You have no visit to make. We send you an e-mail when there is one.</p>
      ) : (
        <TaskList
          id="planned"
          tasks={planned.map(({ id, venueName, kind, dueOn }) => ({
            title: venueName,
            href: `/admin/my-visits/${id}`,
            hint: `${KIND_WORDS[kind]}, by ${dateWords(dueOn)}`,
            status: dueOn < today ? 'Overdue' : 'To do',
            tone: dueOn < today ? 'orange' : 'blue',
          }))}
        />
      )}
      {done.length > 0 && (
        <>
          <h2>Recorded</h2>
          <ul>
            {done.map(({ id, venueName, visitedAt }) => (
              <li key={id}>
                {venueName}
                {visitedAt !== null && `, ${dateWords(dayOf(visitedAt))}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
