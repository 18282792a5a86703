/** What visitors look at, as data: the same key in every kind of visit, so that results can be compared over time. */

/** `mystery`: a covert test. `inspection`: announced or not, as an officer. `advisory`: to help, before or between tests. */
export const VISIT_KINDS = ['mystery', 'inspection', 'advisory'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export interface RubricQuestion {
  readonly key: string;
  readonly asks: string;
  /** Without this a person in trouble would not have been helped: a no makes the visit poor. */
  readonly decisive: boolean;
  /** What the venue has to put right where the answer is no. */
  readonly remedy: string;
}

/**
 * The covert test: what Ask for Angela tests in England have graded since 2024. Asks of the venue, never of a member of
 * staff.
 */
const MYSTERY: readonly RubricQuestion[] = [
  {
    key: 'phrase_recognised',
    asks: 'Did staff understand what you were asking for?',
    decisive: true,
    remedy: 'Brief everyone who meets the public, new starters first, on what people say and what it means.',
  },
  {
    key: 'discreet',
    asks: 'Were they discreet, so that nobody nearby would have noticed?',
    decisive: false,
    remedy: 'Practise answering quietly, without drawing the attention of people nearby.',
  },
  {
    key: 'quieter_spot',
    asks: 'Did they offer to move you to a quieter spot?',
    decisive: false,
    remedy: 'Choose a quieter spot where a person can wait, and make sure everyone on shift knows it.',
  },
  {
    key: 'options_offered',
    asks: 'Did they say what they could do: call a taxi, a friend or the police, or let you wait?',
    decisive: false,
    remedy: 'Keep a list of what staff can offer (taxi, phone call, police, a place to wait) by the till.',
  },
  {
    key: 'welfare_checked',
    asks: 'Did they ask how you were, and keep an eye on you?',
    decisive: false,
    remedy: 'Practise asking how a person is, and looking in on them until they leave.',
  },
  {
    key: 'manager_brought_in',
    asks: 'If they were unsure, did they bring in a manager?',
    decisive: false,
    remedy: 'Make sure that everyone knows whom to fetch when they are unsure, on every shift.',
  },
];

const ON_SITE: readonly RubricQuestion[] = [
  {
    key: 'phrase_recognised',
    asks: 'Do the staff you ask know what people say, and what to do then?',
    decisive: true,
    remedy: 'Brief everyone who meets the public, new starters first, on what people say and what it means.',
  },
  {
    key: 'trained_person_on_shift',
    asks: 'Is a trained person on shift now?',
    decisive: true,
    remedy: 'Plan shifts so that a trained person is there at all times when help is promised.',
  },
  {
    key: 'manager_brought_in',
    asks: 'Do staff know whom to fetch when they are unsure?',
    decisive: false,
    remedy: 'Make sure that everyone knows whom to fetch when they are unsure, on every shift.',
  },
  {
    key: 'quieter_spot',
    asks: 'Is there a quieter spot where a person can wait?',
    decisive: false,
    remedy: 'Choose a quieter spot where a person can wait, and make sure everyone on shift knows it.',
  },
  {
    key: 'sign_on_show',
    asks: 'Is the scheme’s sign on show where it should be?',
    decisive: false,
    remedy: 'Put the scheme’s sign where people see it. Ask the council for a new one if it is lost.',
  },
  {
    key: 'records_kept',
    asks: 'Are the training records and the incident log on site and up to date?',
    decisive: false,
    remedy: 'Bring the training records and the incident log up to date, and keep them on site.',
  },
  {
    key: 'hours_right',
    asks: 'Are the hours that the finder shows the real ones?',
    decisive: false,
    remedy: 'Correct your hours on the register, so that nobody comes when no help is there.',
  },
];

/** The questions of each kind of visit, in the order in which they are asked. */
export const RUBRIC: Readonly<Record<VisitKind, readonly RubricQuestion[]>> = {
  mystery: MYSTERY,
  inspection: ON_SITE,
  advisory: ON_SITE,
};
