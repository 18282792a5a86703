import type { Database } from '../../db/database.ts';
import { selectPublicHaven } from '../../db/public-havens.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { selectVenueCase } from '../../db/venue-case.ts';
import { selectVisit, type Visit } from '../../db/visits.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { havenSlug } from '../domain/venue.ts';

/** What a visitor needs to know, and nothing else of the venue: no people, no history, no concerns. */
export interface OwnVisit extends Pick<
  Visit,
  'id' | 'kind' | 'state' | 'dueOn' | 'brief' | 'visitedAt' | 'outcome'
> {
  readonly venueName: string;
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  readonly schemeName: string;
  /** What a person says or does there. */
  readonly say: string;
  /** Its public page, with its hours, where it is shown now. */
  readonly publicPath: string | undefined;
}

/**
 * A visit as the one sees it who goes.
 * @throws DomainError `visit.not_found` (404)
 */
export async function showOwnVisit({
  visitId,
  db,
  clock,
}: {
  visitId: string;
  db: Database;
  clock: Clock;
}): Promise<OwnVisit> {
  const now = epochMinutes(clock.now());
  const visit = await selectVisit(db, visitId);
  const venue = visit && (await selectVenueCase(db, visit.venueId));
  if (!visit || !venue) throw notFound('visit.not_found', 'This visit is not on the register.');
  const [schemes, haven] = await Promise.all([
    selectSchemes(db, londonDate(now)),
    selectPublicHaven(db, venue.id, now),
  ]);
  const scheme = schemes.find(({ key }) => key === visit.schemeKey);
  const { id, kind, state, dueOn, brief, visitedAt, outcome } = visit;
  const { name, address, town, postcode } = venue;
  return {
    ...{ id, kind, state, dueOn, brief, visitedAt, outcome },
    ...{ venueName: name, address, town, postcode },
    schemeName: scheme?.wording.en.name ?? visit.schemeKey,
    say: scheme?.wording.en.say ?? '',
    publicPath: haven && `/havens/${havenSlug(haven.name, haven.id)}`,
  };
}
