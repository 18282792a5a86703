import { writeAudited } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { selectStaffMember, type StaffMember } from '../../db/staff.ts';
import { trainingChanged } from '../../db/training-records.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { conflict, notFound } from '../domain/errors.ts';
import { requireVenue } from './change-venue.ts';
import { refreshTraining } from './refresh-training.ts';

export type { StaffMember } from '../../db/staff.ts';

/** The code of every conflict with what someone else did to the staff list a moment ago. */
export const STAFF_CHANGED = 'staff.changed_meanwhile';

export function staffChangedMeanwhile(cause?: unknown) {
  return conflict(
    STAFF_CHANGED,
    'Someone else changed this while the page was open. Nothing was saved: look at it again, then decide.',
    cause,
  );
}

/** Who changes a staff list, and with what. */
export interface StaffWriter {
  /** `person/…` */
  readonly actor: string;
  /** Of the pages that mail leads to. */
  readonly publicOrigin: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** @throws DomainError `staff.not_found` (404): not of this venue, or erased */
export async function requireStaffMember(
  db: Database,
  venueId: string,
  staffId: string,
): Promise<StaffMember> {
  const member = await selectStaffMember(db, staffId);
  if (!member || member.venueId !== venueId || member.name === '')
    throw notFound('staff.not_found', 'Nobody of that kind is on this venue’s staff list.');
  return member;
}

/**
 * Writes a change of a venue's staff with its event; where the venue stands is worked out anew.
 *
 * @param writes the change, its expectations first
 * @param details ids and counts, never someone's name or address
 * @throws DomainError `venue.not_found` (404), `staff.changed_meanwhile` (409), nothing is written then;
 *   `accreditation.not_yet_public` (503): saved, but what the public sees is not yet up to date
 */
export async function changeStaff({
  venueId,
  writes,
  action,
  details,
  ...writer
}: {
  venueId: string;
  writes: readonly Write[];
  action: `staff.${string}`;
  details: object;
} & StaffWriter): Promise<void> {
  const { actor, db, clock } = writer;
  const venue = await requireVenue(db, venueId);
  const at = new Date(clock.now()).toISOString();
  try {
    await writeAudited(
      db,
      [...writes, trainingChanged(db, venueId, at)],
      [staffEvent({ venue, action, details, actor, at })],
    );
  } catch (error) {
    throw changedMeanwhile(error) ? staffChangedMeanwhile(error) : error;
  }
  await refreshTraining({ venueId, ...writer });
}

/** What the trail says of a change of a venue's staff. */
export function staffEvent({
  venue,
  action,
  details,
  actor,
  at,
}: {
  venue: Pick<VenueRecord, 'id' | 'authorityCode'>;
  action: string;
  details: object;
  actor: string;
  at: string;
}) {
  return {
    ...{ authority_code: venue.authorityCode, occurred_at: at },
    ...{ actor, action, subject: `venue/${venue.id}`, details },
  };
}
