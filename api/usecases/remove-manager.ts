import type { Database } from '../../db/database.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { managedBy, managedByAnother, selectManagers } from '../../db/managers.ts';
import { insertMail } from '../../db/outbox.ts';
import { deleteVenueManager } from '../../db/people.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import { changesHands } from './list-managers.ts';
import { managerRemoved, managersChanged } from '../mail/messages.ts';
import { requireVenue } from './change-venue.ts';
import { letterhead, peoplePage } from './invite-manager.ts';
import { mailManagers } from './mail-managers.ts';
import { prepareRecheck } from './recheck-people.ts';
import { writeAndPublish } from './write-and-publish.ts';

/**
 * Takes a venue from one of its managers, also from oneself: gone with their next request, and told by mail. The last one
 * who has ever opened it stays: hand it over instead. Where nobody is left who managed it when it was accredited, the
 * council checks again who is trained, as after a handing over.
 *
 * Does nothing to someone who does not manage it, so that a form sent twice is no error.
 * @throws DomainError `venue.not_found` (404), `manager.last` (409)
 */
export async function removeManager({
  venueId,
  personId,
  actor,
  publicOrigin,
  db,
  clock,
  ids,
}: {
  venueId: string;
  personId: string;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<void> {
  const venue = await requireVenue(db, venueId);
  const managers = await selectManagers(db, venueId);
  const manager = managers.find((each) => each.personId === personId);
  if (!manager) return;
  const at = new Date(clock.now()).toISOString();
  const recheck = (await changesHands({ venueId, personId, db }))
    ? await prepareRecheck({ venue, actor, db, clock, ids })
    : undefined;
  const others = await mailManagers({
    venueId,
    but: personId,
    write: (name, council) => ({
      reference: `managers/removed/${venueId}/${personId}/${at}`,
      ...managersChanged({
        venue: name,
        change: 'removed',
        page: peoplePage(venueId),
        council,
        publicOrigin,
      }),
    }),
    db,
    clock,
  });
  try {
    await writeAndPublish({
      writes: [
        expectation(db, managedBy(venueId, personId)),
        expectation(db, managedByAnother(venueId, personId)),
        deleteVenueManager(db, { venueId, personId }),
        insertMail(db, {
          reference: `managers/removed/${venueId}/${personId}/${at}`,
          recipient: manager.email,
          createdAt: at,
          ...managerRemoved(letterhead(venue, publicOrigin)),
        }),
        ...others,
        ...(recheck?.writes ?? []),
      ],
      events: [
        {
          authority_code: venue.authorityCode,
          occurred_at: at,
          actor,
          action: 'manager.removed',
          subject: `venue/${venueId}`,
          details: { person: personId },
        },
        ...(recheck?.events ?? []),
      ],
      scopes: recheck?.scopes ?? [],
      db,
      clock,
    });
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    const now = await selectManagers(db, venueId);
    if (!now.some((each) => each.personId === personId)) return;
    throw conflict(
      'manager.last',
      'A venue needs at least one manager who has signed in. Hand it over to someone else instead.',
      error,
    );
  }
}
