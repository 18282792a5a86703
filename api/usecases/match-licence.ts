import type { AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { selectLicences, updateLicence, type LicenceChanges } from '../../db/licences.ts';
import { selectVenuesOfAuthority } from '../../db/match-candidates.ts';
import type { Clock } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import { licenceNotFound, requireVersion, type Licence } from './find-licence.ts';
import { writeLicence } from './write-licence.ts';

/** One licence and what an officer says of it. */
export interface MatchDecision {
  readonly licenceId: string;
  /** As the page showed it. */
  readonly version: number;
  /** The venue; null where none of those suggested is it, or to take a match back. */
  readonly venueId: string | null;
}

/**
 * Says which venues licences belong to, all of them in one write or none.
 * @throws DomainError `licence.not_found` (404), `licence.changed_meanwhile` (409), `licence.venue_unknown` (400)
 */
export async function matchLicences({
  authorityCode,
  decisions,
  actor,
  db,
  clock,
}: {
  authorityCode: string;
  decisions: readonly (MatchDecision & { readonly venueId: string })[];
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const venueIds = [...new Set(decisions.map(({ venueId }) => venueId))];
  const known = await selectVenuesOfAuthority(db, authorityCode, venueIds);
  if (venueIds.some((id) => !known.has(id))) {
    throw invalid('licence.venue_unknown', 'This venue is not on the register of this authority.', {
      venue: 'Choose one of the venues that are listed.',
    });
  }
  const at = new Date(clock.now()).toISOString();
  await change({ authorityCode, decisions, actor, db, at }, ({ venueId }, licence) => ({
    changes: { venue_id: venueId, matched_by: actor, matched_at: at, no_match: 0 },
    action: 'licence.matched',
    details: { number: licence.number, from: licence.venueId, venue: venueId },
  }));
}

interface OfOneLicence {
  authorityCode: string;
  licenceId: string;
  version: number;
  actor: string;
  db: Database;
  clock: Clock;
}

/**
 * Says that a licence belongs to none of the venues that were suggested; it stays on the list of those who have not signed up.
 * @throws DomainError `licence.not_found` (404), `licence.changed_meanwhile` (409)
 */
export function rejectMatches(given: OfOneLicence): Promise<void> {
  return leaveUnmatched(given, 1, 'licence.no_match');
}

/**
 * Takes a match back, or that there is none: the licence is to be matched again.
 * @throws DomainError `licence.not_found` (404), `licence.changed_meanwhile` (409)
 */
export function unmatchLicence(given: OfOneLicence): Promise<void> {
  return leaveUnmatched(given, 0, 'licence.unmatched');
}

async function leaveUnmatched(
  { authorityCode, licenceId, version, actor, db, clock }: OfOneLicence,
  noMatch: 0 | 1,
  action: string,
): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  const decisions = [{ licenceId, version, venueId: null }];
  await change({ authorityCode, decisions, actor, db, at }, (_, licence) => ({
    changes: { ...NO_VENUE, no_match: noMatch },
    action,
    details: { number: licence.number, from: licence.venueId },
  }));
}

const NO_VENUE = { venue_id: null, matched_by: null, matched_at: null };

/** A decision that is made already, by the same form or a colleague, is left as it is. */
async function change<Decision extends MatchDecision>(
  {
    authorityCode,
    decisions,
    actor,
    db,
    at,
  }: { authorityCode: string; decisions: readonly Decision[]; actor: string; db: Database; at: string },
  decide: (
    decision: Decision,
    licence: Licence,
  ) => {
    changes: LicenceChanges & { venue_id: string | null; no_match: number };
    action: string;
    details: object;
  },
): Promise<void> {
  const writes: Write[] = [];
  const events: AuditEntry[] = [];
  const licences = await selectLicences(
    db,
    authorityCode,
    decisions.map(({ licenceId }) => licenceId),
  );
  for (const decision of decisions) {
    const licence = licences.get(decision.licenceId);
    if (!licence) throw licenceNotFound();
    const { changes, action, details } = decide(decision, licence);
    if (licence.venueId === changes.venue_id && licence.noMatch === (changes.no_match === 1)) continue;
    requireVersion(licence, decision.version);
    writes.push(updateLicence(db, licence, changes, at));
    const subject = `licence/${licence.id}`;
    events.push({ authority_code: authorityCode, occurred_at: at, actor, action, subject, details });
  }
  if (writes.length > 0) await writeLicence(db, writes, events);
}
