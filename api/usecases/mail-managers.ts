import type { Database, Write } from '../../db/database.ts';
import { insertMail } from '../../db/outbox.ts';
import { selectVenueContacts, selectVenueName } from '../../db/venue-contacts.ts';
import type { Clock } from '../domain/clock.ts';
import type { MailKind } from '../domain/mail.ts';

/** A mail about a venue. */
export interface ManagerMail {
  /** The reason to write, in ids only; each manager's own id is added. */
  readonly reference: string;
  readonly kind: MailKind;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/**
 * The same mail to each manager of a venue, as writes of the outbox: they belong in one write with the change they tell
 * of.
 * @param write gets the venue's name
 */
export async function mailManagers({
  venueId,
  write,
  db,
  clock,
}: {
  venueId: string;
  write: (venueName: string) => ManagerMail;
  db: Database;
  clock: Clock;
}): Promise<readonly Write[]> {
  const contacts = await selectVenueContacts(db, venueId);
  if (contacts.length === 0) return [];
  const { reference, kind, subject, paragraphs } = write(await selectVenueName(db, venueId));
  return contacts.map(({ personId, email }) =>
    insertMail(db, {
      reference: `${reference}/${personId}`,
      recipient: email,
      kind,
      subject,
      body: paragraphs.join('\n\n'),
      createdAt: new Date(clock.now()).toISOString(),
    }),
  );
}
