import type { Database } from '../../db/database.ts';
import { selectVenueLink } from '../../db/join-links.ts';
import type { Clock } from '../domain/clock.ts';
import { staffLines, type StaffLine } from '../domain/staff-lines.ts';
import type { NameOf } from '../domain/training-words.ts';
import { requireVenue, type VenueRecord } from './change-venue.ts';
import type { StaffMember } from './change-staff.ts';
import { readVenueTraining, type SchemeStanding } from './read-venue-training.ts';
import { staffLists, type ShownStaff } from './show-staff.ts';

export type { SchemeStanding } from './read-venue-training.ts';

/** Everything about a venue's training: who works there, what each has to do, and where it stands. */
export interface ShownTraining extends ShownStaff {
  readonly schemes: readonly SchemeStanding[];
  /** Whether it keeps records: without, an officer notes what was seen. */
  readonly keepsRecords: boolean;
  /** Of those who work there, the most pressing first. */
  readonly lines: readonly StaffLine<StaffMember>[];
  /** Whether staff can join by a link. */
  readonly hasLink: boolean;
  readonly nameOf: NameOf;
}

/**
 * @param known the venue, where it is read already
 * @throws DomainError `venue.not_found` (404)
 */
export async function showVenueTraining({
  venueId,
  known,
  db,
  clock,
}: {
  venueId: string;
  known?: VenueRecord;
  db: Database;
  clock: Clock;
}): Promise<ShownTraining> {
  const venue = known ?? (await requireVenue(db, venueId));
  const { staff, records, licenceMonths, schemes, today } = await readVenueTraining({ venueId, db, clock });
  const lists = staffLists(staff, today);
  return {
    ...{ venue, schemes, ...lists },
    keepsRecords: staff.length > 0,
    lines: staffLines({
      ...{ staff: lists.working, records, licenceMonths, today },
      schemes: schemes.map(({ rules }) => rules),
    }),
    hasLink: (await selectVenueLink(db, venueId)) !== undefined,
    nameOf: (staffId) => staff.find(({ id }) => id === staffId)?.name ?? '',
  };
}
