import { writeAudited } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import {
  insertJoinLink,
  linkIsStill,
  selectVenueLink,
  updateLinkRevoked,
  type JoinLink,
} from '../../db/join-links.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import { requireVenue, type VenueRecord } from './change-venue.ts';
import { staffEvent } from './change-staff.ts';

export type { JoinLink } from '../../db/join-links.ts';

interface Asked {
  readonly venueId: string;
  /** The token of the link that the page showed, or null where it showed none. */
  readonly was: string | null;
  readonly actor: string;
  readonly db: Database;
  readonly clock: Clock;
}

/** The link by which staff join a venue, where there is one. */
export async function showJoinLink({ venueId, db }: Pick<Asked, 'venueId' | 'db'>): Promise<{
  readonly venue: VenueRecord;
  readonly link: JoinLink | undefined;
}> {
  const venue = await requireVenue(db, venueId);
  return { venue, link: await selectVenueLink(db, venueId) };
}

/**
 * Makes the link by which staff join a venue, in place of the one that worked before: whoever has the old sheet cannot join
 * by it any more. Made twice from the same page, it is made once.
 *
 * @throws DomainError `venue.not_found` (404), `join_link.changed_meanwhile` (409)
 */
export async function makeJoinLink({
  venueId,
  was,
  actor,
  db,
  clock,
  ids,
}: Asked & { ids: Ids }): Promise<void> {
  const venue = await requireVenue(db, venueId);
  const now = await selectVenueLink(db, venueId);
  if (was === null && now) return;
  if ((now?.token ?? null) !== was) throw linkChangedMeanwhile();
  const at = new Date(clock.now()).toISOString();
  // Three ids: 135 bits, so that nobody guesses one.
  const token = ids.next() + ids.next() + ids.next();
  const details = { replaced: now !== undefined };
  try {
    await writeAudited(
      db,
      [...revoking(db, { venueId, now, actor, at }), insertJoinLink(db, { token, venueId, by: actor, at })],
      [staffEvent({ venue, action: 'join_link.made', details, actor, at })],
    );
  } catch (error) {
    if (!changedMeanwhile(error) && !(error instanceof ConflictError && error.concerns('join_links')))
      throw error;
    if (was !== null) throw linkChangedMeanwhile(error);
  }
}

/**
 * Takes the link back: nobody joins the venue by a link until a new one is made. Taken back twice, it is once.
 * @throws DomainError `venue.not_found` (404), `join_link.changed_meanwhile` (409): another one works by now
 */
export async function revokeJoinLink({ venueId, was, actor, db, clock }: Asked): Promise<void> {
  const venue = await requireVenue(db, venueId);
  const now = await selectVenueLink(db, venueId);
  if (!now) return;
  if (now.token !== was) throw linkChangedMeanwhile();
  const at = new Date(clock.now()).toISOString();
  try {
    await writeAudited(db, revoking(db, { venueId, now, actor, at }), [
      staffEvent({ venue, action: 'join_link.revoked', details: {}, actor, at }),
    ]);
  } catch (error) {
    throw changedMeanwhile(error) ? linkChangedMeanwhile(error) : error;
  }
}

function revoking(
  db: Database,
  { venueId, now, actor, at }: { venueId: string; now: JoinLink | undefined; actor: string; at: string },
): Write[] {
  const still = expectation(db, linkIsStill(venueId, now?.token ?? null));
  return now ? [still, updateLinkRevoked(db, { token: now.token, by: actor, at })] : [still];
}

function linkChangedMeanwhile(cause?: unknown) {
  return conflict(
    'join_link.changed_meanwhile',
    'Someone else changed the link while this page was open. Nothing was changed now: look at the link that works, then decide.',
    cause,
  );
}
