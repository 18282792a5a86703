import type { LocalDate } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { bodyOf, letter, plain, venueWords, type Letter } from './letter.ts';
import type { AboutAccreditation } from './messages-accreditation.ts';

/** About a venue's training; to who leads it there without a page, since they have no account. */
export type AboutTraining = Omit<AboutAccreditation, 'page'> & {
  readonly page: string | null;
  /** Where somebody without an account says how often they want such mail; null in what is told in any case. */
  readonly choice?: string | null;
};

/** A letter whose reader may have no account. */
function toVenue({
  kind,
  subject,
  paragraphs,
  page,
  choice = null,
  council,
  publicOrigin,
}: Pick<AboutTraining, 'page' | 'choice' | 'council' | 'publicOrigin'> & {
  kind: Letter['kind'];
  subject: string;
  paragraphs: readonly string[];
}): Letter {
  if (page !== null) return letter({ kind, subject, paragraphs, page, council, publicOrigin });
  const whose = 'You get this because you are the lead or the deputy of the trained staff there.';
  const often = choice === null ? [] : [`Choose how often we write to you: ${publicOrigin}${choice}`];
  return { kind, subject, body: bodyOf([...paragraphs, whose, ...often], council) };
}

const next = (page: string | null): string =>
  page === null
    ? 'The managers of the venue can see who it is about.'
    : 'See who it is about, and what to do, here:';

/** The venue is hidden: its training no longer meets the rule. */
export function trainingBelow({
  venue,
  scheme,
  steps,
  deadline,
  ...rest
}: AboutTraining & { steps: readonly string[]; deadline: LocalDate }): Letter {
  const name = venueWords(venue);
  return toVenue({
    kind: 'action_plan',
    subject: `${name} is not shown: its training is under the rule`,
    paragraphs: [
      `${name} no longer meets the training rule of ${plain(scheme)}, so it is not shown to the public from now on. It comes back by itself as soon as the rule is met again.`,
      steps.map((step) => `- ${step}`).join('\n'),
      `Please do this by ${dateWords(deadline)}. After that day the venue is suspended, and its sign has to come off the door.`,
      next(rest.page),
    ],
    ...rest,
  });
}

/** The rule is met again, and the venue is shown. */
export function trainingBack({
  venue,
  scheme,
  until,
  ...rest
}: AboutTraining & { until: LocalDate }): Letter {
  const name = venueWords(venue);
  return toVenue({
    kind: 'action_plan',
    subject: `${name}: its training meets the rule again`,
    paragraphs: [
      `Enough of the staff at ${name} are trained and in date for ${plain(scheme)} again. Nothing about its training keeps it from being shown to the public any more, and its sign may be on the door.`,
      `With what is known today this holds until ${dateWords(until)}.`,
      rest.page === null ? 'The managers of the venue can see more.' : 'See where the venue stands here:',
    ],
    ...rest,
  });
}

/** Training that holds ends in a month, or in a week. */
export function trainingEnds({
  venue,
  scheme,
  until,
  days,
  steps,
  ...rest
}: AboutTraining & { until: LocalDate; days: 30 | 7; steps: readonly string[] }): Letter {
  const name = venueWords(venue);
  const soon = days === 7 ? 'within a week' : 'within a month';
  return toVenue({
    kind: 'reminder',
    subject: `${name}: training holds until ${dateWords(until)}`,
    paragraphs: [
      `The staff at ${name} meet the training rule of ${plain(scheme)} until ${dateWords(until)}: that is ${soon}. The day after, the public is no longer shown the venue. To keep it shown:`,
      steps.map((step) => `- ${step}`).join('\n'),
      next(rest.page),
    ],
    ...rest,
  });
}

/** People who began two weeks ago have not begun to learn. */
export function startersUnclaimed({
  venue,
  count,
  ...rest
}: Omit<AboutTraining, 'scheme'> & { count: number }): Letter {
  const name = venueWords(venue);
  const who = count === 1 ? 'One new member of staff has' : `${count} new members of staff have`;
  return toVenue({
    kind: 'reminder',
    subject: `${name}: ${count === 1 ? 'a new starter has' : 'new starters have'} not begun to learn`,
    paragraphs: [
      `${who} been at ${name} for two weeks without beginning the training. It takes 10 to 20 minutes on a phone: show them the sheet with the code in the staff room.`,
      'If somebody has left, mark it on the staff list: then they no longer count.',
      next(rest.page),
    ],
    ...rest,
  });
}

/** How a venue's training stands under a scheme, in a line of the monthly summary. */
export interface SummaryLine {
  readonly scheme: string;
  readonly trained: number;
  readonly publicFacing: number;
  readonly needed: number;
  /** Null where the rule is not met. */
  readonly until: LocalDate | null;
}

/** The first of the month. */
export function trainingSummary({
  venue,
  month,
  lines,
  headcountDueOn,
  ...rest
}: Omit<AboutTraining, 'scheme'> & {
  /** `June 2026` */
  month: string;
  lines: readonly SummaryLine[];
  headcountDueOn: LocalDate | null;
}): Letter {
  const name = venueWords(venue);
  const words = lines.map(({ scheme, trained, publicFacing, needed, until }) => {
    const stands =
      until === null
        ? 'the rule is not met, and the venue is not shown for this'
        : `the rule is met until ${dateWords(until)}`;
    return `- ${plain(scheme)}: ${trained} of ${publicFacing} who meet the public are trained and in date, ${needed} are needed; ${stands}.`;
  });
  return toVenue({
    kind: 'reminder',
    subject: `${name}: training in ${month}`,
    paragraphs: [
      `How the training of the staff at ${name} stands at the beginning of ${month}:`,
      words.join('\n'),
      headcountDueOn === null
        ? 'Please confirm how many of the staff meet the public.'
        : `Please confirm how many of the staff meet the public by ${dateWords(headcountDueOn)}.`,
      rest.page === null
        ? 'The managers of the venue can see more.'
        : 'How often we write to you is in your account. Your staff are here:',
    ],
    ...rest,
  });
}
