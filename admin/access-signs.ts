import { managersAndOfficers, type Rule } from './access-rules.ts';

/** The part of `access.ts` that is about signs. */
export const SIGNS_ACCESS: Readonly<Record<string, Rule>> = {
  'GET /admin/venues/:venueId/signs': managersAndOfficers,
  'GET /admin/venues/:venueId/signs/:schemeKey/make': managersAndOfficers,
  'POST /admin/venues/:venueId/signs/:schemeKey/make': managersAndOfficers,
  'GET /admin/venues/:venueId/signs/:schemeKey/return': managersAndOfficers,
  'POST /admin/venues/:venueId/signs/:schemeKey/return': managersAndOfficers,
  'GET /admin/venues/:venueId/signs/:schemeKey/print/:sign': managersAndOfficers,
};
