/** How often somebody wants mail about training. */
export const MAIL_FREQUENCIES = ['each', 'monthly', 'none'] as const;
export type MailFrequency = (typeof MAIL_FREQUENCIES)[number];

/** Where nobody has chosen. */
export const USUAL_FREQUENCY: MailFrequency = 'each';

export function isMailFrequency(text: unknown): text is MailFrequency {
  return (MAIL_FREQUENCIES as readonly unknown[]).includes(text);
}

/**
 * `reminder`: something ends, or somebody has not begun. `summary`: the first of the month. That a venue is no longer shown,
 * or is again, is told whatever somebody chose.
 */
export function wantsMail(frequency: MailFrequency, about: 'reminder' | 'summary'): boolean {
  return about === 'reminder' ? frequency === 'each' : frequency !== 'none';
}
