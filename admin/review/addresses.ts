import type { Decision } from '../../api/domain/case-facts.ts';
import type { TaskKind } from '../../api/domain/tasks.ts';
import type { Task } from '../../api/usecases/list-queue.ts';

export function councilAddress(authorityCode: string, page: string): string {
  return `/admin/councils/${authorityCode}/${page}`;
}

/** An officer's page of a venue. */
export function venueAddress(authorityCode: string, venueId: string): string {
  return councilAddress(authorityCode, `venues/${venueId}`);
}

export function decisionAddress(
  authorityCode: string,
  { venueId, schemeKey }: { venueId: string; schemeKey: string },
  decision: Decision,
): string {
  return `${venueAddress(authorityCode, venueId)}/schemes/${schemeKey}/${decision.replaceAll('_', '-')}`;
}

/** Where each task of a venue is done, if not on the venue's own page. */
const PLACES: Partial<Record<TaskKind, (task: Task) => string>> = {
  concern: ({ ref }) => `/admin/concerns/${ref}`,
  plan: ({ ref }) => `/admin/plans/${ref}`,
  visit: ({ ref }) => `/admin/visits/${ref}`,
  licence: ({ ref }) => `/admin/licences/${ref}`,
};

/**
 * Where a task is done; undefined where it is not for whoever looks.
 * @param administers of helplines administrators take care
 */
export function taskAddress(authorityCode: string, task: Task, administers: boolean): string | undefined {
  if (task.venueId === null)
    return administers ? councilAddress(authorityCode, `settings/helplines/${task.ref}`) : undefined;
  const own = venueAddress(authorityCode, task.venueId);
  if (task.task === 'evidence') return `${own}/evidence/${task.ref}`;
  if (task.task === 'change') return `${own}/changes/${task.ref}`;
  return PLACES[task.task]?.(task) ?? own;
}
