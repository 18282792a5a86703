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

/** A note as it is kept: no halves of characters, no control characters, one kind of line break, nothing around it. */
export function plainNote(typed: string): string {
  return typed
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, (mark) => (mark === '\n' ? mark : ' '))
    .trim();
}
