import type { Database, Write } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import { selectStaff } from '../../db/staff.ts';
import {
  insertImportedStaff,
  staffAreStill,
  staffCountIsStill,
  updateImportedStaff,
} from '../../db/staff-import.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { listedIn, MOST_STAFF } from '../domain/staff.ts';
import { MOST_ROWS, planImport, type ImportPlan, type ListRow } from '../domain/staff-import.ts';
import { tooManyStaff } from './add-staff-member.ts';
import { requireVenue } from './change-venue.ts';
import { changeStaff, staffChangedMeanwhile, type StaffMember, type StaffWriter } from './change-staff.ts';
import { fingerprint } from './fingerprint.ts';

/** What taking a list over would do. */
export interface StaffPreview extends ImportPlan {
  readonly venueName: string;
  /** Of what would be done: the form that does it carries it, and a list that changed meanwhile is looked at again. */
  readonly version: string;
}

interface Asked {
  readonly venueId: string;
  /** The headings first. */
  readonly rows: readonly ListRow[];
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * What taking a list over would do; nothing is written.
 * @throws DomainError `venue.not_found` (404), `staff.list_empty`, `staff.list_too_long`, `staff.list_nameless` (400) with
 *   the field `list`
 */
export async function previewStaffImport(asked: Asked): Promise<StaffPreview> {
  const venue = await requireVenue(asked.db, asked.venueId);
  return { venueName: venue.name, ...(await planned(asked)).plan };
}

/**
 * Takes a list over: all that its preview said, in one atomic write, or nothing. Run again, it adds nothing.
 *
 * @param version of the preview that was looked at
 * @returns how many were added and changed
 * @throws DomainError as `previewStaffImport`; `staff.changed_meanwhile`, `staff.too_many` (409)
 */
export async function importStaff({
  version,
  venueId,
  rows,
  ...writer
}: Asked & StaffWriter & { version: string }): Promise<{ added: number; changed: number }> {
  const { actor, db, clock, ids } = writer;
  const { plan, staff } = await planned({ venueId, rows, db, clock });
  if (plan.version !== version) throw staffChangedMeanwhile();
  const add = plan.rows.flatMap((row) => (row.kind === 'add' ? [{ id: ids.next(), ...row.facts }] : []));
  const change = plan.rows.flatMap((row) =>
    row.kind === 'change' ? [{ id: row.staffId, ...row.facts }] : [],
  );
  if (listedIn(staff) + add.length > MOST_STAFF) throw tooManyStaff();
  const counts = { added: add.length, changed: change.length };
  if (add.length + change.length === 0) return counts;
  const at = new Date(clock.now()).toISOString();
  const touched = staff.filter(({ id }) => change.some((each) => each.id === id));
  const writes: Write[] = [
    expectation(db, staffCountIsStill(venueId, staff.length)),
    expectation(db, staffAreStill(venueId, touched)),
    insertImportedStaff(db, { venueId, people: add, by: actor, at }),
    updateImportedStaff(db, { venueId, people: change, at }),
  ];
  await changeStaff({ venueId, writes, action: 'staff.imported', details: counts, ...writer });
  return counts;
}

async function planned({ venueId, rows, db, clock }: Asked): Promise<{
  plan: ImportPlan & { version: string };
  staff: readonly StaffMember[];
}> {
  if (rows.length < 2)
    throw wrongList(
      'staff.list_empty',
      'The list holds nobody: it needs a row of headings, and a row for each person',
    );
  if (rows.length - 1 > MOST_ROWS)
    throw wrongList(
      'staff.list_too_long',
      `The list has ${(rows.length - 1).toLocaleString('en-GB')} rows; ${MOST_ROWS.toLocaleString('en-GB')} are taken at once. Split it, and take the parts over one after another`,
    );
  const staff = await selectStaff(db, venueId);
  const named = staff.filter(({ name }) => name !== '');
  const plan = planImport(rows, named, londonDate(epochMinutes(clock.now())));
  if (!plan)
    throw wrongList(
      'staff.list_nameless',
      'The first row must name the columns, and one of them must be “name”',
    );
  return { plan: { ...plan, version: await fingerprint([plan.rows, staff.length]) }, staff };
}

function wrongList(code: string, message: string) {
  return invalid(code, `${message}.`, { list: message });
}
