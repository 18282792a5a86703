import type { Decision } from './case-facts.ts';

/** What a text to a manager is written from. */
export interface DecisionSubject {
  readonly decision: Decision;
  readonly code: string;
  readonly venueName: string;
  readonly schemeName: string;
}

/** What each code asks of the manager, or tells her, where that is more than its name. */
const BY_CODE: Readonly<Partial<Record<Decision, Readonly<Record<string, string>>>>> = {
  ask_information: {
    evidence_missing: 'Something on the checklist has nothing to show for it yet. Please add it: ',
    evidence_unclear: 'Something that you sent does not show enough. Please add to it: ',
    facts_wrong: 'Please look at the name, the address and the hours again: ',
    possible_duplicate: 'It looks as if this venue is signed up already. Please tell us whether it is.',
  },
  ask_training: {
    training_missing: 'Before a decision, a lead and a deputy have to be trained.',
    training_too_few: 'Before a decision, more of the staff who meet the public have to be trained.',
    training_old: 'The training that you told us about is too long ago. Please arrange a new one.',
  },
  suspend: {
    failed_test: 'A visit showed that people who ask for help there may not get it.',
    concern_upheld: 'Somebody told us about something that went wrong there, and it was so.',
    training_lapsed: 'The training of the staff is out of date.',
    licence: 'The premises licence does not stand, or is under review.',
    closed: 'We have heard that it is closed.',
    hours_unconfirmed: 'Nobody has confirmed the opening hours for a long time.',
    plan_not_met: 'What had to be put right by a deadline was not, as far as we know.',
    incident: 'Something serious happened there that we have to look into.',
  },
  decline: {
    not_suitable: 'The premises do not meet what the scheme asks for.',
    evidence_missing: 'What we asked for did not come.',
    training_not_done: 'The staff were not trained.',
    no_answer: 'We asked and had no answer.',
    outside_area: 'The premises are not in our area.',
  },
  revoke: {
    failed_again: 'It did not pass our visits again and again.',
    incident: 'Something serious happened there.',
    closed_for_good: 'We have heard that it has closed for good.',
    licence_revoked: 'It has lost its premises licence.',
    misused: 'The name of the scheme was used wrongly.',
  },
};

const RIGHT_TO_REPLY =
  'You can reply to this within 28 days: answer this mail and say what we have got wrong. Somebody who did not take this decision reads it.';

/** Between a sentence about what happened and one about what to do. */
const TEXTS: Readonly<Record<Decision, (venue: string, scheme: string, why: string) => readonly string[]>> = {
  assess: (venue, scheme) => [
    `We have begun to look at ${venue} for ${scheme}. You need not do anything now.`,
  ],
  ask_information: (venue, scheme, why) => [
    `We are looking at ${venue} for ${scheme} and need something more from you.`,
    why,
  ],
  ask_training: (venue, scheme, why) => [
    `We have looked at what you sent about ${venue} for ${scheme}. What is left is training.`,
    why,
  ],
  accredit: (venue, scheme) => [
    `${venue} is accredited for ${scheme}. The public can find it from now on.`,
    'Please keep the opening hours right and the training current: the venue is shown only while they are.',
  ],
  renew: (venue, scheme) => [
    `The accreditation of ${venue} for ${scheme} is renewed. Thank you for going on.`,
  ],
  lift: (venue, scheme) => [
    `${venue} is shown to the public for ${scheme} again. Thank you for putting things right.`,
  ],
  suspend: (venue, scheme, why) => [
    `${venue} is suspended from ${scheme}: from now on the public is not shown it. Please take the sign off the door until it is shown again.`,
    why,
    'Tell us what you have put right, and we decide whether it can be shown again.',
  ],
  withdraw: (venue, scheme) => [
    `As you asked, ${venue} no longer takes part in ${scheme}. You can sign it up again at any time.`,
  ],
  decline: (venue, scheme, why) => [
    `We have decided not to accredit ${venue} for ${scheme}.`,
    why,
    RIGHT_TO_REPLY,
  ],
  revoke: (venue, scheme, why) => [
    `The accreditation of ${venue} for ${scheme} is revoked: it ends today. Please take the sign off the door.`,
    why,
    RIGHT_TO_REPLY,
  ],
};

/** What the managers are told unless the officer writes something else: paragraphs with an empty line between. */
export function textForManagers({ decision, code, venueName, schemeName }: DecisionSubject): string {
  const why = BY_CODE[decision]?.[code] ?? '';
  return TEXTS[decision](venueName, schemeName, why)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

const SUBJECTS: Readonly<Record<Decision, string>> = {
  assess: 'we are looking at your application',
  ask_information: 'we need something more from you',
  ask_training: 'training is what is left',
  accredit: 'it is accredited',
  renew: 'it is renewed',
  lift: 'it is shown again',
  suspend: 'it is suspended',
  withdraw: 'it no longer takes part',
  decline: 'what we have decided',
  revoke: 'its accreditation is revoked',
};

/** The subject of that mail. */
export function subjectForManagers({
  decision,
  venueName,
}: Pick<DecisionSubject, 'decision' | 'venueName'>): string {
  return `${venueName}: ${SUBJECTS[decision]}`;
}
