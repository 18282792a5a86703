import { selectAreaAt } from '../../db/area-at.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { expectation } from '../../db/expectations.ts';
import {
  changeStillWaits,
  insertVenueChange,
  selectVenueChange,
  selectNewestChange,
  updateVenueChange,
  type VenueChange,
} from '../../db/venue-changes.ts';
import { approvedFactsAreStill, type ApprovedFacts, type VenueRecord } from '../../db/venue-facts.ts';
import type { Clock } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import type { Point } from '../domain/geo.ts';
import { applyFacts } from './apply-facts.ts';
import { changeVenue, requireVenue, venueChangedMeanwhile } from './change-venue.ts';
import { fingerprint } from './fingerprint.ts';

export type { ApprovedFacts } from '../../db/venue-facts.ts';

/** What a page of these facts carries, so that a stale one is noticed. */
export function approvedFactsVersion(facts: ApprovedFacts): Promise<string> {
  return fingerprint(approvedFactsOf(facts));
}

/** `waits`: for an officer. `applied`: the venue was never shown, so there is nothing that was approved. */
export type Proposed = 'waits' | 'applied' | 'unchanged';

/**
 * Asks for another name, address or pin. Of a venue that was ever shown the approved version stays public until an officer
 * agrees; of any other it is changed at once. A change that waits already is replaced.
 *
 * @param changeId drawn when the form was shown, so that a form that is sent twice asks once
 * @param facts all of them, as the manager wants them
 * @param was the version that the page was made of
 * @throws DomainError `venue.not_found` (404), `venue.elsewhere` (400), `venue.changed_meanwhile` (409),
 *   `accreditation.not_yet_public` (503)
 */
export async function proposeVenueChange({
  venueId,
  changeId,
  facts,
  was,
  actor,
  db,
  clock,
}: {
  venueId: string;
  changeId: string;
  facts: ApprovedFacts;
  was: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<Proposed> {
  const venue = await requireVenue(db, venueId);
  const sentBefore = await selectVenueChange(db, changeId);
  if (sentBefore?.venueId === venueId) return 'waits';
  if ((await approvedFactsVersion(venue)) !== was) throw venueChangedMeanwhile();
  const proposed = differenceOf(venue, facts);
  const replaced = await findWaitingChange({ venueId, db });
  if (Object.keys(proposed).length === 0 && !replaced) return 'unchanged';
  await requireOwnAuthority(db, venue, facts);
  if (!venue.wasShown) {
    await applyFacts({
      venue,
      facts,
      writes: [],
      action: 'venue.facts_changed',
      details: {},
      actor,
      db,
      clock,
    });
    return 'applied';
  }
  const at = new Date(clock.now()).toISOString();
  const writes: Write[] = [expectation(db, approvedFactsAreStill(venueId, approvedFactsOf(venue)))];
  if (replaced) {
    writes.push(
      expectation(db, changeStillWaits(replaced.id)),
      updateVenueChange(db, replaced.id, { decision: 'taken_back', by: actor, at, reason: '' }),
    );
  }
  const isChange = Object.keys(proposed).length > 0;
  if (isChange) {
    const present = pick(venue, Object.keys(proposed));
    const asked = { id: changeId, venueId, proposed, present, proposedBy: actor, proposedAt: at };
    writes.push(insertVenueChange(db, asked));
  }
  try {
    await changeVenue({
      venue: { ...venue, spots: [] }, // the public sees no difference
      writes,
      action: isChange ? 'venue.change_asked' : 'venue.change_taken_back',
      details: {
        ...(isChange && { change: changeId, proposed }),
        ...(replaced && { replaces: replaced.id }),
      },
      actor,
      db,
      clock,
    });
  } catch (error) {
    if (error instanceof ConflictError && error.concerns('venue_changes')) {
      if ((await selectVenueChange(db, changeId))?.venueId === venueId) return 'waits';
      throw venueChangedMeanwhile(error);
    }
    throw error;
  }
  return isChange ? 'waits' : 'unchanged';
}

/** The change of a venue that waits for an officer; undefined where none does. */
export async function findWaitingChange({
  venueId,
  db,
}: {
  venueId: string;
  db: Database;
}): Promise<VenueChange | undefined> {
  const newest = await selectNewestChange(db, venueId);
  return newest?.decision === null ? newest : undefined;
}

export function approvedFactsOf({ name, address, postcode, lat, lon }: ApprovedFacts): ApprovedFacts {
  return { name, address, postcode, lat, lon };
}

function differenceOf(venue: ApprovedFacts, facts: ApprovedFacts): Partial<ApprovedFacts> {
  const changed = (Object.keys(approvedFactsOf(facts)) as (keyof ApprovedFacts)[]).filter(
    (fact) => facts[fact] !== venue[fact],
  );
  // Half a position is none.
  const moved = changed.some((fact) => fact === 'lat' || fact === 'lon');
  return pick(facts, moved ? [...new Set([...changed, 'lat', 'lon'])] : changed);
}

function pick(facts: ApprovedFacts, names: readonly string[]): Partial<ApprovedFacts> {
  return Object.fromEntries(Object.entries(approvedFactsOf(facts)).filter(([name]) => names.includes(name)));
}

/** A venue of another council signs up with that council: its officers know the place. */
async function requireOwnAuthority(db: Database, venue: VenueRecord, facts: ApprovedFacts): Promise<void> {
  const { lat, lon, postcode } = facts;
  if (lat === null || lon === null || venue.authorityCode === null) return;
  if (lat === venue.lat && lon === venue.lon) return;
  const point: Point = { lat, lon };
  const { authorityCode } = await selectAreaAt(db, point, postcode);
  if (authorityCode === null || authorityCode === venue.authorityCode) return;
  const advice = `This place is not in ${venue.authorityName}. Check the postcode or the position; a venue that moves to another council’s area signs up there.`;
  throw invalid('venue.elsewhere', advice, { pin: advice });
}
