import type { LocalDate } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { letter, quote, venueWords, type Letter, type Letterhead } from './letter.ts';

/** Which venue, and the page to go to. */
export interface AboutVenue extends Letterhead {
  readonly venue: string;
  readonly page: string;
}

/**
 * There is something to put right.
 * @param steps one line each
 * @param hidden whether the venue is not shown from now on
 */
export function actionPlanOpened({
  venue,
  steps,
  deadline,
  hidden,
  ...rest
}: AboutVenue & { steps: readonly string[]; deadline: LocalDate; hidden: boolean }): Letter {
  const name = venueWords(venue);
  const by = dateWords(deadline);
  return letter({
    kind: 'action_plan',
    subject: `${name}: what to put right by ${by}`,
    paragraphs: [
      hidden
        ? `${name} is not shown to the public from now on. It can be shown again once the following is put right and the council has decided so.`
        : `There is something to put right at ${name} by ${by}. If it is not put right by then, the venue is no longer shown to the public.`,
      steps.map((step) => quote(step)).join('\n'),
      `Please do this by ${by}, and tell the council here what you did:`,
    ],
    ...rest,
  });
}

/** The deadline of an action plan is near, and nothing was heard. */
export function actionPlanDueSoon({
  venue,
  deadline,
  ...rest
}: AboutVenue & { deadline: LocalDate }): Letter {
  const name = venueWords(venue);
  const by = dateWords(deadline);
  return letter({
    kind: 'action_plan',
    subject: `${name}: please answer by ${by}`,
    paragraphs: [
      `There is something to put right at ${name} by ${by}, and the council has not heard that it was. If it is not put right by then, the venue is no longer shown to the public.`,
      'Read what it is, and tell the council what you did, here:',
    ],
    ...rest,
  });
}

/** The deadline of an action plan has passed, so the venue is suspended. */
export function deadlineMissed({ venue, deadline, ...rest }: AboutVenue & { deadline: LocalDate }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'action_plan',
    subject: `Please read today: ${name}`,
    paragraphs: [
      `There was something to put right at ${name} by ${dateWords(deadline)}. The council has not heard that it was, so the venue is not shown to the public from now on.`,
      'If you have put it right, tell the council here what you did:',
    ],
    ...rest,
  });
}

/** The public facts that wait for an officer. */
export type ChangedFact = 'name' | 'address' | 'position';

const FACT_WORDS: Readonly<Record<ChangedFact, string>> = {
  name: 'name',
  address: 'address',
  position: 'place on the map',
};

/**
 * The council has decided on a change that a manager asked for.
 * @param facts what was to change
 * @param reason as the manager may read it; empty where there is none
 */
export function changeDecided({
  venue,
  facts,
  approved,
  reason = '',
  ...rest
}: AboutVenue & { facts: readonly ChangedFact[]; approved: boolean; reason?: string }): Letter {
  const name = venueWords(venue);
  const what = listWords(facts.map((fact) => FACT_WORDS[fact]));
  return letter({
    kind: 'change_decision',
    subject: `A decision about ${name}`,
    paragraphs: [
      approved
        ? `Your change to the ${what} of ${name} is approved. The public sees it now.`
        : `Your change to the ${what} of ${name} was not approved. The public still sees what was there before.`,
      ...(reason.trim() === '' ? [] : ['The council writes:', quote(reason)]),
      approved ? 'Please check it here:' : 'You can change it and send it again here:',
    ],
    ...rest,
  });
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
