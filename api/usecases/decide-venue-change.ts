import type { Database } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import {
  changeStillWaits,
  selectVenueChange,
  updateVenueChange,
  type VenueChange,
} from '../../db/venue-changes.ts';
import type { ApprovedFacts, VenueRecord } from '../../db/venue-facts.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { distanceMetres, type Point } from '../domain/geo.ts';
import { changeDecided, type ChangedFact } from '../mail/messages.ts';
import { applyFacts } from './apply-facts.ts';
import { changeVenue, requireVenue, venueChangedMeanwhile } from './change-venue.ts';
import { mailManagers } from './mail-managers.ts';
import { approvedFactsOf } from './propose-venue-change.ts';

export type { VenueChange } from '../../db/venue-changes.ts';

/** A change whose page is still open for a decision, with what the venue says now. */
export interface ChangeToDecide {
  readonly change: VenueChange;
  readonly venue: VenueRecord;
  /** Facts that were changed by others since the change was asked: it can only be refused. */
  readonly outdated: readonly (keyof ApprovedFacts)[];
  /** How far the pin moves; absent where it stays, or was nowhere. */
  readonly movedMetres?: number;
}

/** @throws DomainError `change.not_found`, `venue.not_found` (404) */
export async function findVenueChange({
  venueId,
  changeId,
  db,
}: {
  venueId: string;
  changeId: string;
  db: Database;
}): Promise<ChangeToDecide> {
  const change = await selectVenueChange(db, changeId);
  if (change?.venueId !== venueId)
    throw notFound('change.not_found', 'This venue has asked for no such change.');
  const venue = await requireVenue(db, venueId);
  const outdated = (Object.keys(change.present) as (keyof ApprovedFacts)[]).filter(
    (fact) => venue[fact] !== change.present[fact],
  );
  const [from, to] = [pointOf(change.present), pointOf(change.proposed)];
  return {
    change,
    venue,
    outdated,
    ...(from && to && { movedMetres: Math.round(distanceMetres(from, to)) }),
  };
}

function pointOf({ lat, lon }: Partial<ApprovedFacts>): Point | undefined {
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : undefined;
}

/**
 * An officer agrees to a change of name, address or pin, which is public when this returns, or refuses it. The managers are
 * told by mail.
 *
 * @param reason what the managers read; needed to refuse
 * @throws DomainError `change.not_found` (404), `change.decided`, `venue.changed_meanwhile` (409), `change.reason_missing`
 *   (400), `accreditation.not_yet_public` (503)
 */
export async function decideVenueChange({
  venueId,
  changeId,
  decision,
  reason,
  actor,
  publicOrigin,
  db,
  clock,
}: {
  venueId: string;
  changeId: string;
  decision: 'approved' | 'refused';
  reason: string;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const { change, venue, outdated } = await findVenueChange({ venueId, changeId, db });
  if (change.decision !== null) {
    const message = 'Someone else has decided on this change, or the manager has taken it back.';
    throw conflict('change.decided', message);
  }
  if (decision === 'refused' && reason.trim() === '') {
    const advice = 'Enter the reason: the manager reads it.';
    throw invalid('change.reason_missing', advice, { reason: advice });
  }
  if (decision === 'approved' && outdated.length > 0) throw venueChangedMeanwhile();
  const at = new Date(clock.now()).toISOString();
  const writes = [
    expectation(db, changeStillWaits(changeId)),
    updateVenueChange(db, changeId, { decision, by: actor, at, reason }),
    ...(await mailManagers({
      venueId,
      write: (name, council) => ({
        reference: `change/${changeId}/${decision}`,
        ...changeDecided({
          ...{ venue: name, council, publicOrigin, page: `/admin/venues/${venueId}`, reason },
          facts: factsOf(change.proposed),
          approved: decision === 'approved',
        }),
      }),
      db,
      clock,
    })),
  ];
  const details = { change: changeId, reason };
  if (decision === 'approved') {
    const facts = { ...approvedFactsOf(venue), ...change.proposed };
    await applyFacts({ venue, facts, writes, action: 'venue.change_approved', details, actor, db, clock });
    return;
  }
  await changeVenue({
    venue: { ...venue, spots: [] }, // the public sees no difference
    writes,
    action: 'venue.change_refused',
    details: { ...details, proposed: change.proposed },
    actor,
    db,
    clock,
  });
}

/** What a change is about, as the letter names it. */
function factsOf(proposed: Partial<ApprovedFacts>): readonly ChangedFact[] {
  const about: [ChangedFact, boolean][] = [
    ['name', 'name' in proposed],
    ['address', 'address' in proposed || 'postcode' in proposed],
    ['position', 'lat' in proposed || 'lon' in proposed],
  ];
  return about.filter(([, changed]) => changed).map(([fact]) => fact);
}
