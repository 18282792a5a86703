import { dateWords } from './date-words.ts';
import { inWords } from './list-words.ts';
import type { StandingReason } from './training-reasons.ts';
import type { TrainingStanding } from './training-standing.ts';
import type { TrainingStatus } from './training.ts';

/** What somebody is called by their id; empty where their name was erased, or is not for whoever reads. */
export type NameOf = (staffId: string) => string;

export const TRAINING_STATUS_WORDS: Readonly<Record<TrainingStatus, string>> = {
  not_started: 'Not started',
  partly_trained: 'Partly trained',
  current: 'Current',
  expiring: 'Ends soon',
  lapsed: 'Lapsed',
};

/** A whole sentence of what stands against a scheme's training rule: `2 of 9 staff are out of date: Ada and Bo.` */
export function reasonWords(reason: StandingReason, nameOf: NameOf): string {
  switch (reason.kind) {
    case 'too_few':
      return `${reason.trained} of ${reason.publicFacing} staff who meet the public are trained and in date; the rule asks for ${reason.needed}.`;
    case 'out_of_date':
      return `${of(reason)} out of date${names(reason.staff, nameOf)}.`;
    case 'not_trained':
      return `${of(reason)} not trained yet${names(reason.staff, nameOf)}.`;
    case 'not_listed':
      return `You said that ${reason.declared} meet the public; ${reason.listed} of them ${reason.listed === 1 ? 'is' : 'are'} on the list.`;
    case 'duty':
      return reason.staff === null
        ? `No ${reason.duty} is chosen among the trained staff.`
        : `${dutyWords(reason.duty, nameOf(reason.staff))} is not trained or no longer in date.`;
    case 'headcount':
      return reason.confirmedOn === null
        ? 'Nobody has confirmed the number of staff yet.'
        : `The number of staff was last confirmed on ${dateWords(reason.confirmedOn)}, which is too long ago.`;
    case 'shifts':
      return 'Nobody has said that a trained person is there on every shift.';
  }
}

/** How a venue's training stands, in sentences: what it comes to, then what stands against it or ends it. */
export function standingWords(standing: TrainingStanding, nameOf: NameOf): readonly string[] {
  const { holds, until, trainedPeople, publicFacing, needed, reasons, ahead } = standing;
  if (!holds || until === null) return reasons.map((reason) => reasonWords(reason, nameOf));
  return [
    `${trainedPeople} of ${publicFacing} staff who meet the public are trained and in date; the rule asks for ${needed}.`,
    `This holds until ${dateWords(until)} with what is known today.`,
    ...ahead.map((reason) => `After that: ${lowerFirst(reasonWords(reason, nameOf))}`),
  ];
}

function of({ staff, publicFacing }: { staff: readonly string[]; publicFacing: number }): string {
  return `${staff.length} of ${publicFacing} staff ${staff.length === 1 ? 'is' : 'are'}`;
}

/** More names than these are no sentence any more. */
const MOST_NAMES = 6;

function names(staff: readonly string[], nameOf: NameOf): string {
  const known = staff
    .map(nameOf)
    .filter((name) => name !== '')
    .slice(0, MOST_NAMES);
  // Who may see no names reads a number, and no list of nobody.
  if (known.length === 0) return '';
  const others = staff.length - known.length;
  return `: ${inWords([...known, ...(others === 0 ? [] : [others === 1 ? 'one more' : `${others} more`])])}`;
}

function dutyWords(duty: string, name: string): string {
  return name === '' ? `The ${duty}` : `The ${duty}, ${name},`;
}

/** Names keep their capitals: only the first letter of a sentence that does not begin with one. */
function lowerFirst(sentence: string): string {
  return /^(No|Nobody|The|You)\b/.test(sentence)
    ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
    : sentence;
}

/** What a venue is asked to do about it, for an action plan: never with anyone's name. */
export function remedyWords(reason: StandingReason): string | undefined {
  switch (reason.kind) {
    case 'too_few':
      return `Have ${reason.needed} people trained and in date: by your staff list ${reason.trained} of the ${reason.publicFacing} who meet the public are.`;
    case 'not_listed':
      return `Put everyone who meets the public on your staff list: ${reason.listed} of the ${reason.declared} are.`;
    case 'duty':
      return `Have a ${reason.duty} who is trained and in date.`;
    case 'headcount':
      return 'Confirm how many of your staff meet the public.';
    case 'shifts':
      return 'Plan shifts so that a trained person is there on every one, and say so.';
    case 'out_of_date':
    case 'not_trained':
      return undefined;
  }
}

export function remediesFor(reasons: readonly StandingReason[]): readonly string[] {
  return reasons.flatMap((reason) => remedyWords(reason) ?? []);
}
