/** What a person can say about a place: the fixed choices of the public form. */
export const CONCERN_REASONS = [
  'closed',
  'not_there',
  'staff_did_not_know',
  'turned_away',
  'felt_unsafe',
  'other',
] as const;
export type ConcernReason = (typeof CONCERN_REASONS)[number];

export const LONGEST_CONCERN_NOTE = 500;

export const CONCERN_STATES = ['new', 'looked_at', 'closed'] as const;
export type ConcernState = (typeof CONCERN_STATES)[number];

/** How an officer closes a concern, each with a reason in words. */
export const CONCERN_OUTCOMES = ['upheld', 'not_upheld', 'already_known', 'not_about_the_venue'] as const;
export type ConcernOutcome = (typeof CONCERN_OUTCOMES)[number];
