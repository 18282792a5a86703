import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import type { StaffMember } from './staff.ts';
import type { StaffFacts } from './staff-changes.ts';

/** Many people in one statement each: a list of a thousand is a handful of writes, on D1 too. */
interface Imported {
  readonly venueId: string;
  readonly people: readonly (StaffFacts & { readonly id: string })[];
  /** `person/…` */
  readonly by: string;
  /** Instant. */
  readonly at: string;
}

/** Whether a venue's list has as many people as were read: whoever was added meanwhile may be somebody of the file. */
export function staffCountIsStill(venueId: string, count: number): RawBuilder<unknown> {
  return sql`(SELECT count(*) FROM staff_members WHERE venue_id = ${venueId}) = ${count}`;
}

/** Whether these people are on the register as they were read. */
export function staffAreStill(venueId: string, members: readonly StaffMember[]): RawBuilder<unknown> {
  const read = members.map(({ id, name, job, email, publicFacing, joinedOn }) => ({
    ...{ id, name, job, email, joined: joinedOn, facing: publicFacing ? 1 : 0 },
  }));
  return sql`(SELECT count(*) FROM json_each(${JSON.stringify(read)}) j JOIN staff_members s
    ON s.id = j.value ->> 'id' AND s.venue_id = ${venueId} AND s.name = j.value ->> 'name'
    AND s.job = j.value ->> 'job' AND s.email IS j.value ->> 'email' AND s.joined_on = j.value ->> 'joined'
    AND s.public_facing = j.value ->> 'facing' AND s.left_on IS NULL AND s.erased_at IS NULL) = ${read.length}`;
}

export function insertImportedStaff(db: Database, { venueId, people, by, at }: Imported): CompiledQuery {
  return sql`INSERT INTO staff_members
      (id, venue_id, name, job, email, public_facing, joined_on, source, added_by, added_at, updated_at)
    SELECT value ->> 'id', ${venueId}, value ->> 'name', value ->> 'job', value ->> 'email', value ->> 'facing',
      value ->> 'joined', 'import', ${by}, ${at}, ${at}
    FROM json_each(${asJson(people)})`.compile(db.query);
}

export function updateImportedStaff(
  db: Database,
  { venueId, people, at }: Omit<Imported, 'by'>,
): CompiledQuery {
  return sql`UPDATE staff_members SET name = j.value ->> 'name', job = j.value ->> 'job', email = j.value ->> 'email',
      public_facing = j.value ->> 'facing', joined_on = j.value ->> 'joined', updated_at = ${at}
    FROM json_each(${asJson(people)}) j
    WHERE staff_members.id = j.value ->> 'id' AND staff_members.venue_id = ${venueId}`.compile(db.query);
}

function asJson(people: Imported['people']): string {
  return JSON.stringify(
    people.map(({ id, name, job, email, publicFacing, joinedOn }) => ({
      ...{ id, name, job, email, joined: joinedOn, facing: publicFacing ? 1 : 0 },
    })),
  );
}
