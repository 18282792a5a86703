import { eraseStaff } from '../../db/erase-staff.ts';
import { expectation } from '../../db/expectations.ts';
import { staffMemberIsStill } from '../../db/staff-changes.ts';
import { epochMinutes } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { changeStaff, type StaffWriter, requireStaffMember, staffChangedMeanwhile } from './change-staff.ts';
import { staffVersion } from './edit-staff-member.ts';

/**
 * Erases somebody from a staff list: their name, work and address go for good, and they stop counting. That somebody was
 * trained stays, without a name.
 *
 * @param was the version that the page was made of
 * @throws DomainError `staff.not_found` (404), `staff.changed_meanwhile` (409)
 */
export async function eraseStaffMember({
  venueId,
  staffId,
  was,
  ...writer
}: {
  venueId: string;
  staffId: string;
  was: string;
} & StaffWriter): Promise<void> {
  const { db, clock } = writer;
  const member = await requireStaffMember(db, venueId, staffId);
  if ((await staffVersion(member)) !== was) throw staffChangedMeanwhile();
  const at = new Date(clock.now()).toISOString();
  const today = londonDate(epochMinutes(clock.now()));
  await changeStaff({
    ...{ venueId, ...writer },
    writes: [expectation(db, staffMemberIsStill(member)), ...eraseStaff(db, [staffId], { today, at })],
    action: 'staff.erased',
    details: { staff: [staffId] },
  });
}
