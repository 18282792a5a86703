import { councilReads, managers, managersAndOfficers, officers, type Rule } from './access-rules.ts';

/** The part of `access.ts` that is about training: sessions, certificates, a venue's staff. */
export const TRAINING_ACCESS: Readonly<Record<string, Rule>> = {
  'GET /admin/councils/:authority/training': councilReads,
  'GET /admin/councils/:authority/reports/training': councilReads,
  'GET /admin/councils/:authority/reports/training/modules': councilReads,
  'GET /admin/councils/:authority/reports/training/modules/csv': councilReads,

  // Teaching in a room
  'GET /admin/councils/:authority/training/sessions': councilReads,
  'GET /admin/councils/:authority/training/sessions/new': officers,
  'POST /admin/councils/:authority/training/sessions/new': officers,
  'GET /admin/training/sessions/:sessionId': officers,
  'GET /admin/training/sessions/:sessionId/edit': officers,
  'POST /admin/training/sessions/:sessionId/edit': officers,
  'GET /admin/training/sessions/:sessionId/call-off': officers,
  'POST /admin/training/sessions/:sessionId/call-off': officers,
  'GET /admin/training/sessions/:sessionId/register': officers,
  'POST /admin/training/sessions/:sessionId/register': officers,
  // Certificates of other providers
  'GET /admin/councils/:authority/training/external': officers,
  'GET /admin/training/external/:externalId': officers,
  'POST /admin/training/external/:externalId': officers,
  'GET /admin/training/external/:externalId/file': managersAndOfficers,
  'GET /admin/venues/:venueId/training/external': managers,
  'GET /admin/venues/:venueId/training/external/new': managers,
  'POST /admin/venues/:venueId/training/external/new': managers,

  'GET /admin/venues/:venueId/training/sessions': managers,
  'GET /admin/venues/:venueId/training/sessions/:session': managers,
  'POST /admin/venues/:venueId/training/sessions/:session': managers,

  // What somebody on a venue's staff has learnt
  'GET /admin/venues/:venueId/training/records/:recordId/certificate': managersAndOfficers,
  'GET /admin/venues/:venueId/training/records/:recordId/revoke': managersAndOfficers,
  'POST /admin/venues/:venueId/training/records/:recordId/revoke': managersAndOfficers,

  // A venue's staff: its managers, or its council for them. Addresses of staff are shown to managers only.
  'GET /admin/venues/:venueId/training': managersAndOfficers,
  'GET /admin/venues/:venueId/training/staff.csv': managersAndOfficers,
  'GET /admin/venues/:venueId/training/staff/new': managersAndOfficers,
  'POST /admin/venues/:venueId/training/staff/new': managersAndOfficers,
  'GET /admin/venues/:venueId/training/staff/:staffId': managersAndOfficers,
  'POST /admin/venues/:venueId/training/staff/:staffId': managersAndOfficers,
  'GET /admin/venues/:venueId/training/staff/:staffId/left': managersAndOfficers,
  'POST /admin/venues/:venueId/training/staff/:staffId/left': managersAndOfficers,
  'POST /admin/venues/:venueId/training/staff/:staffId/back': managersAndOfficers,
  'GET /admin/venues/:venueId/training/staff/:staffId/erase': managersAndOfficers,
  'POST /admin/venues/:venueId/training/staff/:staffId/erase': managersAndOfficers,
  'GET /admin/venues/:venueId/training/leavers': managersAndOfficers,
  'POST /admin/venues/:venueId/training/leavers': managersAndOfficers,
  'GET /admin/venues/:venueId/training/joined': managersAndOfficers,
  'POST /admin/venues/:venueId/training/joined': managersAndOfficers,
  'GET /admin/venues/:venueId/training/leads': managersAndOfficers,
  'POST /admin/venues/:venueId/training/leads': managersAndOfficers,
  'GET /admin/venues/:venueId/training/link': managersAndOfficers,
  'POST /admin/venues/:venueId/training/link': managersAndOfficers,
  'POST /admin/venues/:venueId/training/link/revoke': managersAndOfficers,
  'GET /admin/venues/:venueId/training/sheet': managersAndOfficers,
  'GET /admin/venues/:venueId/training/import': managersAndOfficers,
  'POST /admin/venues/:venueId/training/import': managersAndOfficers,
  'POST /admin/venues/:venueId/training/import/apply': managersAndOfficers,
  'GET /admin/venues/:venueId/training/import/template.csv': managersAndOfficers,
};
