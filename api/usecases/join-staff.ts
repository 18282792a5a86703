import { writeAudited } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { selectLearner } from '../../db/learners.ts';
import { insertStaffMember, selectStaff, type StaffMember } from '../../db/staff.ts';
import { claimStaffMember, isUnclaimedStill } from '../../db/staff-changes.ts';
import { trainingChanged } from '../../db/training-records.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import type { Seal } from '../domain/seal.ts';
import { isOnStaff, listedIn, MOST_STAFF, nameKey } from '../domain/staff.ts';
import { tooManyStaff } from './add-staff-member.ts';
import { staffEvent } from './change-staff.ts';
import { insertDevice, learnerHash, learnerToken } from './learner-tokens.ts';
import { requireAttempt } from './limit-attempts.ts';
import { openJoinLink } from './open-join-link.ts';

/** A big venue's whole staff may join in one evening, behind one address. */
const MOST_AN_HOUR_OF_CLIENT = 150;
const MOST_A_DAY_OF_LINK = 300;
const HOUR_MS = 3_600_000;
/** Each lost attempt is somebody else who took the same listed name. */
const ATTEMPTS = 3;

/** What somebody says of themselves. */
export interface Joining {
  readonly name: string;
  readonly job: string;
  readonly email: string | null;
  readonly publicFacing: boolean;
}

/**
 * Somebody comes by a venue's link. Where their name is that of exactly one person on the list whom nobody has seen begin,
 * they are that person; else they are put on the list and wait for a manager to say that they work there. Which of the two
 * it was is not told: the link must not tell who works at a venue.
 *
 * @param key drawn when the form was shown: a form that is sent twice lets in one person
 * @returns the token for this device's cookie
 * @throws DomainError `join.unknown` (404), `join.over` (410), `attempts.too_many` (429), `staff.too_many` (409)
 */
export async function joinStaff({
  token,
  key,
  joining,
  client,
  seal,
  db,
  clock,
  ids,
}: {
  token: string;
  key: string;
  joining: Joining;
  client: string;
  seal: Seal;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<string> {
  const venue = await openJoinLink({ token, db });
  const own = learnerToken(seal, `form ${token} ${key}`);
  const staff = await selectStaff(db, venue.id);
  const before = await selectLearner(db, learnerHash(seal, own));
  if (before?.endedAt === null && isNamed(staff, before.staffId, joining.name)) return own;
  await requireAttempt({
    limits: [
      { key: `join from ${client}`, most: MOST_AN_HOUR_OF_CLIENT, windowMs: HOUR_MS },
      // Of the link: where somebody abuses it a new one lets the staff in again.
      { key: `join by ${token}`, most: MOST_A_DAY_OF_LINK, windowMs: 24 * HOUR_MS },
    ],
    ...{ seal, db, clock },
  });
  // The form that began somebody else, or somebody who has finished here, was sent once more: another person holds the tablet.
  const fresh = before ? learnerToken(seal, `again ${token} ${ids.next()}${ids.next()}${ids.next()}`) : own;
  for (let attempt = 1; ; attempt++) {
    try {
      await writeJoining({ venue, joining, learner: fresh, seal, db, clock, ids });
      return fresh;
    } catch (error) {
      // The same form, at the same time.
      if (error instanceof ConflictError && error.concerns('learners')) return fresh;
      if (!changedMeanwhile(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function writeJoining({
  venue,
  joining,
  learner,
  seal,
  db,
  clock,
  ids,
}: {
  venue: { readonly id: string; readonly authorityCode: string | null };
  joining: Joining;
  learner: string;
  seal: Seal;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<void> {
  const staff = await selectStaff(db, venue.id);
  const today = londonDate(epochMinutes(clock.now()));
  const at = new Date(clock.now()).toISOString();
  const listed = listedAs(staff, joining.name, today);
  if (!listed && listedIn(staff) >= MOST_STAFF) throw tooManyStaff();
  const id = listed?.id ?? ids.next();
  const writes: Write[] = listed
    ? [
        expectation(db, isUnclaimedStill(listed)),
        claimStaffMember(db, { id, job: joining.job, email: joining.email, at }),
      ]
    : [insertStaffMember(db, { ...newcomer({ id, venue, joining, today, at }), addedBy: `staff/${id}`, at })];
  await writeAudited(
    db,
    [
      ...writes,
      ...insertDevice({ token: learner, staffId: id, at, seal, db }),
      trainingChanged(db, venue.id, at),
    ],
    [
      staffEvent({
        ...{ venue, action: 'staff.joined', actor: `staff/${id}`, at },
        details: { staff: id, listed: listed !== undefined },
      }),
    ],
  );
}

/** The one person of this name who is on the list and has not begun; undefined where there is none, or more than one. */
function listedAs(staff: readonly StaffMember[], name: string, today: string): StaffMember | undefined {
  const key = nameKey(name);
  const same = staff.filter(
    (member) =>
      member.claimedAt === null && member.leftOn === null && key !== '' && nameKey(member.name) === key,
  );
  // Somebody's first day may be to come.
  return same.length === 1 && same.some((member) => member.joinedOn > today || isOnStaff(member, today))
    ? same[0]
    : undefined;
}

function isNamed(staff: readonly StaffMember[], staffId: string, name: string): boolean {
  return staff.some((member) => member.id === staffId && nameKey(member.name) === nameKey(name));
}

function newcomer({
  id,
  venue,
  joining,
  today,
  at,
}: {
  id: string;
  venue: { readonly id: string };
  joining: Joining;
  today: string;
  at: string;
}): StaffMember {
  return {
    ...{ id, venueId: venue.id, ...joining, duty: null, joinedOn: today, leftOn: null },
    ...{ source: 'link', confirmedAt: null, claimedAt: at },
  };
}
