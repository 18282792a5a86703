/** What a column of our documented CSV can mean. */
export type VenueColumn =
  | 'name'
  | 'source_ref'
  | 'osm_id'
  | 'fhrsid'
  | 'kind'
  | 'business_type_id'
  | 'address'
  | 'address_line_1'
  | 'address_line_2'
  | 'house_number'
  | 'street'
  | 'town'
  | 'postcode'
  | 'latitude'
  | 'longitude'
  | 'opening_hours'
  | 'phone'
  | 'website'
  | 'facilities'
  | 'wheelchair'
  | 'uprn';

interface ColumnMeaning {
  readonly column: VenueColumn;
  /** Other headings for the same, in lower case with `_` for spaces and hyphens. */
  readonly aliases: readonly string[];
  readonly help: string;
}

/** The documented columns, in the order in which `import venues --help` lists them. */
export const VENUE_COLUMNS: readonly ColumnMeaning[] = [
  { column: 'name', aliases: ['business_name', 'businessname', 'venue'], help: 'required' },
  { column: 'source_ref', aliases: ['ref'], help: 'your own key of the row; the same on every run' },
  { column: 'osm_id', aliases: ['@id'], help: 'key of an OpenStreetMap row (node/123)' },
  { column: 'fhrsid', aliases: ['fhrs:id'], help: 'key of a Food Hygiene Rating Scheme row' },
  { column: 'kind', aliases: ['amenity'], help: 'pub, bar, club, cafe, library, …' },
  {
    column: 'business_type_id',
    aliases: ['businesstypeid'],
    help: 'instead of kind: the FHRS type (7843 is pubs, bars and nightclubs)',
  },
  { column: 'address', aliases: [], help: 'street lines, without town and postcode' },
  { column: 'address_line_1', aliases: ['addressline1', 'address_1'], help: 'instead of address' },
  { column: 'address_line_2', aliases: ['addressline2', 'address_2'], help: 'after the first line' },
  { column: 'house_number', aliases: ['addr:housenumber'], help: 'instead of address, with street' },
  { column: 'street', aliases: ['addr:street'], help: 'instead of address, with house_number' },
  { column: 'town', aliases: ['town_centre'], help: 'the town centre people would search by' },
  { column: 'postcode', aliases: ['addr:postcode', 'post_code'], help: 'N12 0QG' },
  { column: 'latitude', aliases: ['lat'], help: 'WGS 84 degrees; where empty, the centre of the postcode' },
  { column: 'longitude', aliases: ['lon', 'lng', 'long'], help: 'WGS 84 degrees' },
  { column: 'opening_hours', aliases: [], help: 'as OpenStreetMap writes them: Mo-Fr 09:00-17:30' },
  { column: 'phone', aliases: ['contact:phone', 'telephone'], help: 'the public one' },
  { column: 'website', aliases: ['contact:website', 'url'], help: 'http or https' },
  { column: 'facilities', aliases: [], help: 'parted by ";": step_free; toilet; seat; …' },
  { column: 'wheelchair', aliases: [], help: '"yes" or "designated" means step_free' },
  { column: 'uprn', aliases: [], help: 'Unique Property Reference Number' },
];

const BY_HEADING: ReadonlyMap<string, VenueColumn> = new Map(
  VENUE_COLUMNS.flatMap(({ column, aliases }) => [column, ...aliases].map((heading) => [heading, column])),
);

/** The meaning of a heading, however it is written: `Business Name`, `addr:street`, `LATITUDE`. */
export function venueColumn(heading: string): VenueColumn | undefined {
  return BY_HEADING.get(
    heading
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
}
