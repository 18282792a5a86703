import { insertAccessRequest, selectWaitingRequest } from '../../db/access-requests.ts';
import { writeAudited } from '../../db/audit.ts';
import { selectCouncilContacts } from '../../db/council-contacts.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { insertMail } from '../../db/outbox.ts';
import { selectVenueContacts } from '../../db/venue-contacts.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import { actorOf } from '../domain/people.ts';
import { readSignUp } from './read-sign-up.ts';

/**
 * Asks those who manage a venue, and its council, to let someone in who wanted to sign it up a second time. Asking again
 * changes nothing while the first request waits.
 *
 * @throws DomainError `sign_up.not_found` (404), `sign_up.not_taken` (409)
 */
export async function askForAccess({
  signUpId,
  note,
  publicOrigin,
  person,
  db,
  clock,
  ids,
}: {
  signUpId: string;
  /** What they do there. */
  note: string;
  publicOrigin: string;
  person: { readonly id: string; readonly email: string };
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<void> {
  const { venue, taken } = await readSignUp({ signUpId, db, clock });
  if (!venue || !taken) {
    throw conflict(
      'sign_up.not_taken',
      'You need not ask for access to this venue: go on with your sign-up.',
    );
  }
  if (await selectWaitingRequest(db, venue.id, person.id)) return;
  const id = ids.next();
  const at = new Date(clock.now()).toISOString();
  const managers = (await selectVenueContacts(db, venue.id)).map(({ email }) => email);
  const council = venue.authorityCode === null ? [] : await selectCouncilContacts(db, venue.authorityCode);
  const recipients = [...new Set([...managers, ...council])].filter((address) => address !== person.email);
  const mails = recipients.map((recipient, place) =>
    insertMail(db, {
      reference: `access-request/${id}/${place + 1}`,
      recipient,
      kind: 'managers',
      subject: `${venue.name}: someone asks for access`,
      body: [
        `${person.email} says that they work at ${venue.name}, and asks to manage it on the register.`,
        `They wrote: ${note}`,
        'If you know them, let them in. If you do not, refuse: they are told no more than that.',
        `${publicOrigin}/admin/venues/${venue.id}/access-requests`,
      ].join('\n\n'),
      createdAt: at,
    }),
  );
  try {
    await writeAudited(
      db,
      [insertAccessRequest(db, { id, venueId: venue.id, personId: person.id, note, askedAt: at }), ...mails],
      [
        {
          authority_code: venue.authorityCode,
          occurred_at: at,
          actor: actorOf(person),
          action: 'access.asked',
          subject: `venue/${venue.id}`,
          details: { request: id },
        },
      ],
    );
  } catch (error) {
    // The form was sent twice in one moment: the first request waits.
    if (!(error instanceof ConflictError && error.concerns('access_requests'))) throw error;
  }
}
