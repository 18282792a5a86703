import type { Database } from '../../db/database.ts';
import { selectTrainingRecords, type TrainingRecord } from '../../db/training-records.ts';
import { requireStaffMember, type StaffMember } from './change-staff.ts';
import { staffVersion } from './edit-staff-member.ts';

/** Somebody on a staff list, as their page shows them. */
export interface ShownStaffMember {
  readonly member: StaffMember;
  /** What a form of the page carries. */
  readonly version: string;
  /** What they have learnt, the newest first; also what was revoked. */
  readonly records: readonly TrainingRecord[];
}

/** @throws DomainError `staff.not_found` (404) */
export async function showStaffMember({
  venueId,
  staffId,
  db,
}: {
  venueId: string;
  staffId: string;
  db: Database;
}): Promise<ShownStaffMember> {
  const member = await requireStaffMember(db, venueId, staffId);
  return {
    member,
    version: await staffVersion(member),
    records: (await selectTrainingRecords(db, venueId)).filter((record) => record.staffId === staffId),
  };
}
