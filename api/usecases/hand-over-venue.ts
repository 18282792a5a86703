import type { Database, Write } from '../../db/database.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { managedBy, managedByAddress } from '../../db/managers.ts';
import { insertMail } from '../../db/outbox.ts';
import { deleteVenueManager } from '../../db/people.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import { actorOf, normalEmail } from '../domain/people.ts';
import { actionPlanOpened, handedOver, type Letter } from '../mail/messages.ts';
import { requireVenue, venueChangedMeanwhile } from './change-venue.ts';
import { letterhead, prepareInvitation } from './invite-manager.ts';
import { prepareRecheck, type Recheck } from './recheck-people.ts';
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
  email: typed,
  manager,
  publicOrigin,
  db,
  clock,
  ids,
}: {
  venueId: string;
  /** Of whoever takes over. */
  email: string;
  manager: { readonly id: string; readonly email: string };
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ deadline: string | null }> {
  const email = normalEmail(typed);
  if (email === manager.email) {
    const advice = 'Enter the address of the person who takes over, not your own.';
    throw invalid('manager.same', advice, { email: advice });
  }
  const venue = await requireVenue(db, venueId);
  const actor = actorOf(manager);
  const at = new Date(clock.now()).toISOString();
  const recheck = await prepareRecheck({ venue, actor, db, clock, ids });
  const invitation = await prepareInvitation({ venue, email, inviter: manager, db, clock, ids });
  const leaving = {
    authority_code: venue.authorityCode,
    occurred_at: at,
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
        // Who managed it already may have been removed meanwhile: then nobody would.
        expectation(db, managedByAddress(venueId, email)),
        ...recheck.writes,
        ...handOverMails({ venue, from: manager.email, to: email, recheck, at, publicOrigin, db }),
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

/** To both, and what there is to do to the one who takes over. */
function handOverMails({
  venue,
  from,
  to,
  recheck: { deadline, steps, hides },
  at,
  publicOrigin,
  db,
}: {
  venue: VenueRecord;
  from: string;
  to: string;
  recheck: Pick<Recheck, 'deadline' | 'steps' | 'hides'>;
  at: string;
  publicOrigin: string;
  db: Database;
}): readonly Write[] {
  const head = { ...letterhead(venue, publicOrigin), page: `/admin/venues/${venue.id}` };
  const mail = (about: string, recipient: string, letter: Letter) =>
    insertMail(db, {
      reference: `handed-over/${venue.id}/${at}/${about}`,
      recipient,
      createdAt: at,
      ...letter,
    });
  return [
    mail('gave', from, handedOver({ ...head, you: 'gave' })),
    mail('got', to, handedOver({ ...head, you: 'got' })),
    ...(deadline === null
      ? []
      : [mail('recheck', to, actionPlanOpened({ ...head, steps, deadline, hidden: hides }))]),
  ];
}
