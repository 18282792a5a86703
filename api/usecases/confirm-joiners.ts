import type { Write } from '../../db/database.ts';
import { eraseStaff } from '../../db/erase-staff.ts';
import { selectStaff } from '../../db/staff.ts';
import { updateStaffConfirmed } from '../../db/staff-changes.ts';
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

/**
 * A manager says who of those who joined by the link works at the venue. Their training counts from then on. Who does not
 * work there goes from the list, with their name. Somebody who was answered for already keeps that answer.
 *
 * @param works ids of who works there
 * @param removed ids of who does not
 * @throws DomainError `venue.not_found` (404)
 */
export async function confirmJoiners({
  venueId,
  works,
  removed,
  ...writer
}: {
  venueId: string;
  works: readonly string[];
  removed: readonly string[];
} & StaffWriter): Promise<Confirmed> {
  const { actor, db, clock } = writer;
  const venue = await requireVenue(db, venueId);
  const waiting = (await selectStaff(db, venueId)).filter(isUnconfirmed).map(({ id }) => id);
  const yes = waiting.filter((id) => works.includes(id));
  const no = waiting.filter((id) => removed.includes(id) && !works.includes(id));
  if (yes.length + no.length === 0) return { confirmed: 0, removed: 0 };
  const at = new Date(clock.now()).toISOString();
  const today = londonDate(epochMinutes(clock.now()));
  const writes: Write[] = [
    ...(yes.length > 0 ? [updateStaffConfirmed(db, { venueId, ids: yes, at })] : []),
    ...(no.length > 0 ? eraseStaff(db, no, { today, at }) : []),
    trainingChanged(db, venueId, at),
  ];
  const event = (action: string, staff: readonly string[]) =>
    staff.length === 0 ? [] : [staffEvent({ venue, action, details: { staff }, actor, at })];
  await writeAudited(db, writes, [...event('staff.confirmed', yes), ...event('staff.erased', no)]);
  await refreshTraining({ venueId, ...writer });
  return { confirmed: yes.length, removed: no.length };
}
