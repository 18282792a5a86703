import { selectStaff } from '../../db/staff.ts';
import { updateStaffBack, updateStaffLeft } from '../../db/staff-changes.ts';
import { epochMinutes, type LocalDate } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { dateWords } from '../domain/date-words.ts';
import { changeStaff, type StaffWriter, requireStaffMember } from './change-staff.ts';

/**
 * Notes that people no longer work at a venue: they stop counting from that day on, and lead nobody. Their training stays on
 * record. Whoever has left already, or is not of this venue, is passed over.
 *
 * @param on the day, not in the future and not before anybody's first; today where it is not said
 * @returns how many left by this
 * @throws DomainError `venue.not_found` (404), `staff.left_in_future`, `staff.left_before_joining` (400) with their field
 */
export async function noteLeavers({
  venueId,
  staffIds,
  on,
  ...writer
}: {
  venueId: string;
  staffIds: readonly string[];
  on?: LocalDate;
} & StaffWriter): Promise<number> {
  const { db, clock } = writer;
  const today = londonDate(epochMinutes(clock.now()));
  const day = on ?? today;
  if (day > today) throw wrongDay('staff.left_in_future', 'The day must be today or in the past');
  const leavers = (await selectStaff(db, venueId)).filter(
    ({ id, leftOn }) => leftOn === null && staffIds.includes(id),
  );
  const late = leavers.find(({ joinedOn }) => joinedOn > day);
  // Somebody who never began leaves on the day on which they were to begin.
  if (late && on !== undefined)
    throw wrongDay(
      'staff.left_before_joining',
      `The day must be on or after ${dateWords(late.joinedOn)}, when they started`,
    );
  if (leavers.length === 0) return 0;
  const ids = leavers.map(({ id }) => id);
  const at = new Date(clock.now()).toISOString();
  await changeStaff({
    ...{ venueId, ...writer },
    writes: [updateStaffLeft(db, { venueId, ids, on: day, at })],
    action: 'staff.left',
    details: { staff: ids, leftOn: day },
  });
  return ids.length;
}

/**
 * Somebody works there after all, or again.
 * @returns whether they had left
 * @throws DomainError `staff.not_found` (404): also of who was erased
 */
export async function bringBackLeaver({
  venueId,
  staffId,
  ...writer
}: {
  venueId: string;
  staffId: string;
} & StaffWriter): Promise<boolean> {
  const { db, clock } = writer;
  const member = await requireStaffMember(db, venueId, staffId);
  if (member.leftOn === null) return false;
  const at = new Date(clock.now()).toISOString();
  await changeStaff({
    ...{ venueId, ...writer },
    writes: [updateStaffBack(db, { venueId, ids: [staffId], at })],
    action: 'staff.back',
    details: { staff: staffId },
  });
  return true;
}

function wrongDay(code: string, message: string) {
  return invalid(code, `${message}.`, { left: message });
}
