import { councilReads, managers, officers, type Rule } from './access-rules.ts';

/** The part of `access.ts` that is about training: sessions, certificates, a venue's staff. */
export const TRAINING_ACCESS: Readonly<Record<string, Rule>> = {
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
  'GET /admin/venues/:venueId/training/sessions': managers,
  'GET /admin/venues/:venueId/training/sessions/:session': managers,
  'POST /admin/venues/:venueId/training/sessions/:session': managers,
};
