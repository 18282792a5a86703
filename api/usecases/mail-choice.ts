import type { Database } from '../../db/database.ts';
import { selectMailChoices, upsertMailChoice } from '../../db/mail-choices.ts';
import { selectStaffMember } from '../../db/staff.ts';
import type { Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { USUAL_FREQUENCY, type MailFrequency } from '../domain/mail-choice.ts';
import type { Seal } from '../domain/seal.ts';

export { MAIL_FREQUENCIES, type MailFrequency } from '../domain/mail-choice.ts';

/** How often somebody wants mail about training. @param who `person/…` or `staff/…` */
export async function readMailChoice({ who, db }: { who: string; db: Database }): Promise<MailFrequency> {
  return (await selectMailChoices(db, [who])).get(who) ?? USUAL_FREQUENCY;
}

/** Somebody chooses how often they want mail about training. Their own choice: nobody else decides on it. */
export async function chooseMail({
  who,
  frequency,
  db,
  clock,
}: {
  who: string;
  frequency: MailFrequency;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  await db.writeAll([upsertMailChoice(db, who, { frequency, at })]);
}

/** 128 of the 256 bits: nobody guesses one, and the address stays short enough for a line of mail. */
const KEY_DIGITS = 32;

/**
 * Where a member of staff, who has no account, chooses: the address is in mail to them alone, opens nothing else, and says
 * nothing of them.
 */
export function mailChoicePath(staffId: string, seal: Seal): string {
  return `/join/mail/${staffId}.${keyOf(staffId, seal)}`;
}

function keyOf(staffId: string, seal: Seal): string {
  return seal(`mail choice of staff/${staffId}`).slice(0, KEY_DIGITS);
}

/**
 * Whose choice an address is about.
 * @param key the last part of `mailChoicePath`
 * @returns `staff/…`
 * @throws DomainError `mail_choice.unknown` (404) for an address that is not ours, or of somebody who was erased
 */
export async function whoChooses({
  key,
  seal,
  db,
}: {
  key: string;
  seal: Seal;
  db: Database;
}): Promise<string> {
  const [staffId = '', digits = ''] = key.split('.');
  const member = keyOf(staffId, seal) === digits ? await selectStaffMember(db, staffId) : undefined;
  if (!member || member.name === '')
    throw notFound(
      'mail_choice.unknown',
      'This address is no longer in use. Open it from a newer mail, or ask a manager of the venue to take your e-mail address off the staff list.',
    );
  return `staff/${staffId}`;
}
