import type { Write } from '../../db/database.ts';
import { eraseStaff } from '../../db/erase-staff.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { selectStaff } from '../../db/staff.ts';
import { areUnconfirmedStill, updateStaffConfirmed } from '../../db/staff-changes.ts';
import { writeAudited } from '../../db/audit.ts';
import { trainingChanged } from '../../db/training-records.ts';
import { epochMinutes } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { isUnconfirmed } from '../domain/staff.ts';
import { requireVenue } from './change-venue.ts';
import { refreshTraining } from './refresh-training.ts';
import { staffEvent, type StaffWriter } from './change-staff.ts';

/** How many were said to work there, and how many not. */
export interface Confirmed {
  readonly confirmed: number;
  readonly removed: number;
}

/** Each lost attempt is another manager, who answered for one of the same people. */
const ATTEMPTS = 3;

/**
 * A manager says who of those who joined by the link works at the venue. Their training counts from then on. Who does not
 * work there goes from the list, with their name. Somebody who was answered for already keeps that answer.
 *
 * @param works ids of who works there
 * @param removed ids of who does not
 * @throws DomainError `venue.not_found` (404)
 */
export async function confirmJoiners(given: Answers & StaffWriter): Promise<Confirmed> {
  const answered = await writeFresh(given);
  if (answered.confirmed + answered.removed > 0) await refreshTraining(given);
  return answered;
}

async function writeFresh(given: Answers & StaffWriter): Promise<Confirmed> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeAnswers(given);
    } catch (error) {
      if (!changedMeanwhile(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

interface Answers {
  readonly venueId: string;
  readonly works: readonly string[];
  readonly removed: readonly string[];
}

async function writeAnswers({
  venueId,
  works,
  removed,
  actor,
  db,
  clock,
}: Answers & StaffWriter): Promise<Confirmed> {
  const venue = await requireVenue(db, venueId);
  const waiting = (await selectStaff(db, venueId)).filter(isUnconfirmed).map(({ id }) => id);
  const yes = waiting.filter((id) => works.includes(id));
  const no = waiting.filter((id) => removed.includes(id) && !works.includes(id));
  if (yes.length + no.length === 0) return { confirmed: 0, removed: 0 };
  const at = new Date(clock.now()).toISOString();
  const today = londonDate(epochMinutes(clock.now()));
  const writes: Write[] = [
    expectation(db, areUnconfirmedStill(venueId, [...yes, ...no])),
    ...(yes.length > 0 ? [updateStaffConfirmed(db, { venueId, ids: yes, at })] : []),
    ...(no.length > 0 ? eraseStaff(db, no, { today, at }) : []),
    trainingChanged(db, venueId, at),
  ];
  const event = (action: string, staff: readonly string[]) =>
    staff.length === 0 ? [] : [staffEvent({ venue, action, details: { staff }, actor, at })];
  await writeAudited(db, writes, [...event('staff.confirmed', yes), ...event('staff.erased', no)]);
  return { confirmed: yes.length, removed: no.length };
}
