import { selectCouncilContacts } from '../../db/council-contacts.ts';
import type { Database, Write } from '../../db/database.ts';
import { insertMail } from '../../db/outbox.ts';
import type { LocalDate } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { inWords } from '../domain/list-words.ts';

/**
 * What is written when an application has come in: to its manager what happens next, to the council what waits.
 *
 * @param sequence of the venue's last event: the same application never mails twice, one that is sent again does
 */
export async function sentInMails({
  venueId,
  venueName,
  authority,
  schemeNames,
  again,
  firstLookBy,
  sequence,
  manager,
  publicOrigin,
  at,
  db,
}: {
  venueId: string;
  venueName: string;
  authority: { readonly code: string; readonly name: string } | undefined;
  schemeNames: readonly string[];
  /** Sent again after the council had asked for more. */
  again: boolean;
  firstLookBy: LocalDate;
  sequence: number;
  manager: { readonly id: string; readonly email: string };
  publicOrigin: string;
  at: string;
  db: Database;
}): Promise<readonly Write[]> {
  const schemes = inWords(schemeNames);
  const mail = (to: string, whose: string, subject: string, paragraphs: readonly string[]) =>
    insertMail(db, {
      reference: `sign-up/${venueId}/${sequence}/${whose}`,
      recipient: to,
      kind: 'sign_up',
      subject,
      body: paragraphs.join('\n\n'),
      createdAt: at,
    });
  const council = authority ? await selectCouncilContacts(db, authority.code) : [];
  const name = authority?.name ?? 'The council';
  return [
    mail(manager.email, manager.id, `${venueName}: we have your application`, [
      `Thank you. ${name} has your application for ${venueName}: ${schemes}.`,
      `Someone there looks at it by ${dateWords(firstLookBy)} and writes to you at this address. They may ask for more, or arrange a visit, and tell you how your staff are trained.`,
      'Nothing is shown to the public, and no sign goes up, before you hear that the venue is accredited.',
      'See where it stands, and change your hours or your contact details at any time:',
      `${publicOrigin}/admin/venues/${venueId}`,
    ]),
    ...council.map((address, place) =>
      mail(address, `council-${place + 1}`, `${again ? 'Sent in again' : 'New application'}: ${venueName}`, [
        `${venueName} has ${again ? 'answered what you asked and sent in its application again' : 'applied'}: ${schemes}.`,
        `Please look at it by ${dateWords(firstLookBy)}:`,
        `${publicOrigin}/admin/councils/${authority?.code}/venues/${venueId}`,
      ]),
    ),
  ];
}
