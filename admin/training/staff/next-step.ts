import { dateWords } from '../../../api/html/time-words.ts';
import type { ShownTraining } from '../../../api/usecases/show-venue-training.ts';
import { trainingAddress } from './addresses.ts';

/** The one thing to do next about a venue's training. */
export interface NextStep {
  readonly text: string;
  readonly href: string;
  /** Why, or by when. */
  readonly hint: string;
}

/**
 * What a manager does next: what everything else waits for comes first. Undefined where nothing waits.
 */
export function nextStep(training: ShownTraining): NextStep | undefined {
  const { venue, working, joined, lines, schemes, hasLink, today } = training;
  const at = (page: string) => trainingAddress(venue.id, page);
  const against = new Set(schemes.flatMap(({ standing }) => standing.reasons.map(({ kind }) => kind)));
  if (joined.length > 0)
    return {
      text:
        joined.length === 1
          ? 'Say whether someone works here'
          : `Say whether ${joined.length} people work here`,
      href: at('joined'),
      hint: 'They joined by your link. Their training counts once you have.',
    };
  if (working.length === 0)
    return {
      text: hasLink ? 'Show your staff the code' : 'Make the link for your staff',
      href: at('link'),
      hint: 'They scan it with their own phone and learn in about 15 minutes.',
    };
  if (against.has('headcount') || against.has('shifts'))
    return {
      text: 'Confirm how many meet the public',
      href: `/admin/venues/${venue.id}/headcount`,
      hint: 'Without it no training counts.',
    };
  if (against.has('not_listed'))
    return {
      text: 'Add everyone who meets the public',
      href: at(hasLink ? 'link' : 'staff/new'),
      hint: 'Fewer are on the list than you said work here.',
    };
  const toLearn = lines.filter(({ need }) => need === 'again' || need === 'learn');
  if (against.has('too_few') && toLearn.length > 0)
    return {
      text: 'Show your staff the code',
      href: at('link'),
      hint: `${toLearn.length} ${toLearn.length === 1 ? 'person has' : 'people have'} to learn.`,
    };
  if (against.has('duty'))
    return {
      text: 'Choose a lead and a deputy',
      href: at('leads'),
      hint: 'Two people who are trained and in date.',
    };
  return dueNext(training, today, at);
}

/** What is due before long, although the rule holds. */
function dueNext(
  { venue, schemes, lines }: ShownTraining,
  today: string,
  at: (page: string) => string,
): NextStep | undefined {
  const due = schemes.flatMap(({ standing }) => standing.headcountDueOn ?? []).toSorted()[0];
  if (due !== undefined && due <= today)
    return {
      text: 'Confirm how many meet the public',
      href: `/admin/venues/${venue.id}/headcount`,
      hint: `It was due on ${dateWords(due)}.`,
    };
  const soon = lines.filter(({ need }) => need === 'soon' || need === 'again' || need === 'learn');
  const until = schemes.flatMap(({ standing }) => standing.until ?? []).toSorted()[0];
  if (soon.length > 0 && until !== undefined)
    return {
      text: 'Have your staff learn again',
      href: at('link'),
      hint: `Training counts until ${dateWords(until)} with what is known today.`,
    };
  return undefined;
}
