import { expectation } from '../../db/expectations.ts';
import { staffMemberIsStill, updateStaffFacts, type StaffFacts } from '../../db/staff-changes.ts';
import {
  changeStaff,
  type StaffWriter,
  requireStaffMember,
  staffChangedMeanwhile,
  type StaffMember,
} from './change-staff.ts';
import { fingerprint } from './fingerprint.ts';

/** What a page about somebody carries, so that a stale one is noticed. */
export function staffVersion(member: StaffMember): Promise<string> {
  const { name, job, email, publicFacing, joinedOn, leftOn, duty, confirmedAt } = member;
  return fingerprint([name, job, email, publicFacing, joinedOn, leftOn, duty, confirmedAt]);
}

/**
 * Puts right what is said of somebody on the staff.
 *
 * @param facts what is not given stays as it is
 * @param was the version that the page was made of
 * @returns whether anything was different
 * @throws DomainError `staff.not_found` (404), `staff.changed_meanwhile` (409)
 */
export async function editStaffMember({
  venueId,
  staffId,
  facts,
  was,
  ...writer
}: {
  venueId: string;
  staffId: string;
  facts: Partial<StaffFacts>;
  was: string;
} & StaffWriter): Promise<boolean> {
  const { db, clock } = writer;
  const member = await requireStaffMember(db, venueId, staffId);
  if ((await staffVersion(member)) !== was) throw staffChangedMeanwhile();
  const fields = changedFields(member, facts);
  if (fields.length === 0) return false;
  const at = new Date(clock.now()).toISOString();
  await changeStaff({
    ...{ venueId, ...writer },
    writes: [expectation(db, staffMemberIsStill(member)), updateStaffFacts(db, { id: staffId, facts, at })],
    action: 'staff.changed',
    details: { staff: staffId, fields },
  });
  return true;
}

/** Names of the facts that would be different. */
export function changedFields(member: StaffMember, facts: Partial<StaffFacts>): (keyof StaffFacts)[] {
  return (['name', 'job', 'email', 'publicFacing', 'joinedOn'] as const).filter(
    (field) => facts[field] !== undefined && facts[field] !== member[field],
  );
}
