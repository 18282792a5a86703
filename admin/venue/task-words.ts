import type { LocalDate } from '../../api/domain/clock.ts';
import { checklistItem } from '../../api/domain/checklist.ts';
import { waitsForManager, type ManagerTask } from '../../api/domain/manager-tasks.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { Task } from '../html/lists.tsx';

/** What a task is about. */
export interface TaskOf {
  readonly venueId: string;
  readonly schemeName: (key: string) => string;
  /** The application under a scheme, where it is on the register. */
  readonly signUpOf: Readonly<Record<string, string>>;
  readonly today: LocalDate;
}

/** A task of a manager as a line of a task list: what, where to do it, and by when. */
export function taskLine(task: ManagerTask, of: TaskOf): Task {
  const { today } = of;
  const { title, href, hint } = wordsOf(task, of);
  const overdue = task.due !== undefined && task.due < today;
  if (!waitsForManager(task)) return { title, hint, status: 'With the council' };
  return {
    title,
    href,
    hint: [dueWords(task.due, today), hint].filter(Boolean).join(' ') || undefined,
    ...(overdue ? { status: 'Overdue', tone: 'red' } : { status: 'To do', tone: 'blue' }),
  };
}

function dueWords(due: LocalDate | undefined, today: LocalDate): string {
  if (due === undefined) return '';
  if (due < today) return `It was due on ${dateWords(due)}.`;
  return due === today ? 'By the end of today.' : `By ${dateWords(due)}.`;
}

function wordsOf(
  task: ManagerTask,
  { venueId, schemeName, signUpOf }: TaskOf,
): Pick<Task, 'title' | 'href' | 'hint'> {
  const base = `/admin/venues/${venueId}`;
  const application = (key: string): string =>
    signUpOf[key] === undefined ? '/admin/sign-up' : `/admin/sign-up/${signUpOf[key]}`;
  switch (task.kind) {
    case 'put_right':
      return {
        title: `Put right what the council asks: ${schemeName(task.schemeKey)}`,
        href: `${base}/plans/${task.planId}`,
      };
    case 'suspended':
      return {
        title: `${schemeName(task.schemeKey)} is suspended`,
        hint: `${task.reason} Ask your council what it needs to show the venue again.`,
      };
    case 'more_information':
      return {
        title: `Answer the council: ${schemeName(task.schemeKey)}`,
        href: application(task.schemeKey),
        hint: task.reason,
      };
    case 'better_evidence':
      return {
        title: `Show more: ${checklistItem(task.item).name} (${schemeName(task.schemeKey)})`,
        href: application(task.schemeKey),
        hint: task.note,
      };
    case 'training':
      return {
        title: `Train your staff: ${schemeName(task.schemeKey)}`,
        href: `${base}/training`,
        hint: 'They learn on their own phone, in about 15 minutes.',
      };
    case 'training_ends':
      return {
        title: `Train your staff again: ${schemeName(task.schemeKey)}`,
        href: `${base}/training`,
        hint: 'After that day the public no longer sees the venue.',
      };
    case 'take_down_signs':
      return {
        title: `Take the signs down: ${schemeName(task.schemeKey)}`,
        href: `${base}/signs`,
        hint: 'The public is not shown the venue under it now, so no sign may say otherwise.',
      };
    case 'replace_signs':
      return {
        title: `Put up new signs: ${schemeName(task.schemeKey)}`,
        href: `${base}/signs`,
        hint: 'The accreditation has a new last day.',
      };
    case 'finish_sign_up':
      return { title: `Finish signing up: ${schemeName(task.schemeKey)}`, href: '/admin/sign-up' };
    case 'renew':
      return {
        title: `Renew ${schemeName(task.schemeKey)}`,
        href: `${base}/renewal`,
        hint: task.lapsed
          ? 'It has lapsed. Until that day you can renew it without applying anew.'
          : 'Confirm the hours, the number of staff and the pledge. It takes a few minutes.',
      };
    case 'enter_hours':
      return {
        title: 'Enter the opening hours',
        href: `${base}/hours`,
        hint: 'The public is told to call first.',
      };
    case 'confirm_hours':
      return {
        title: 'Confirm the hours',
        href: `${base}/confirm-hours`,
        hint: 'People go by them at night.',
      };
    case 'confirm_headcount':
      return { title: 'Say how many staff meet the public', href: `${base}/headcount` };
    case 'place':
      return {
        title: 'Say where the venue is',
        href: `${base}/place`,
        hint: 'Without a place on the map it is shown to nobody.',
      };
  }
}
