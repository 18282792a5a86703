import type { Haven } from '../domain/haven.ts';
import { schemaOrgHours } from '../domain/hours-text.ts';
import type { VenueKind } from '../domain/venue.ts';

/** The nearest schema.org type of a kind of premises; each is a Place, so that it may carry opening hours. */
const TYPES: Readonly<Record<VenueKind, string>> = {
  pub: 'BarOrPub',
  bar: 'BarOrPub',
  club: 'NightClub',
  restaurant: 'Restaurant',
  cafe: 'CafeOrCoffeeShop',
  shop: 'Store',
  supermarket: 'GroceryStore',
  pharmacy: 'Pharmacy',
  library: 'Library',
  leisure_centre: 'SportsActivityLocation',
  community_centre: 'CivicStructure',
  place_of_worship: 'PlaceOfWorship',
  hotel: 'Hotel',
  transport: 'CivicStructure',
  council_building: 'GovernmentBuilding',
  education: 'CivicStructure',
  health: 'MedicalBusiness',
  mobile_unit: 'Place',
  pop_up: 'Place',
};

/**
 * A haven as schema.org describes places, as JSON text for search engines and council directories. Its hours are those
 * of its doors, and are left out where nobody knows them.
 * @param url the haven's own page
 */
export function structuredData(haven: Haven, url: string): string {
  const { name, kind, address, town, postcode, phone, lat, lon, opening } = haven;
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': TYPES[kind],
    '@id': url,
    url,
    name,
    address: {
      '@type': 'PostalAddress',
      ...(address !== '' && { streetAddress: address }),
      ...(town !== '' && { addressLocality: town }),
      ...(postcode !== '' && { postalCode: postcode }),
      addressCountry: 'GB',
    },
    geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon },
    ...(phone !== '' && { telephone: phone }),
    ...(opening && schemaOrgHours(opening)),
  });
}
