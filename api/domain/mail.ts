/** What the register writes to people about. */
export const MAIL_KINDS = [
  'sign_in_code',
  'invitation',
  'sign_up',
  'decision',
  'change_decision',
  'reminder',
  'action_plan',
  'visit',
  'managers',
  'session',
  'certificate',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** Mail whose content lets someone in: wiped from the outbox as soon as it has left, or never will. */
export const SECRET_KINDS: readonly MailKind[] = ['sign_in_code'];

/** Where a mail stands, see db/migrations/0005_outbox.sql. */
export type MailState = 'waiting' | 'handing_over' | 'sent' | 'failed' | 'unclear';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A mail that could not be sent for so long is given up, unless it says a shorter time: it would tell old news. */
export const KEEP_TRYING_MS = 3 * DAY_MS;

/** While the service itself is down or busy one mail a minute is tried, so that all go soon after it is back. */
export const SERVICE_AWAY_MS = MINUTE_MS;

/** Minutes until the next try of a mail that was refused for the time being: a full mailbox, a greylist. */
const RETRY_MINUTES = [1, 5, 15, 60, 180, 480, 1440, 1440];

/**
 * Milliseconds to wait after a mail was refused for the time being, or undefined where it is to be given up.
 * @param refusals so far, this one included
 */
export function retryDelayMs(refusals: number): number | undefined {
  const minutes = RETRY_MINUTES[refusals - 1];
  return minutes === undefined ? undefined : minutes * MINUTE_MS;
}
