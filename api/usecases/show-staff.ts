import type { Database } from '../../db/database.ts';
import { selectStaff } from '../../db/staff.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { isUnconfirmed } from '../domain/staff.ts';
import { requireVenue, type VenueRecord } from './change-venue.ts';
import type { StaffMember } from './change-staff.ts';

/** The staff of a venue, by name; nobody who was erased. */
export interface ShownStaff {
  readonly venue: VenueRecord;
  readonly today: LocalDate;
  /** Not left, confirmed; also who begins later. */
  readonly working: readonly StaffMember[];
  /** Joined by the link, and no manager has said yet that they work there. */
  readonly joined: readonly StaffMember[];
  /** The last to leave first. */
  readonly left: readonly StaffMember[];
}

/** @throws DomainError `venue.not_found` (404) */
export async function showStaff({
  venueId,
  db,
  clock,
}: {
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<ShownStaff> {
  const venue = await requireVenue(db, venueId);
  return { venue, ...staffLists(await selectStaff(db, venueId), londonDate(epochMinutes(clock.now()))) };
}

/** A staff list apart: who works there, who joined by the link, who left. */
export function staffLists(staff: readonly StaffMember[], today: LocalDate): Omit<ShownStaff, 'venue'> {
  const named = staff.filter(({ name }) => name !== '');
  const left = named.filter(({ leftOn }) => leftOn !== null);
  return {
    today,
    working: named.filter((member) => member.leftOn === null && !isUnconfirmed(member)),
    joined: named.filter(isUnconfirmed),
    left: left.toSorted((a, b) => (b.leftOn ?? '').localeCompare(a.leftOn ?? '')),
  };
}
