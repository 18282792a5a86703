import type { Selectable } from 'kysely';
import type { AlcoholSales, LicenceFacts, LicenceKind, LicenceStatus } from '../api/domain/licence.ts';
import type { PremisesLicenceRow } from './schema-licences.ts';

/** A premises licence on the register. Days are `YYYY-MM-DD`, actors `person/…` or `import/licences`. */
export interface Licence extends LicenceFacts {
  readonly id: string;
  readonly authorityCode: string;
  readonly wardCode: string | null;
  /** Nearest town centre; empty where not known. */
  readonly town: string;
  /** Who the supervisor was until the name changed; empty where it never did. */
  readonly supervisorBefore: string;
  /** The day on which the change of supervisor was seen. */
  readonly supervisorSince: string | null;
  /** Who gave it first: `licences-csv`, `officer`, `demo`. */
  readonly source: string;
  /** The newest extract of the authority's register that held it. */
  readonly extractedOn: string | null;
  /** The day an officer last looked at the register itself; null since the supervisor changed. */
  readonly checkedOn: string | null;
  readonly checkedBy: string | null;
  readonly venueId: string | null;
  readonly matchedBy: string | null;
  /** Instant. */
  readonly matchedAt: string | null;
  /** An officer said that none of the suggestions is it. */
  readonly noMatch: boolean;
  /** Goes up with each change. */
  readonly version: number;
}

/** The columns of what a licence says, in the order of `LicenceFacts`. */
export const FACT_COLUMNS = [
  'number',
  'kind',
  'premises_name',
  'address',
  'postcode',
  'holder',
  'supervisor',
  'status',
  'status_text',
  'activities',
  'alcohol',
  'late_night_refreshment',
  'hours_text',
  'issued_on',
  'starts_on',
  'ends_on',
  'register_link',
  'uprn',
] as const satisfies readonly (keyof PremisesLicenceRow)[];
export type FactColumn = (typeof FACT_COLUMNS)[number];

type Row = Selectable<PremisesLicenceRow>;
export type FactRow = Pick<Row, FactColumn>;

export const LICENCE_COLUMNS = [
  'id',
  'authority_code',
  ...FACT_COLUMNS,
  'ward_code',
  'town',
  'supervisor_before',
  'supervisor_since',
  'source',
  'extracted_on',
  'checked_on',
  'checked_by',
  'venue_id',
  'matched_by',
  'matched_at',
  'no_match',
  'version',
] as const satisfies readonly (keyof PremisesLicenceRow)[];

export function factRowOf(facts: LicenceFacts): FactRow {
  return {
    number: facts.number,
    kind: facts.kind,
    premises_name: facts.premisesName,
    address: facts.address,
    postcode: facts.postcode,
    holder: facts.holder,
    supervisor: facts.supervisor,
    status: facts.status,
    status_text: facts.statusText,
    activities: JSON.stringify(facts.activities),
    alcohol: facts.alcohol,
    late_night_refreshment: facts.lateNightRefreshment ? 1 : 0,
    hours_text: facts.hoursText,
    issued_on: facts.issuedOn,
    starts_on: facts.startsOn,
    ends_on: facts.endsOn,
    register_link: facts.registerLink,
    uprn: facts.uprn,
  };
}

function factsOf(row: FactRow): LicenceFacts {
  return {
    number: row.number,
    kind: row.kind as LicenceKind,
    premisesName: row.premises_name,
    address: row.address,
    postcode: row.postcode,
    holder: row.holder,
    supervisor: row.supervisor,
    status: row.status as LicenceStatus,
    statusText: row.status_text,
    activities: JSON.parse(row.activities) as string[],
    alcohol: row.alcohol as AlcoholSales,
    lateNightRefreshment: row.late_night_refreshment === 1,
    hoursText: row.hours_text,
    issuedOn: row.issued_on,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    registerLink: row.register_link,
    uprn: row.uprn,
  };
}

export function licenceOf(row: Pick<Row, (typeof LICENCE_COLUMNS)[number]>): Licence {
  return {
    id: row.id,
    authorityCode: row.authority_code,
    ...factsOf(row),
    wardCode: row.ward_code,
    town: row.town,
    supervisorBefore: row.supervisor_before,
    supervisorSince: row.supervisor_since,
    source: row.source,
    extractedOn: row.extracted_on,
    checkedOn: row.checked_on,
    checkedBy: row.checked_by,
    venueId: row.venue_id,
    matchedBy: row.matched_by,
    matchedAt: row.matched_at,
    noMatch: row.no_match === 1,
    version: row.version,
  };
}
