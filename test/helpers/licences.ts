import { sql, type CompiledQuery, type Insertable } from 'kysely';
import { asksFor, readCondition } from '../../api/domain/licence-conditions.ts';
import { licenceKey, type LicenceFacts } from '../../api/domain/licence.ts';
import type { Database } from '../../db/database.ts';
import type { PremisesLicenceRow } from '../../db/schema-licences.ts';
import { insertRows } from '../../db/writes.ts';
import { BARNET } from './register.ts';

const AT = '2026-01-01T00:00:00.000Z';

/** What an officer has read of a licence; a test states only what matters to it. */
export function licenceFacts(given: Partial<LicenceFacts> = {}): LicenceFacts {
  return {
    number: '23/0001/LIPN',
    kind: 'premises_licence',
    premisesName: 'The Paper Lantern',
    address: '1 Example Street',
    postcode: 'N12 0QG',
    holder: 'Lantern Example Ltd',
    supervisor: 'Ann Example',
    status: 'in_force',
    statusText: 'Current',
    activities: ['Live music'],
    alcohol: 'on',
    lateNightRefreshment: false,
    hoursText: 'Mon-Sun 11-23',
    issuedOn: null,
    startsOn: null,
    endsOn: null,
    registerLink: 'https://licences.example.org/1',
    uprn: null,
    ...given,
  };
}

/** A row of the register; a test states only what matters to it. */
export function licenceRow(
  given: Partial<Insertable<PremisesLicenceRow>> = {},
): Insertable<PremisesLicenceRow> {
  const id = given.id ?? 'licence01';
  const number = given.number ?? `N-${id}`;
  const postcode = given.postcode ?? 'N12 0QG';
  return {
    id,
    authority_code: BARNET,
    number,
    kind: 'premises_licence',
    premises_name: 'The Paper Lantern',
    address: '1 Example Street',
    postcode,
    ward_code: null,
    town: 'North Finchley',
    lat: null,
    lon: null,
    holder: 'Lantern Example Ltd',
    supervisor: 'Ann Example',
    supervisor_since: null,
    status: 'in_force',
    status_text: 'Current',
    alcohol: 'on',
    issued_on: null,
    starts_on: null,
    ends_on: null,
    uprn: null,
    source: 'officer',
    source_ref: licenceKey(number, postcode),
    extracted_on: null,
    imported: null,
    checked_on: null,
    checked_by: null,
    venue_id: null,
    matched_by: given.venue_id ? 'person/test' : null,
    matched_at: given.venue_id ? AT : null,
    updated_at: AT,
    ...given,
  };
}

/** Adds a licence with these conditions. */
export async function addLicenceRow(
  db: Database,
  given: Partial<Insertable<PremisesLicenceRow>> = {},
  ...conditions: string[]
): Promise<string> {
  const row = licenceRow(given);
  await db.writeAll([
    ...insertRows(db, 'premises_licences', [row]),
    ...insertRows(
      db,
      'licence_conditions',
      conditions.map((text, place) => conditionRow(row.id, place + 1, text)),
    ),
  ]);
  return row.id;
}

function conditionRow(licenceId: string, position: number, text: string) {
  const { tags, refreshMonths } = readCondition(text);
  return {
    id: `${licenceId}-${position}`,
    licence_id: licenceId,
    position,
    annex: 2,
    text,
    tags: JSON.stringify(tags),
    refresh_months: refreshMonths,
    asks_for: asksFor(tags),
    added_by: 'test',
    added_at: AT,
  };
}

/**
 * Many licences of an authority, quickly: for benchmarks and tests of how cost grows. Every fifth is matched to the next of the
 * venues, every tenth is suspended or under review, every third has a condition on Ask for Angela or WAVE.
 *
 * @param wards codes of the authority's wards, in turn
 * @param venueIds venues of the authority, in turn
 */
export async function seedLicences(
  db: Database,
  {
    authorityCode,
    count,
    wards = [],
    venueIds = [],
  }: { authorityCode: string; count: number; wards?: readonly string[]; venueIds?: readonly string[] },
): Promise<void> {
  const nth = <Item>(items: readonly Item[], at: number): Item | null => items[at % items.length] ?? null;
  const rows = Array.from({ length: count }, (_, at) => {
    const id = `${authorityCode.toLowerCase()}l${at}`;
    return licenceRow({
      id,
      authority_code: authorityCode,
      number: `${at}/LIPN`,
      premises_name: `${nth(NAMES, at)} ${at}`,
      postcode: `N${1 + (at % 22)} ${at % 10}${nth(LETTERS, at)}${nth(LETTERS, at >> 3)}`,
      ward_code: nth(wards, at),
      town: nth(TOWNS, at) ?? '',
      status: at % 10 === 0 ? (at % 20 === 0 ? 'suspended' : 'under_review') : 'in_force',
      venue_id: at % 5 === 0 ? nth(venueIds, at / 5) : null,
      supervisor_since: at % 7 === 0 ? '2026-05-01' : null,
    });
  });
  const conditions = rows.flatMap(({ id }, at) =>
    [
      'No alcohol may be sold without a designated premises supervisor.',
      'CCTV recordings are kept for 31 days.',
      ...(at % 3 === 0
        ? [
            at % 2 === 0
              ? 'The venue takes part in Ask for Angela.'
              : 'WAVE training is given, and refreshed every six months.',
          ]
        : []),
    ].map((text, place) => conditionRow(id, place + 1, text)),
  );
  for (let at = 0; at < rows.length; at += ROWS_A_WRITE) {
    const some = rows.slice(at, at + ROWS_A_WRITE);
    const own = new Set(some.map(({ id }) => id));
    const theirs = conditions.filter((condition) => own.has(condition.licence_id));
    await db.writeAll([
      insertMany(db, 'premises_licences', some),
      insertMany(db, 'licence_conditions', theirs),
    ]);
  }
}

const ROWS_A_WRITE = 1_000;

/** All rows in one statement, as one parameter: some ten times as fast as a value a parameter. */
function insertMany(db: Database, table: string, rows: readonly object[]): CompiledQuery {
  const columns = Object.keys(rows[0] ?? {});
  const values = columns.map((column) => sql`value ->> ${sql.lit(column)}`);
  return sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    SELECT ${sql.join(values)} FROM json_each(${JSON.stringify(rows)})`.compile(db.query);
}

const NAMES = ['The Swan', 'The Griffin', 'Café Example', 'The Three Horseshoes', 'Off Licence', 'Bar 1'];
const LETTERS = [...'ABDEFGHJLNPQRSTUWXYZ'];
const TOWNS = ['North Finchley', 'Golders Green', 'Edgware', ''];
