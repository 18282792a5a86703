import type { AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConstraintError } from '../../db/errors.ts';
import { selectManagers } from '../../db/managers.ts';
import { insertMail } from '../../db/outbox.ts';
import { insertPerson, insertVenueManager, selectPersonByEmail } from '../../db/people.ts';
import { writeAudited } from '../../db/audit.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import { actorOf, normalEmail } from '../domain/people.ts';
import { managerAdded, managersChanged, type Letterhead } from '../mail/messages.ts';
import { requireVenue } from './change-venue.ts';
import { mailManagers } from './mail-managers.ts';

/** More than any venue needs: an account that fell into wrong hands cannot write to the whole town. */
export const MOST_MANAGERS = 20;

/**
 * Lets someone else manage a venue and tells them by mail; the other managers are told too. It holds from their next
 * request. Does nothing for someone who manages it already.
 *
 * @returns whether anything was done
 * @throws DomainError `venue.not_found` (404), `manager.too_many`, `manager.stopped` (409)
 */
export async function inviteManager({
  venueId,
  email,
  inviter,
  publicOrigin,
  db,
  clock,
  ids,
}: {
  venueId: string;
  email: string;
  inviter: { readonly id: string };
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ invited: boolean }> {
  const venue = await requireVenue(db, venueId);
  const invite = async () => {
    const invitation = await prepareInvitation({ venue, email, inviter, db, clock, ids });
    if (!invitation) return { invited: false };
    const others = await mailManagers({
      venueId,
      write: (name, council) => ({
        reference: `managers/added/${venueId}/${invitation.personId}/${clock.now()}`,
        ...managersChanged({
          venue: name,
          change: 'added',
          page: peoplePage(venueId),
          council,
          publicOrigin,
        }),
      }),
      db,
      clock,
    });
    const told = insertMail(db, {
      reference: `invitation/${venueId}/${invitation.personId}/${invitation.at}`,
      recipient: invitation.email,
      createdAt: invitation.at,
      ...managerAdded({ ...letterhead(venue, publicOrigin), page: `/admin/venues/${venueId}` }),
    });
    await writeAudited(db, [...invitation.writes, told, ...others], [invitation.event]);
    return { invited: true };
  };
  try {
    return await invite();
  } catch (error) {
    // Two invited the same new address at once: the second one finds the person that the first one made.
    if (!(error instanceof ConstraintError) || error.constraint !== 'foreign_key') throw error;
    return invite();
  }
}

/** What lets someone manage a venue, to be written together with a letter that says so. */
export interface Invitation {
  readonly personId: string;
  readonly email: string;
  /** Instant, UTC ISO text. */
  readonly at: string;
  readonly writes: readonly Write[];
  readonly event: AuditEntry;
}

/** Undefined for someone who manages the venue already. */
export async function prepareInvitation({
  venue,
  email: typed,
  inviter,
  db,
  clock,
  ids,
}: {
  venue: VenueRecord;
  email: string;
  inviter: { readonly id: string };
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<Invitation | undefined> {
  const email = normalEmail(typed);
  const managers = await selectManagers(db, venue.id);
  if (managers.some((manager) => manager.email === email)) return undefined;
  if (managers.length >= MOST_MANAGERS) {
    const message = `A venue has ${MOST_MANAGERS} managers at most. Remove someone first.`;
    throw conflict('manager.too_many', message);
  }
  const known = await selectPersonByEmail(db, email);
  if (known && known.stoppedAt !== null) {
    const message = 'This address cannot be used here. Ask your council about it, or give another one.';
    throw conflict('manager.stopped', message);
  }
  const personId = known?.id ?? ids.next() + ids.next();
  const at = new Date(clock.now()).toISOString();
  const by = actorOf(inviter);
  return {
    personId,
    email,
    at,
    writes: [
      ...(known ? [] : [insertPerson(db, { id: personId, email, name: '', at })]),
      insertVenueManager(db, { venueId: venue.id, personId, at, by }),
    ],
    event: {
      authority_code: venue.authorityCode,
      occurred_at: at,
      actor: by,
      action: 'manager.invited',
      subject: `venue/${venue.id}`,
      details: { person: personId },
    },
  };
}

/** Who writes about a venue. */
export function letterhead(venue: VenueRecord, publicOrigin: string): Letterhead & { venue: string } {
  return { venue: venue.name, council: venue.authorityName || null, publicOrigin };
}

export function peoplePage(venueId: string): string {
  return `/admin/venues/${venueId}/people`;
}
