import {
  answerAccessRequest as writeAnswer,
  requestStillWaits,
  selectWaitingRequest,
  selectWaitingRequests,
  type AccessRequest,
} from '../../db/access-requests.ts';
import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { insertMail } from '../../db/outbox.ts';
import { insertVenueManager } from '../../db/people.ts';
import { selectVenueRecord } from '../../db/venue-facts.ts';
import type { Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { actorOf } from '../domain/people.ts';
import { venueWords } from '../mail/messages.ts';

export type { AccessRequest } from '../../db/access-requests.ts';

/** Who waits to be let in to a venue. */
export function listAccessRequests({
  venueId,
  db,
}: {
  venueId: string;
  db: Database;
}): Promise<readonly AccessRequest[]> {
  return selectWaitingRequests(db, venueId);
}

/**
 * Lets someone in who asked to manage a venue, or refuses. Either way they are told. Answering what is answered already
 * changes nothing.
 *
 * @throws DomainError `venue.not_found` (404)
 */
export async function answerAccessRequest({
  venueId,
  personId,
  answer,
  publicOrigin,
  by,
  db,
  clock,
}: {
  venueId: string;
  /** Who asked. */
  personId: string;
  answer: 'granted' | 'refused';
  publicOrigin: string;
  by: { readonly id: string };
  db: Database;
  clock: Clock;
}): Promise<void> {
  const venue = await selectVenueRecord(db, venueId);
  if (!venue) throw notFound('venue.not_found', 'This venue is not on the register.');
  const request = await selectWaitingRequest(db, venueId, personId);
  if (!request) return;
  const at = new Date(clock.now()).toISOString();
  const actor = actorOf(by);
  const granted = answer === 'granted';
  const name = venueWords(venue.name);
  try {
    await writeAudited(
      db,
      [
        expectation(db, requestStillWaits(request.id)),
        writeAnswer(db, request.id, { answer, by: actor, at }),
        ...(granted ? [insertVenueManager(db, { venueId, personId, at, by: actor })] : []),
        insertMail(db, {
          reference: `access-request/${request.id}/${answer}`,
          recipient: request.email,
          kind: 'managers',
          subject: granted ? `You can now manage ${name}` : `${name}: you were not given access`,
          body: (granted
            ? [`You asked for access to ${name}, and have it now.`, `${publicOrigin}/admin/venues/${venueId}`]
            : [
                `You asked for access to ${name}. Those who manage it did not give it.`,
                'If you think that this is wrong, speak to them, or to the council.',
              ]
          ).join('\n\n'),
          createdAt: at,
        }),
      ],
      [
        {
          authority_code: venue.authorityCode,
          occurred_at: at,
          actor,
          action: `access.${answer}`,
          subject: `venue/${venueId}`,
          details: { request: request.id, person: personId },
        },
      ],
    );
  } catch (error) {
    // Somebody else answered a moment before: what they said stands.
    if (!changedMeanwhile(error)) throw error;
  }
}
