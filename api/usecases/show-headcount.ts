import { selectConfirmations } from '../../db/confirmations.ts';
import type { Database } from '../../db/database.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { showStaff, type ShownStaff } from './show-staff.ts';

/** What a manager reads before confirming the number of staff. */
export interface AskedHeadcount extends ShownStaff {
  /** As it was last confirmed, and when; null where it never was. */
  readonly headcount: number | null;
  readonly confirmedOn: LocalDate | null;
  /** How many on the list meet the public. */
  readonly listed: number;
}

/** @throws DomainError `venue.not_found` (404) */
export async function showHeadcount({
  venueId,
  db,
  clock,
}: {
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<AskedHeadcount> {
  const staff = await showStaff({ venueId, db, clock });
  const { headcount } = await selectConfirmations(db, venueId);
  return {
    ...staff,
    headcount: headcount?.value ?? null,
    confirmedOn: headcount ? londonDate(epochMinutes(Date.parse(headcount.confirmedAt))) : null,
    listed: staff.working.filter(({ publicFacing }) => publicFacing).length,
  };
}
