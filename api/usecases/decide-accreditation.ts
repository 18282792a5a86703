import type { AccreditationDates } from '../../db/accreditations.ts';
import type { Database } from '../../db/database.ts';
import type { AccreditationState } from '../domain/accreditation.ts';
import type { Clock } from '../domain/clock.ts';
import { prepareStep } from './accreditation-step.ts';
import { writeAndPublish } from './write-and-publish.ts';

/**
 * Takes a venue to a state of the life cycle under a scheme: one atomic write with its event and audit event, then the
 * public snapshots that show it. They are right when this returns.
 *
 * A venue without a history under the scheme may be entered as accredited, for schemes that began on paper.
 *
 * @param dates what the decision changes; the rest is carried over
 * @param expectedSequence the venue's last event that whoever decides has seen
 * @throws DomainError `venue.not_found`, `scheme.not_found` (404), `accreditation.not_allowed`, `venue.closed`,
 *   `accreditation.decided_meanwhile` (409), `venue.no_position`, `accreditation.dates_missing`, `accreditation.dates_wrong` (400),
 *   `accreditation.not_yet_public` (503): decided and saved, but what the public sees is not yet up to date
 */
export async function decideAccreditation({
  db,
  clock,
  ...decision
}: {
  venueId: string;
  schemeKey: string;
  to: AccreditationState;
  reason: string;
  dates?: Partial<AccreditationDates>;
  facts?: Readonly<Record<string, string>>;
  expectedSequence?: number;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<{ sequence: number }> {
  const { sequence, writes, event, scopes } = await prepareStep({ ...decision, db, clock });
  await writeAndPublish({ writes, events: [event], scopes, db, clock });
  return { sequence };
}
