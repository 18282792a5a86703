import type { LocalDate } from './clock.ts';
import { dayNumber } from './london-time.ts';

/** What waits for a council's people, each kind with what there is to do. */
export const TASKS = {
  concern: 'Look at a concern',
  licence: 'Look at the premises licence',
  application: 'Begin to assess',
  change: 'Decide on a change of name, address or place',
  evidence: 'Look at evidence',
  decision: 'Decide',
  assessment: 'Finish the assessment',
  plan: 'Follow an action plan',
  visit: 'Make a visit',
  renewal: 'Renew',
  training: 'Training ends',
  suspended: 'Decide whether it can be shown again',
  information: 'Waiting for the manager',
  untrained: 'Waiting for training',
  review: 'Check what an import found',
  helpline: 'Check a helpline',
} as const satisfies Record<string, string>;
export type TaskKind = keyof typeof TASKS;
export const TASK_KINDS = Object.keys(TASKS) as readonly TaskKind[];

/**
 * Days within which each kind is to be done, counted from when it came up; what has a day of its own (the end of an
 * accreditation, the deadline of a plan) goes by that. Our own defaults: a person was in danger, or may be, before paper.
 */
export const TASK_DAYS = {
  concern: 2,
  licence: 2,
  application: 7,
  change: 5,
  evidence: 7,
  decision: 7,
  assessment: 14,
  suspended: 28,
  information: 28,
  untrained: 56,
  review: 30,
} as const satisfies Partial<Record<TaskKind, number>>;

/** Training that ends within so many days is a task. */
export const TRAINING_TASK_DAYS = 30;
/** A helpline that was not checked for so long is one (domain.md §8). */
export const HELPLINE_MONTHS = 6;

/** Whole days from one to another; negative where it has gone. */
export function daysUntil(day: LocalDate, today: LocalDate): number {
  return dayNumber(day) - dayNumber(today);
}
