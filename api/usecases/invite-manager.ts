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
import { requireVenue } from './change-venue.ts';
import { mailManagers } from './mail-managers.ts';

/** Who sends an invitation: their name, or else their address, stands in the mail. */
export interface Inviter {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

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
  inviter: Inviter;
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ invited: boolean }> {
  const venue = await requireVenue(db, venueId);
  const invite = async () => {
    const invitation = await prepareInvitation({ venue, email, inviter, publicOrigin, db, clock, ids });
    if (!invitation) return { invited: false };
    const others = await mailManagers({
      venueId,
      write: (name) => ({
        reference: `managers/added/${venueId}/${invitation.personId}/${clock.now()}`,
        kind: 'managers',
        subject: `Someone else can manage ${name} now`,
        paragraphs: [
          `${normalEmail(email)} was invited to manage ${name}. If that is not right, remove them here, or tell your council:`,
          `${publicOrigin}/admin/venues/${venueId}/people`,
        ],
      }),
      db,
      clock,
    });
    await writeAudited(db, [...invitation.writes, ...others], [invitation.event]);
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

/** An invitation that is to be written together with something else; undefined for someone who manages the venue already. */
export async function prepareInvitation({
  venue,
  email: typed,
  inviter,
  publicOrigin,
  more = [],
  db,
  clock,
  ids,
}: {
  venue: VenueRecord;
  email: string;
  inviter: Inviter;
  publicOrigin: string;
  /** Paragraphs that the mail says as well. */
  more?: readonly string[];
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ personId: string; writes: readonly Write[]; event: AuditEntry } | undefined> {
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
    writes: [
      ...(known ? [] : [insertPerson(db, { id: personId, email, name: '', at })]),
      insertVenueManager(db, { venueId: venue.id, personId, at, by }),
      insertMail(db, {
        reference: `invitation/${venue.id}/${personId}/${at}`,
        recipient: email,
        kind: 'invitation',
        subject: `You can now manage ${venue.name} on Havens`,
        body: [
          `${inviter.name || inviter.email} has asked you to manage ${venue.name} on the register of places where staff are trained to help.`,
          `Sign in at ${publicOrigin}/admin/venues/${venue.id} with this e-mail address. We then send you a code: there is no password.`,
          ...more,
          'If you did not expect this, you need do nothing.',
        ].join('\n\n'),
        createdAt: at,
      }),
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
