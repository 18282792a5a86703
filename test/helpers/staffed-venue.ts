import { addStaffMember, type StaffFacts } from '../../api/usecases/add-staff-member.ts';
import { randomIds } from '../../api/random-ids.ts';
import type { Database } from '../../db/database.ts';
import { selectStaff, selectStaffMember, insertStaffMember } from '../../db/staff.ts';
import { aManagedVenue } from './managed-venue.ts';

const FACTS: StaffFacts = {
  ...{ name: 'Sam Sample', job: 'Bar staff', email: null, publicFacing: true, joinedOn: '2026-01-05' },
};

/** A managed venue with a staff list, and what a test asks of it. */
export async function aStaffedVenue(db: Database) {
  const venue = await aManagedVenue(db);
  return {
    ...venue,
    facts: FACTS,
    /** Adds somebody as a manager does. @returns their id */
    async add(given: Partial<StaffFacts> = {}): Promise<string> {
      const staffId = randomIds.next();
      await addStaffMember({ ...venue, staffId, facts: { ...FACTS, ...given } });
      return staffId;
    },
    /** Somebody joins by the link. @returns their id */
    join: (name: string): Promise<string> => joinBy(db, venue.venueId, name),
    staff: () => selectStaff(db, venue.venueId),
    member: (id: string) => selectStaffMember(db, id),
    /** Whether the venue waits for its standing to be worked out anew. */
    async isChanged(): Promise<boolean> {
      const row = await db.query
        .selectFrom('training_changes')
        .select('venue_id')
        .where('venue_id', '=', venue.venueId)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** Somebody joins a venue by its link. @returns their id */
export async function joinBy(db: Database, venueId: string, name: string): Promise<string> {
  const id = randomIds.next();
  await db.writeAll([
    insertStaffMember(db, {
      ...{ id, venueId, name, job: 'Door', email: null, publicFacing: true, duty: null },
      ...{ joinedOn: '2026-06-10', leftOn: null, source: 'link', confirmedAt: null },
      ...{ claimedAt: '2026-06-10T16:00:00.000Z', addedBy: `staff/${id}`, at: '2026-06-10T16:00:00.000Z' },
    }),
  ]);
  return id;
}
