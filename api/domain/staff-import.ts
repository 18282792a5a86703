import type { LocalDate } from './clock.ts';
import { readStaffRow, type ReadStaffRow } from './read-staff-row.ts';
import { nameKey } from './staff.ts';
import { staffColumns } from './staff-columns.ts';

/** Rows of one list, its first row left out. */
export const MOST_ROWS = 1_000;

/** A row of a file, with the line on which it ends. */
export interface ListRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Somebody who is on the staff list already. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly job: string;
  readonly email: string | null;
  readonly publicFacing: boolean;
  readonly joinedOn: LocalDate;
  readonly leftOn: LocalDate | null;
}

export type ImportedFacts = Pick<Listed, 'name' | 'job' | 'email' | 'publicFacing' | 'joinedOn'>;

/** What would become of a row. */
export type JudgedRow = { readonly line: number; readonly name: string } & (
  | { readonly kind: 'add'; readonly facts: ImportedFacts }
  | {
      readonly kind: 'change';
      readonly staffId: string;
      readonly facts: ImportedFacts;
      readonly fields: readonly (keyof ImportedFacts)[];
    }
  | { readonly kind: 'unchanged'; readonly staffId: string }
  | { readonly kind: 'refused'; readonly reason: string }
);

export interface ImportPlan {
  readonly rows: readonly JudgedRow[];
  /** Headings that are not read. */
  readonly ignored: readonly string[];
  /** Whether it says what people were trained in: that is shown with a certificate, never taken from a list. */
  readonly hasTraining: boolean;
}

/**
 * What a list would change: each of its rows is added, changes somebody, changes nothing, or is refused with the reason.
 * Somebody is known by their e-mail address where both lists have it, and else by their name. An empty cell leaves what is
 * on the list as it is.
 *
 * @param rows the headings first
 * @returns undefined where no column holds a name
 */
export function planImport(
  rows: readonly ListRow[],
  listed: readonly Listed[],
  today: LocalDate,
): ImportPlan | undefined {
  const columns = staffColumns(rows[0]?.cells ?? []);
  const { places, ignored } = columns;
  if (places.name === undefined && places.firstName === undefined && places.lastName === undefined)
    return undefined;
  const taken = new Map<string, number>();
  const judged = rows.slice(1).map(({ line, cells }): JudgedRow => {
    const read = readStaffRow(cells, columns, today);
    if ('refused' in read) return { line, name: '', kind: 'refused', reason: read.refused };
    const row = { line, name: read.name };
    const found = find(read, listed);
    const key = typeof found === 'object' ? found.id : `${nameKey(read.name)} ${read.email ?? ''}`;
    const before = taken.get(key);
    if (before !== undefined)
      return { ...row, kind: 'refused', reason: `It is the same person as on line ${before}` };
    taken.set(key, line);
    if (found === 'several')
      return {
        ...row,
        kind: 'refused',
        reason: 'Two people on the list have this name. Give an e-mail address that tells them apart',
      };
    return found ? changed(row, read, found) : added(row, read);
  });
  return { rows: judged, ignored, hasTraining: places.training !== undefined };
}

function find(read: ReadStaffRow, listed: readonly Listed[]): Listed | 'several' | undefined {
  const byMail = listed.filter(({ email }) => email !== null && email === read.email);
  if (byMail.length === 1) return byMail[0];
  const named = listed.filter(
    ({ name, email }) =>
      name !== '' &&
      nameKey(name) === nameKey(read.name) &&
      (email === null || read.email === undefined || email === read.email),
  );
  // Who works there comes before who left under the same name.
  const there = named.filter(({ leftOn }) => leftOn === null);
  const of = there.length > 0 ? there : named;
  return of.length > 1 ? 'several' : of[0];
}

function added(row: { line: number; name: string }, read: ReadStaffRow): JudgedRow {
  if (read.joinedOn === undefined)
    return { ...row, kind: 'refused', reason: 'It does not say since when they have worked here' };
  const { name, job = '', email = null, publicFacing = true, joinedOn } = read;
  return { ...row, kind: 'add', facts: { name, job, email, publicFacing, joinedOn } };
}

function changed(row: { line: number; name: string }, read: ReadStaffRow, found: Listed): JudgedRow {
  if (found.leftOn !== null)
    return { ...row, kind: 'refused', reason: 'They are marked as left. Open their page to bring them back' };
  const { name, job = found.job, email = found.email } = read;
  const { publicFacing = found.publicFacing, joinedOn = found.joinedOn } = read;
  const facts: ImportedFacts = { name, job, email, publicFacing, joinedOn };
  const fields = (Object.keys(facts) as (keyof ImportedFacts)[]).filter(
    (field) => facts[field] !== found[field],
  );
  return fields.length === 0
    ? { ...row, kind: 'unchanged', staffId: found.id }
    : { ...row, kind: 'change', staffId: found.id, facts, fields };
}
