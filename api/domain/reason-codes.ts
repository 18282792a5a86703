/**
 * Why an officer decided so: a word that can be counted beside the sentence that the manager reads. Jobs and visits use
 * codes of their own (`plan_overdue`, `failed_visit`); `codeWords` knows them all.
 */
export const REASON_CODES = {
  assess: { complete: 'Everything that was asked for has come in' },
  ask_information: {
    evidence_missing: 'Evidence is missing',
    evidence_unclear: 'Evidence is there, but not enough',
    facts_wrong: 'Name, address or hours look wrong',
    possible_duplicate: 'This may be a venue that is signed up already',
    other: 'Another reason',
  },
  ask_training: {
    training_missing: 'Nobody is trained yet',
    training_too_few: 'Not enough people are trained',
    training_old: 'The training is too long ago',
  },
  accredit: { criteria_met: 'All that the scheme asks for is met' },
  decline: {
    not_suitable: 'The premises do not suit the scheme',
    evidence_missing: 'What was asked for did not come',
    training_not_done: 'Staff were not trained',
    no_answer: 'Nobody answered',
    outside_area: 'The premises are not in our area',
    other: 'Another reason',
  },
  renew: { confirmed: 'The venue has confirmed that everything still holds' },
  suspend: {
    failed_test: 'It did not pass a visit',
    concern_upheld: 'A concern about it was right',
    training_lapsed: 'Training is out of date',
    licence: 'Its premises licence does not stand, or is under review',
    closed: 'It has closed, for now or for good',
    hours_unconfirmed: 'Nobody has confirmed its hours',
    plan_not_met: 'What it had to put right was not',
    incident: 'Something serious happened there',
    other: 'Another reason',
  },
  lift: {
    retest_passed: 'It passed another visit',
    training_renewed: 'Training is up to date again',
    plan_met: 'What was wrong is put right',
    licence_restored: 'Its premises licence stands',
    reopened: 'It has reopened',
    hours_confirmed: 'Its hours are confirmed',
    by_mistake: 'It was suspended by mistake',
    other: 'Another reason',
  },
  revoke: {
    failed_again: 'It failed again and again',
    incident: 'Something serious happened there',
    closed_for_good: 'It has closed for good',
    licence_revoked: 'It has lost its premises licence',
    misused: 'It used the scheme’s name wrongly',
    other: 'Another reason',
  },
  withdraw: {
    asked: 'The manager asked us to',
    closed_for_good: 'It has closed for good',
    duplicate: 'It is signed up twice',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** Codes of what the register does by itself. */
const OTHER_CODES: Readonly<Record<string, string>> = {
  rule_met: 'Training, evidence and visit are all there',
  not_renewed: 'It was not renewed in time',
  renewal_reminder: 'A reminder to renew',
  training_reminder: 'A reminder that training ends',
  hours_reminder: 'A reminder to confirm the hours',
  training_refreshed: 'Training was recorded anew',
  failed_visit: 'It did not pass a visit',
  plan_overdue: 'What it had to put right by a deadline was not',
  plan_visit: 'There is something to put right after a visit',
  plan_concern: 'There is something to put right after a concern',
  plan_training: 'There is training to put right',
  plan_licence: 'There is something about the licence to put right',
  plan_change_of_people: 'The manager or supervisor changed',
};

/** A code in words; undefined for one that nobody knows. */
export function codeWords(code: string): string | undefined {
  for (const codes of [...Object.values(REASON_CODES), OTHER_CODES])
    if (Object.hasOwn(codes, code)) return (codes as Readonly<Record<string, string>>)[code];
  return undefined;
}
