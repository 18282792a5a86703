import type { AccreditationState } from '../domain/accreditation.ts';
import type { LocalDate } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { letter, plain, quote, venueWords, type Letter, type Letterhead } from './letter.ts';

/** Which venue under which scheme, and its page. */
export interface AboutAccreditation extends Letterhead {
  readonly venue: string;
  /** The scheme's public name: `Ask for Angela`. */
  readonly scheme: string;
  /** The venue's page: `/admin/venues/k3f9x2m4q`. */
  readonly page: string;
}

/** A sign-up has come in. */
export function signUpReceived({ venue, scheme, ...rest }: AboutAccreditation): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'sign_up',
    subject: `We have your sign-up for ${name}`,
    paragraphs: [
      `Thank you for signing ${name} up for ${plain(scheme)}.`,
      'The council looks at it next. It may ask you for more, visit the venue, and see that staff are trained. It then decides, and we write to you.',
      'Until then the venue is not shown to the public. You can see where it stands here:',
    ],
    ...rest,
  });
}

/** The council cannot go on without an answer. */
export function moreInformationNeeded({
  venue,
  scheme,
  reason,
  ...rest
}: AboutAccreditation & { reason: string }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'decision',
    subject: `${name}: the council needs more from you`,
    paragraphs: [
      `The council has looked at the sign-up of ${name} for ${plain(scheme)}, and needs more from you before it can go on. It writes:`,
      quote(reason),
      'Please answer here. What you filled in before is kept:',
    ],
    ...rest,
  });
}

/** What a decision means, and what the manager does next. */
const DECIDED: Partial<Record<AccreditationState, readonly [means: string, next: string]>> = {
  in_assessment: [
    'The council has begun to look at the sign-up.',
    'You need do nothing now. You can see where it stands here:',
  ],
  training_required: [
    'The sign-up looks right so far. Staff have to be trained before the council can decide.',
    'See who still has to be trained, and how, here:',
  ],
  ready_for_decision: [
    'Everything is there. The council decides next.',
    'You need do nothing now. You can see where it stands here:',
  ],
  accredited: [
    'The venue is accredited.',
    'It is shown to the public while staff are trained to help and its hours are right. Keep both up to date here:',
  ],
  declined: [
    'The council has decided not to accredit the venue.',
    'You can read the reason, answer it, and sign up again here:',
  ],
  revoked: [
    'The council has ended the accreditation. The venue is not shown to the public from now on. Please take its sticker and posters down.',
    'You can read the reason and answer it here:',
  ],
  withdrawn: [
    'The venue has left the scheme and is not shown to the public. Please take its sticker and posters down.',
    'You can sign up again at any time here:',
  ],
};

/**
 * The council has decided.
 * @param reason as the manager may read it; empty where there is none
 * @param validTo last day of an accreditation
 */
export function decisionMade({
  venue,
  scheme,
  state,
  reason = '',
  validTo,
  ...rest
}: AboutAccreditation & { state: AccreditationState; reason?: string; validTo?: LocalDate }): Letter {
  const name = venueWords(venue);
  const [means, next] = DECIDED[state] ?? ['There is a decision about the venue.', 'You can read it here:'];
  const until = state === 'accredited' && validTo ? ` It lasts until ${dateWords(validTo)}.` : '';
  return letter({
    kind: 'decision',
    subject: `A decision about ${name}`,
    paragraphs: [
      `This is about ${name} and ${plain(scheme)}.`,
      `${means}${until}`,
      ...(reason.trim() === '' ? [] : ['The council writes:', quote(reason)]),
      next,
    ],
    ...rest,
  });
}

/** The venue is hidden at once. */
export function suspended({
  venue,
  scheme,
  reason,
  ...rest
}: AboutAccreditation & { reason: string }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'decision',
    subject: `Please read today: ${name}`,
    paragraphs: [
      `${name} is suspended under ${plain(scheme)} and is not shown to the public from now on. Please take its sticker and posters down for the time being.`,
      'The council writes:',
      quote(reason),
      'It can be shown again when the council has seen that this is put right. Read what to do, and answer, here:',
    ],
    ...rest,
  });
}

/** A suspended venue may be shown again. */
export function reinstated({
  venue,
  scheme,
  validTo,
  ...rest
}: AboutAccreditation & { validTo: LocalDate }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'decision',
    subject: `A decision about ${name}`,
    paragraphs: [
      `${name} is no longer suspended under ${plain(scheme)}. It is accredited until ${dateWords(validTo)}.`,
      'It is shown to the public again while staff are trained to help and its hours are right. You can put its sticker and posters up again. Check hours and training here:',
    ],
    ...rest,
  });
}

const IN_ABOUT = { 90: 'in about three months', 60: 'in about two months', 30: 'in about a month' };

/** An accreditation ends in about 90, 60 or 30 days. */
export function renewalReminder({
  venue,
  scheme,
  days,
  validTo,
  ...rest
}: AboutAccreditation & { days: 90 | 60 | 30; validTo: LocalDate }): Letter {
  const name = venueWords(venue);
  const last =
    days === 30
      ? 'If it is not renewed by then, the venue is no longer shown to the public. This is the last reminder.'
      : 'If it is not renewed by then, the venue is no longer shown to the public.';
  return letter({
    kind: 'reminder',
    subject: `${name}: renew by ${dateWords(validTo)}`,
    paragraphs: [
      `The accreditation of ${name} for ${plain(scheme)} ends on ${dateWords(validTo)}, ${IN_ABOUT[days]}. ${last}`,
      'To renew, confirm the opening hours, how many staff there are, and the pledge. It takes about five minutes:',
    ],
    ...rest,
  });
}

/** An accreditation has ended. */
export function lapsed({
  venue,
  scheme,
  validTo,
  ...rest
}: AboutAccreditation & { validTo: LocalDate }): Letter {
  const name = venueWords(venue);
  return letter({
    kind: 'decision',
    subject: `${name}: the accreditation has ended`,
    paragraphs: [
      `The accreditation of ${name} for ${plain(scheme)} ended on ${dateWords(validTo)}. The venue is not shown to the public from now on. Please take its sticker and posters down.`,
      'You can still renew it the short way for 90 days after that day. After that, sign up again. Both here:',
    ],
    ...rest,
  });
}
