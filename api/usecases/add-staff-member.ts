import { ConflictError } from '../../db/errors.ts';
import { insertStaffMember, selectStaff, selectStaffMember } from '../../db/staff.ts';
import type { StaffFacts } from '../../db/staff-changes.ts';
import { conflict } from '../domain/errors.ts';
import { listedIn, MOST_STAFF } from '../domain/staff.ts';
import { changeStaff, type StaffWriter } from './change-staff.ts';

export type { StaffFacts } from '../../db/staff-changes.ts';

/**
 * Puts somebody on a venue's staff list.
 *
 * @param staffId drawn when the form was shown: a form that is sent twice adds one person
 * @throws DomainError `venue.not_found` (404), `staff.too_many`, `staff.key_used` (409): the same form with another person,
 *   after going back
 */
export async function addStaffMember({
  venueId,
  staffId,
  facts,
  ...writer
}: {
  venueId: string;
  staffId: string;
  facts: StaffFacts;
} & StaffWriter): Promise<void> {
  const { actor, db, clock } = writer;
  const at = new Date(clock.now()).toISOString();
  if (listedIn(await selectStaff(db, venueId)) >= MOST_STAFF) throw tooManyStaff();
  const member = {
    ...{ id: staffId, venueId, ...facts, duty: null, leftOn: null },
    ...{ source: 'manager' as const, confirmedAt: null, claimedAt: null },
  };
  try {
    await changeStaff({
      ...{ venueId, ...writer },
      writes: [insertStaffMember(db, { ...member, addedBy: actor, at })],
      action: 'staff.added',
      details: { staff: staffId, publicFacing: facts.publicFacing },
    });
  } catch (error) {
    if (!(error instanceof ConflictError) || !error.concerns('staff_members')) throw error;
    const stored = await selectStaffMember(db, staffId);
    if (stored?.venueId !== venueId || stored.name !== facts.name) throw keyUsed(error);
  }
}

export function tooManyStaff() {
  return conflict(
    'staff.too_many',
    `A staff list holds ${MOST_STAFF.toLocaleString('en-GB')} people at most, with those who left. Erase some of those first.`,
  );
}

function keyUsed(cause: unknown) {
  return conflict(
    'staff.key_used',
    'This form was sent before for somebody else, who is on the list. Send it once more to add this person as well.',
    cause,
  );
}
