/** What a column of the LGA's open schema for premises licences means; the names are its own, without capitals. */
export type LicenceColumn =
  | 'extractdate'
  | 'organisationuri'
  | 'organisationlabel'
  | 'casereference'
  | 'casedate'
  | 'servicetypelabel'
  | 'premisesname'
  | 'locationtext'
  | 'postcode'
  | 'entertainmenttypelabel'
  | 'latenightrefreshment'
  | 'alcoholsupply'
  | 'onpremisesalcoholsale'
  | 'offpremisesalcoholsale'
  | 'openinghours'
  | 'statuslabel'
  | 'licencestartdate'
  | 'licenceenddate'
  | 'licenceholder'
  | 'designatedpremisessupervisor'
  | 'conditions'
  | 'licenceurl'
  | 'uprn';

interface ColumnMeaning {
  /** As the schema writes it; capitals, spaces and punctuation do not count. */
  readonly name: string;
  readonly help: string;
}

/**
 * The columns that are read, as `import licences --help` lists them. The schema has more, of people's addresses and licence
 * numbers: what nobody needs here is not kept.
 */
export const LICENCE_COLUMNS: readonly ColumnMeaning[] = [
  { name: 'CaseReference', help: 'required: the licence number' },
  { name: 'PremisesName', help: 'this or LocationText is required' },
  { name: 'LocationText', help: 'the address' },
  { name: 'Postcode', help: 'N12 0QG' },
  {
    name: 'StatusLabel',
    help: 'Current, Suspended, Under review, Surrendered, Lapsed, Revoked; others stay unknown',
  },
  { name: 'ServiceTypeLabel', help: 'premises licence or club premises certificate' },
  { name: 'OrganisationLabel', help: 'the authority, where --authority is not given' },
  { name: 'OrganisationURI', help: 'the same, where it holds an ONS code' },
  { name: 'ExtractDate', help: 'dd/mm/yyyy, as all dates: of the extract' },
  { name: 'CaseDate', help: 'when the licence was issued' },
  { name: 'LicenceStartDate', help: 'its first day' },
  { name: 'LicenceEndDate', help: 'its last day, where it has one' },
  { name: 'LicenceHolder', help: 'several are parted by |' },
  { name: 'DesignatedPremisesSupervisor', help: 'a new name opens a re-check of an accredited venue' },
  { name: 'AlcoholSupply', help: 'true or false, yes or no' },
  { name: 'OnPremisesAlcoholSale', help: 'the same' },
  { name: 'OffPremisesAlcoholSale', help: 'the same' },
  { name: 'LateNightRefreshment', help: 'the same' },
  { name: 'EntertainmentTypeLabel', help: 'several are parted by |' },
  { name: 'OpeningHours', help: 'kept as text' },
  { name: 'Conditions', help: 'taken apart by annex and number' },
  { name: 'LicenceURL', help: 'http or https' },
  { name: 'UPRN', help: 'Unique Property Reference Number' },
];

const ALIASES: Readonly<Record<string, LicenceColumn>> = {
  licencenumber: 'casereference',
  licenceno: 'casereference',
  licensenumber: 'casereference',
  address: 'locationtext',
  status: 'statuslabel',
  servicetype: 'servicetypelabel',
  licencetype: 'servicetypelabel',
  dps: 'designatedpremisessupervisor',
  uniquepropertyreferencenumber: 'uprn',
};

const BY_NAME: ReadonlyMap<string, LicenceColumn> = new Map([
  ...LICENCE_COLUMNS.map(({ name }) => [plain(name), plain(name) as LicenceColumn] as const),
  ...Object.entries(ALIASES),
]);

/** The meaning of a heading, however it is written: `Case Reference`, `case_reference`, `CASEREFERENCE`. */
export function licenceColumn(heading: string): LicenceColumn | undefined {
  return BY_NAME.get(plain(heading));
}

function plain(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]+/g, '');
}
