import { selectCouncilChoices, type CouncilChoices } from '../../db/council-choices.ts';
import type { Database } from '../../db/database.ts';
import { selectQueue, type QueueFilter, type Task, type TaskCount } from '../../db/queue.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import type { TaskKind } from '../domain/tasks.ts';

export type { QueueFilter, Task, TaskCount } from '../../db/queue.ts';
export type { CouncilChoices } from '../../db/council-choices.ts';

export const TASKS_A_PAGE = 25;

/** A page of what waits in an authority, with how much there is of each kind. */
export interface Queue {
  readonly tasks: readonly Task[];
  readonly counts: readonly TaskCount[];
  /** Of the kind that was asked for, or of all. */
  readonly total: number;
  /** From 1: the last one where a later one was asked for. */
  readonly page: number;
  readonly choices: CouncilChoices;
}

/** Two reads, however much there is; three where a later page was asked for than there is. */
export async function listQueue({
  filter,
  task,
  page,
  db,
  clock,
}: {
  filter: QueueFilter;
  task: TaskKind | undefined;
  page: number;
  db: Database;
  clock: Clock;
}): Promise<Queue> {
  const today = londonDate(epochMinutes(clock.now()));
  const read = (at: number) =>
    selectQueue(db, filter, { today, task, limit: TASKS_A_PAGE, offset: (at - 1) * TASKS_A_PAGE });
  const { tasks, counts } = await read(page);
  const total = counts
    .filter((count) => task === undefined || count.task === task)
    .reduce((sum, count) => sum + count.all, 0);
  const shown = Math.min(page, Math.max(1, Math.ceil(total / TASKS_A_PAGE)));
  return {
    tasks: shown === page ? tasks : (await read(shown)).tasks,
    counts,
    total,
    page: shown,
    choices: await selectCouncilChoices(db, filter.authorityCode),
  };
}
