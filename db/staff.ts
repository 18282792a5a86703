import type { CompiledQuery } from 'kysely';
import type { StaffDuty } from '../api/domain/training-modules.ts';
import type { Database } from './database.ts';

/** Somebody who works, or worked, at a venue. They have no account. Days `YYYY-MM-DD`, instants UTC ISO text. */
export interface StaffMember {
  readonly id: string;
  readonly venueId: string;
  /** Empty once erased. */
  readonly name: string;
  readonly job: string;
  readonly email: string | null;
  readonly publicFacing: boolean;
  readonly duty: StaffDuty | null;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly source: 'manager' | 'link' | 'import';
  /** Of who joined by the link: when a manager said that they work here. */
  readonly confirmedAt: string | null;
  /** When they first began to learn, on any device. */
  readonly claimedAt: string | null;
}

const COLUMNS = [
  ...(['id', 'venue_id', 'name', 'job', 'email', 'public_facing', 'duty', 'joined_on', 'left_on'] as const),
  ...(['source', 'confirmed_at', 'claimed_at'] as const),
] as const;

/** All who work at a venue, and who left, by name. */
export async function selectStaff(db: Database, venueId: string): Promise<readonly StaffMember[]> {
  const rows = await db.query
    .selectFrom('staff_members')
    .select(COLUMNS)
    .where('venue_id', '=', venueId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(staffMember);
}

export async function selectStaffMember(db: Database, id: string): Promise<StaffMember | undefined> {
  const row = await db.query
    .selectFrom('staff_members')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && staffMember(row);
}

/** @param at instant; with it somebody is told apart who was added in the same second */
export function insertStaffMember(
  db: Database,
  member: StaffMember & { readonly addedBy: string; readonly at: string },
): CompiledQuery {
  return db.query
    .insertInto('staff_members')
    .values({
      ...{ id: member.id, venue_id: member.venueId, name: member.name, job: member.job, email: member.email },
      ...{ public_facing: member.publicFacing ? 1 : 0, duty: member.duty },
      ...{ joined_on: member.joinedOn, left_on: member.leftOn, source: member.source },
      ...{ confirmed_at: member.confirmedAt, claimed_at: member.claimedAt },
      ...{ added_by: member.addedBy, added_at: member.at, updated_at: member.at },
    })
    .compile();
}

interface StaffMemberColumns {
  readonly id: string;
  readonly venue_id: string;
  readonly name: string;
  readonly job: string;
  readonly email: string | null;
  readonly public_facing: number;
  readonly duty: string | null;
  readonly joined_on: string;
  readonly left_on: string | null;
  readonly source: string;
  readonly confirmed_at: string | null;
  readonly claimed_at: string | null;
}

function staffMember(row: StaffMemberColumns): StaffMember {
  return {
    ...{ id: row.id, venueId: row.venue_id, name: row.name, job: row.job, email: row.email },
    publicFacing: row.public_facing === 1,
    duty: row.duty as StaffDuty | null,
    ...{ joinedOn: row.joined_on, leftOn: row.left_on },
    source: row.source as StaffMember['source'],
    ...{ confirmedAt: row.confirmed_at, claimedAt: row.claimed_at },
  };
}
