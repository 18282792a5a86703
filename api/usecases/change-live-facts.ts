import type { Database } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import { liveFactsAreStill, updateLiveFacts, type LiveFacts } from '../../db/venue-facts.ts';
import type { Clock } from '../domain/clock.ts';
import { changeVenue, requireVenue, venueChangedMeanwhile } from './change-venue.ts';
import { fingerprint } from './fingerprint.ts';

export type { LiveFacts } from '../../db/venue-facts.ts';

/** What a page of these facts carries, so that a stale one is noticed. */
export function liveFactsVersion(facts: LiveFacts): Promise<string> {
  return fingerprint(liveFactsOf(facts));
}

/**
 * Changes the public phone number, the website, what is offered and who may come in: live at once.
 *
 * @param was the version that the page was made of
 * @throws DomainError `venue.not_found` (404), `venue.changed_meanwhile` (409), `accreditation.not_yet_public` (503)
 */
export async function changeLiveFacts({
  venueId,
  facts,
  was,
  actor,
  db,
  clock,
}: {
  venueId: string;
  facts: LiveFacts;
  was: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const venue = await requireVenue(db, venueId);
  if ((await liveFactsVersion(venue)) !== was) throw venueChangedMeanwhile();
  const before = liveFactsOf(venue);
  await changeVenue({
    venue,
    writes: [
      expectation(db, liveFactsAreStill(venueId, before)),
      updateLiveFacts(db, venueId, facts, new Date(clock.now()).toISOString()),
    ],
    action: 'venue.facts_changed',
    details: { from: onTrail(before), to: onTrail(facts), phoneChanged: before.phone !== facts.phone },
    actor,
    db,
    clock,
  });
}

function liveFactsOf({ phone, website, facilities, agePolicy }: LiveFacts): LiveFacts {
  return { phone, website, facilities, agePolicy };
}

/** A venue's number can be somebody's own: on the trail it would stay for good. */
function onTrail({ website, facilities, agePolicy }: LiveFacts): Omit<LiveFacts, 'phone'> {
  return { website, facilities, agePolicy };
}
