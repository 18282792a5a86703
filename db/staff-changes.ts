import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { StaffDuty } from '../api/domain/training-modules.ts';
import type { Database } from './database.ts';
import type { StaffMember } from './staff.ts';

/** What is said of somebody on the staff, and can be put right. */
export type StaffFacts = Pick<StaffMember, 'name' | 'job' | 'email' | 'publicFacing' | 'joinedOn'>;

/** Whether somebody is on the register as they were read: whoever changed them meanwhile makes the write fail. */
export function staffMemberIsStill(member: StaffMember): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM staff_members WHERE id = ${member.id} AND venue_id = ${member.venueId}
    AND name = ${member.name} AND job = ${member.job} AND email IS ${member.email}
    AND public_facing = ${member.publicFacing ? 1 : 0} AND duty IS ${member.duty}
    AND joined_on = ${member.joinedOn} AND left_on IS ${member.leftOn}
    AND confirmed_at IS ${member.confirmedAt} AND erased_at IS NULL)`;
}

/** Whether nobody, or this person, has a duty at a venue. */
export function dutyIsStill(venueId: string, duty: StaffDuty, staffId: string | null): RawBuilder<unknown> {
  return sql`(SELECT id FROM staff_members WHERE venue_id = ${venueId} AND duty = ${duty} AND left_on IS NULL)
    IS ${staffId}`;
}

export function updateStaffFacts(
  db: Database,
  { id, facts, at }: { readonly id: string; readonly facts: Partial<StaffFacts>; readonly at: string },
): CompiledQuery {
  const { name, job, email, publicFacing, joinedOn } = facts;
  return db.query
    .updateTable('staff_members')
    .set({
      ...(name !== undefined && { name }),
      ...(job !== undefined && { job }),
      ...(email !== undefined && { email }),
      ...(publicFacing !== undefined && { public_facing: publicFacing ? 1 : 0 }),
      ...(joinedOn !== undefined && { joined_on: joinedOn }),
      updated_at: at,
    })
    .where('id', '=', id)
    .compile();
}

/** These people work there no longer from a day on; whoever has left already keeps their day. A leaver leads nobody. */
export function updateStaffLeft(
  db: Database,
  { venueId, ids, on, at }: Some & { readonly on: string },
): CompiledQuery {
  return some(db, { venueId, ids })
    .set({ left_on: on, duty: null, updated_at: at })
    .where('left_on', 'is', null)
    .compile();
}

/** Somebody works there after all. */
export function updateStaffBack(db: Database, { venueId, ids, at }: Some): CompiledQuery {
  return some(db, { venueId, ids })
    .set({ left_on: null, updated_at: at })
    .where('erased_at', 'is', null)
    .compile();
}

/** A manager says that these people, who joined by the link, work there. */
export function updateStaffConfirmed(db: Database, { venueId, ids, at }: Some): CompiledQuery {
  return some(db, { venueId, ids })
    .set({ confirmed_at: at, updated_at: at })
    .where('confirmed_at', 'is', null)
    .where('left_on', 'is', null)
    .compile();
}

/** Whether these people still wait for a manager to say that they work there. */
export function areUnconfirmedStill(venueId: string, ids: readonly string[]): RawBuilder<unknown> {
  return sql`(SELECT count(*) FROM staff_members WHERE venue_id = ${venueId} AND source = 'link'
    AND confirmed_at IS NULL AND left_on IS NULL
    AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))) = ${ids.length}`;
}

/** Takes a duty from whoever has it. */
export function clearDuty(
  db: Database,
  { venueId, duty, at }: { readonly venueId: string; readonly duty: StaffDuty; readonly at: string },
): CompiledQuery {
  return db.query
    .updateTable('staff_members')
    .set({ duty: null, updated_at: at })
    .where('venue_id', '=', venueId)
    .where('duty', '=', duty)
    .where('left_on', 'is', null)
    .compile();
}

/** Gives somebody a duty; goes after `clearDuty`. */
export function updateDuty(
  db: Database,
  { id, duty, at }: { readonly id: string; readonly duty: StaffDuty; readonly at: string },
): CompiledQuery {
  return db.query.updateTable('staff_members').set({ duty, updated_at: at }).where('id', '=', id).compile();
}

interface Some {
  readonly venueId: string;
  readonly ids: readonly string[];
  /** Instant. */
  readonly at: string;
}

function some(db: Database, { venueId, ids }: Pick<Some, 'venueId' | 'ids'>) {
  return db.query
    .updateTable('staff_members')
    .where('venue_id', '=', venueId)
    .where('id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

/** Whether nobody has begun to learn as this person, who is on the list as they were read. */
export function isUnclaimedStill({ id, name }: Pick<StaffMember, 'id' | 'name'>): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM staff_members WHERE id = ${id} AND name = ${name} AND claimed_at IS NULL
    AND left_on IS NULL AND erased_at IS NULL)`;
}

/** Somebody who was put on the list begins to learn; what a manager wrote of them stays. Goes after an expectation. */
export function claimStaffMember(
  db: Database,
  { id, job, email, at }: { id: string; job: string; email: string | null; at: string },
): CompiledQuery {
  return db.query
    .updateTable('staff_members')
    .set({
      job: sql`CASE WHEN job = '' THEN ${job} ELSE job END`,
      // A lead's or deputy's address gets the venue's training mail: only a manager writes it down.
      email: sql`CASE WHEN duty IS NULL THEN coalesce(email, ${email}) ELSE email END`,
      ...{ claimed_at: at, updated_at: at },
    })
    .where('id', '=', id)
    .where('claimed_at', 'is', null)
    .compile();
}
