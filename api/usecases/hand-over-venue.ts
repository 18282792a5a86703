import type { Database } from '../../db/database.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { managedBy } from '../../db/managers.ts';
import { deleteVenueManager } from '../../db/people.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { invalid } from '../domain/errors.ts';
import { actorOf, normalEmail } from '../domain/people.ts';
import { requireVenue, venueChangedMeanwhile } from './change-venue.ts';
import { prepareInvitation, type Inviter } from './invite-manager.ts';
import { prepareRecheck } from './recheck-people.ts';
import { writeAndPublish } from './write-and-publish.ts';

/**
 * Hands a venue over: someone else manages it from now on, and whoever hands it over no longer does, in one step. A change
 * of manager opens a re-check under each scheme the venue is accredited under.
 *
 * @returns the last day to answer the re-check; null where there is none
 * @throws DomainError `venue.not_found` (404), `manager.same` (400), `manager.too_many`, `manager.stopped`,
 *   `venue.changed_meanwhile`, `accreditation.decided_meanwhile` (409), `accreditation.not_yet_public` (503)
 */
export async function handOverVenue({
  venueId,
  email,
  manager,
  publicOrigin,
  db,
  clock,
  ids,
}: {
  venueId: string;
  /** Of whoever takes over. */
  email: string;
  manager: Inviter;
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ deadline: string | null }> {
  if (normalEmail(email) === manager.email) {
    const advice = 'Enter the address of the person who takes over, not your own.';
    throw invalid('manager.same', advice, { email: advice });
  }
  const venue = await requireVenue(db, venueId);
  const actor = actorOf(manager);
  const recheck = await prepareRecheck({ venue, actor, db, clock, ids });
  const more =
    recheck.deadline === null
      ? []
      : [
          `Because the venue changes hands, the council checks again who is trained there. Please sign in and do what stands on the venue’s page by ${dateWords(recheck.deadline)}: if nothing is heard by then, the venue is no longer shown to the public.`,
        ];
  const invitation = await prepareInvitation({
    venue,
    email,
    inviter: manager,
    publicOrigin,
    more,
    db,
    clock,
    ids,
  });
  const leaving = {
    authority_code: venue.authorityCode,
    occurred_at: new Date(clock.now()).toISOString(),
    actor,
    action: 'manager.handed_over',
    subject: `venue/${venueId}`,
    details: { person: manager.id, ...(invitation && { to: invitation.personId }) },
  };
  try {
    await writeAndPublish({
      writes: [
        expectation(db, managedBy(venueId, manager.id)),
        ...(invitation?.writes ?? []),
        deleteVenueManager(db, { venueId, personId: manager.id }),
        ...recheck.writes,
      ],
      events: [...(invitation ? [invitation.event] : []), leaving, ...recheck.events],
      scopes: recheck.scopes,
      db,
      clock,
    });
  } catch (error) {
    throw changedMeanwhile(error) ? venueChangedMeanwhile(error) : error;
  }
  return { deadline: recheck.deadline };
}
