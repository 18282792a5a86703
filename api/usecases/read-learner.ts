import type { Database } from '../../db/database.ts';
import { selectLearner } from '../../db/learners.ts';
import { selectStaffMember, type StaffMember } from '../../db/staff.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import type { Seal } from '../domain/seal.ts';
import { londonDate } from '../domain/london-time.ts';
import { requireVenue, type VenueRecord } from './change-venue.ts';
import { learnerHash } from './learner-tokens.ts';

/** A device on which nobody has gone on for this long is taken for somebody else's. */
const FORGOTTEN_MS = 90 * 24 * 3_600_000;

/** Somebody who learns, on this device. */
export interface Learning {
  readonly token: string;
  readonly tokenHash: string;
  readonly member: StaffMember;
  readonly venue: VenueRecord;
}

/**
 * Who learns on the device that has this token; undefined where nobody does any more: the next person took it, they left or
 * were erased, or it was not used for 90 days. A link that was taken back does not end it.
 */
export async function readLearner({
  token,
  seal,
  db,
  clock,
}: {
  token: string;
  seal: Seal;
  db: Database;
  clock: Clock;
}): Promise<Learning | undefined> {
  if (token === '') return undefined;
  const tokenHash = learnerHash(seal, token);
  const learner = await selectLearner(db, tokenHash);
  if (!learner || learner.endedAt !== null) return undefined;
  if (Date.parse(learner.seenAt) < clock.now() - FORGOTTEN_MS) return undefined;
  const member = await selectStaffMember(db, learner.staffId);
  const today = londonDate(epochMinutes(clock.now()));
  if (!member || member.name === '' || (member.leftOn !== null && member.leftOn <= today)) return undefined;
  return { token, tokenHash, member, venue: await requireVenue(db, member.venueId) };
}
