import { sql } from 'kysely';
import type { AccreditationState } from '../api/domain/accreditation.ts';
import type { LocalDate } from '../api/domain/clock.ts';
import type { LicenceFilter, LicenceList } from '../api/domain/licence-lists.ts';
import type { AlcoholSales, LicenceStatus } from '../api/domain/licence.ts';
import type { Database } from './database.ts';
import { licencesWhere } from './licence-filter.ts';

/** A licence on a list: without the people, whom not everyone who sees a list may see. */
export interface ListedLicence {
  readonly id: string;
  readonly number: string;
  readonly premisesName: string;
  readonly address: string;
  readonly postcode: string;
  readonly uprn: string | null;
  readonly wardName: string;
  readonly town: string;
  readonly status: LicenceStatus;
  readonly statusText: string;
  readonly alcohol: AlcoholSales;
  readonly endsOn: LocalDate | null;
  readonly supervisorSince: LocalDate | null;
  readonly checkedOn: LocalDate | null;
  readonly version: number;
  readonly noMatch: boolean;
  readonly venue: { readonly id: string; readonly name: string } | null;
  /** Of the venue, by scheme. */
  readonly accreditations: readonly {
    readonly scheme: string;
    readonly state: AccreditationState;
    readonly validFrom: LocalDate | null;
  }[];
}

export interface PageOf {
  readonly limit: number;
  readonly offset: number;
}

const COLUMNS = [
  'l.id',
  'l.number',
  'l.premises_name',
  'l.address',
  'l.postcode',
  'l.uprn',
  'w.name as ward_name',
  'l.town',
  'l.status',
  'l.status_text',
  'l.alcohol',
  'l.ends_on',
  'l.supervisor_since',
  'l.checked_on',
  'l.version',
  'l.no_match',
  'v.id as venue_id',
  'v.name as venue_name',
] as const;

const ACCREDITATIONS = sql<string>`(SELECT json_group_array(json_array(a.scheme_key, a.state, a.valid_from))
  FROM accreditations AS a WHERE a.venue_id = l.venue_id)`;

/** By ward, town centre, name and id; those whose ward is not known last. */
export function inListOrder(licences: ReturnType<typeof licencesWhere>) {
  return licences
    .orderBy(({ eb }) => eb('w.name', 'is', null))
    .orderBy('w.name')
    .orderBy('l.town')
    .orderBy('l.premises_name')
    .orderBy('l.id');
}

/** A page of the licences that a filter lets through, in their order. */
export async function selectLicencePage(
  db: Database,
  filter: LicenceFilter,
  { today, limit, offset }: PageOf & { readonly today: LocalDate },
): Promise<readonly ListedLicence[]> {
  const rows = await inListOrder(licencesWhere(db, filter, today))
    .select(COLUMNS)
    .select(ACCREDITATIONS.as('accreditations'))
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    premisesName: row.premises_name,
    address: row.address,
    postcode: row.postcode,
    uprn: row.uprn,
    wardName: row.ward_name ?? '',
    town: row.town,
    status: row.status as LicenceStatus,
    statusText: row.status_text,
    alcohol: row.alcohol as AlcoholSales,
    endsOn: row.ends_on,
    supervisorSince: row.supervisor_since,
    checkedOn: row.checked_on,
    version: row.version,
    noMatch: row.no_match === 1,
    venue: row.venue_id === null ? null : { id: row.venue_id, name: row.venue_name ?? '' },
    accreditations: accreditationsOf(row.accreditations),
  }));
}

export async function countLicences(db: Database, filter: LicenceFilter, today: LocalDate): Promise<number> {
  const { n } = await licencesWhere(db, filter, today)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** How long the lists of an authority are, and how many of its licences nobody has matched yet: one query. */
export async function countLicenceLists(
  db: Database,
  authorityCode: string,
  today: LocalDate,
): Promise<Readonly<Record<LicenceList | 'to_match', number>>> {
  const count = (filter: Omit<LicenceFilter, 'authorityCode'>) =>
    licencesWhere(db, { authorityCode, ...filter }, today).select(({ fn }) => fn.countAll<number>().as('n'));
  const counts = await db.query
    .selectNoFrom([
      count({ list: 'not-signed-up' }).as('not-signed-up'),
      count({ list: 'condition-not-met' }).as('condition-not-met'),
      count({ list: 'look-again' }).as('look-again'),
      count({ match: 'to_match' }).as('to_match'),
    ])
    .executeTakeFirstOrThrow();
  return {
    'not-signed-up': counts['not-signed-up'] ?? 0,
    'condition-not-met': counts['condition-not-met'] ?? 0,
    'look-again': counts['look-again'] ?? 0,
    to_match: counts.to_match ?? 0,
  };
}

/** The town centres that an authority's licences lie by, in order. */
export async function selectLicenceTowns(db: Database, authorityCode: string): Promise<readonly string[]> {
  const rows = await db.query
    .selectFrom('premises_licences')
    .select('town')
    .distinct()
    .where('authority_code', '=', authorityCode)
    .where('town', '<>', '')
    .orderBy('town')
    .execute();
  return rows.map(({ town }) => town);
}

function accreditationsOf(text: string): ListedLicence['accreditations'] {
  const rows = JSON.parse(text) as [string, AccreditationState, LocalDate | null][];
  return rows
    .map(([scheme, state, validFrom]) => ({ scheme, state, validFrom }))
    .toSorted((a, b) => (a.scheme < b.scheme ? -1 : 1));
}
