import type { Database } from '../../db/database.ts';
import { selectVenueFile, type VenueFile } from '../../db/venue-file.ts';
import { selectHistory, type HistoryEvent } from '../../db/venue-history.ts';
import { type Decider } from '../domain/case-facts.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { offers, type Offer } from '../domain/decisions.ts';
import { notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { trainingStatus, type TrainingStatus } from '../domain/training.ts';
import { readCases, type Case } from './read-cases.ts';

export type { VenueFile, FiledAccreditation } from '../../db/venue-file.ts';
export type { HistoryEvent, TrailEvent, VenuePapers } from '../../db/venue-history.ts';

/** A venue under one of its schemes, with what can be decided. */
export interface SchemeFile {
  readonly found: Case;
  readonly offers: readonly Offer[];
  readonly training: TrainingStatus;
}

/** All that an officer works from. */
export interface OpenedFile {
  readonly file: VenueFile;
  readonly schemes: readonly SchemeFile[];
}

/**
 * A venue as those who work on it see it. Three reads, whatever there is.
 * @throws DomainError `venue.not_found` (404), also for another authority's
 */
export async function openVenueFile({
  venueId,
  authorityCode,
  decider,
  db,
  clock,
}: {
  venueId: string;
  authorityCode: string;
  decider: Decider;
  db: Database;
  clock: Clock;
}): Promise<OpenedFile> {
  const now = clock.now();
  const today = londonDate(epochMinutes(now));
  const file = await selectVenueFile(db, venueId, new Date(now).toISOString());
  if (!file || file.authorityCode !== authorityCode)
    throw notFound('venue.not_found', 'This venue is not on your register.');
  const keys = file.accreditations.map(({ schemeKey }) => ({ venueId, schemeKey }));
  const cases = await readCases({ keys, db, clock });
  const inOrder = keys.flatMap(
    ({ schemeKey }) => cases.find(({ record }) => record.schemeKey === schemeKey) ?? [],
  );
  return {
    file,
    schemes: inOrder.map((found) => ({
      found,
      offers: offers(found.facts, decider, today),
      training: trainingStatus(found.facts.training, found.facts.rules, today),
    })),
  };
}

/** What happened with a venue since an officer looked at it. */
export function readNewerHistory({
  venueId,
  after,
  db,
}: {
  venueId: string;
  after: number;
  db: Database;
}): Promise<readonly HistoryEvent[]> {
  return selectHistory(db, venueId, after);
}
