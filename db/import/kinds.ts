import { VENUE_KINDS, type VenueKind } from '../../api/domain/venue.ts';

/** What a file's word or code for a kind of place means here. */
export type KindReading = { readonly kind: VenueKind; readonly note?: string } | { readonly problem: string };

const NOT_OPEN_TO_THE_PUBLIC = 'not premises that the public can walk into';

/**
 * Business types of the Food Hygiene Rating Scheme (api.ratings.food.gov.uk/businesstypes). Mobile caterers are often
 * registered at a home, so they are left out with the trades that the public does not visit.
 */
const FHRS_TYPES: Readonly<Record<string, KindReading>> = {
  '1': { kind: 'restaurant' },
  '5': { kind: 'health', note: 'its FHRS type also covers childcare and care homes: check what it is' },
  '7': { problem: `a distributor or transporter: ${NOT_OPEN_TO_THE_PUBLIC}` },
  '14': { problem: `an importer or exporter: ${NOT_OPEN_TO_THE_PUBLIC}` },
  '4613': { kind: 'shop' },
  '7838': { problem: `a farmer or grower: ${NOT_OPEN_TO_THE_PUBLIC}` },
  '7839': { problem: `a manufacturer or packer: ${NOT_OPEN_TO_THE_PUBLIC}` },
  '7840': { kind: 'supermarket' },
  '7841': { problem: `a mobile caterer: ${NOT_OPEN_TO_THE_PUBLIC}` },
  '7842': { kind: 'hotel' },
  '7843': { kind: 'pub' },
  '7844': { kind: 'shop' },
  '7845': { kind: 'education' },
  '7846': {
    kind: 'community_centre',
    note: 'its FHRS type, "Other catering premises", covers halls, clubs and homes: check what it is',
  },
};

/** Other words that files use, OpenStreetMap's `amenity` among them. */
const OTHER_WORDS: Readonly<Record<string, VenueKind>> = {
  nightclub: 'club',
  coffee_shop: 'cafe',
  takeaway: 'shop',
  fast_food: 'shop',
  convenience: 'shop',
  chemist: 'pharmacy',
  sports_centre: 'leisure_centre',
  community_center: 'community_centre',
  church: 'place_of_worship',
  mosque: 'place_of_worship',
  synagogue: 'place_of_worship',
  temple: 'place_of_worship',
  station: 'transport',
  townhall: 'council_building',
  school: 'education',
  college: 'education',
  university: 'education',
  hospital: 'health',
  clinic: 'health',
  doctors: 'health',
};

const KINDS: ReadonlySet<string> = new Set(VENUE_KINDS);

export function kindOfFhrsType(id: string): KindReading {
  return FHRS_TYPES[id] ?? { problem: `"${id}" is not a business type of the Food Hygiene Rating Scheme` };
}

/** Reads `Community Centre`, `community-centre`, `nightclub`. */
export function kindOfWord(word: string): KindReading {
  const key = word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const kind = isKind(key) ? key : OTHER_WORDS[key];
  return kind ? { kind } : { problem: `"${word}" is not a kind of venue: ${VENUE_KINDS.join(', ')}` };
}

export function isKind(word: string): word is VenueKind {
  return KINDS.has(word);
}
