import type { Database, Write } from '../../db/database.ts';
import { insertMail } from '../../db/outbox.ts';
import { selectVenueContacts, selectVenueTitle } from '../../db/venue-contacts.ts';
import type { Clock } from '../domain/clock.ts';
import type { MailKind } from '../domain/mail.ts';
import { bodyOf, venueWords, type Letter } from '../mail/messages.ts';

/** A mail about a venue: its paragraphs, or one of the letters of api/mail/messages.ts. */
export type ManagerMail = {
  /** The reason to write, in ids only; each manager's own id is added. */
  readonly reference: string;
} & (Letter | { readonly kind: MailKind; readonly subject: string; readonly paragraphs: readonly string[] });

/**
 * The same mail to each manager of a venue, as writes of the outbox: they belong in one write with the change they tell
 * of.
 * @param but the id of one who is not told
 * @param write gets the venue's name, fit for a line, and the council's as the register names it
 */
export async function mailManagers({
  venueId,
  but,
  write,
  db,
  clock,
}: {
  venueId: string;
  but?: string;
  write: (venueName: string, council: string | null) => ManagerMail;
  db: Database;
  clock: Clock;
}): Promise<readonly Write[]> {
  const contacts = (await selectVenueContacts(db, venueId)).filter(({ personId }) => personId !== but);
  if (contacts.length === 0) return [];
  const { name, council } = await selectVenueTitle(db, venueId);
  const mail = write(venueWords(name), council);
  const { reference, kind, subject } = mail;
  const body = 'body' in mail ? mail.body : bodyOf(mail.paragraphs, council);
  return contacts.map(({ personId, email }) =>
    insertMail(db, {
      reference: `${reference}/${personId}`,
      recipient: email,
      kind,
      subject,
      body,
      createdAt: new Date(clock.now()).toISOString(),
    }),
  );
}
