import { writeAudited } from '../../db/audit.ts';
import { insertConcern, selectConcernByKey, selectOnceShownVenue } from '../../db/concerns.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import type { ConcernReason } from '../domain/concern.ts';
import { DomainError, notFound } from '../domain/errors.ts';
import type { Seal } from '../domain/seal.ts';
import { idOfSlug } from '../domain/venue.ts';
import { requireAttempt } from './limit-attempts.ts';

/** More than one person says of all places together; phones behind one mobile mast share an address. */
const MOST_AN_HOUR = 10;
const HOUR_MS = 3_600_000;

/**
 * Somebody says that a place did not help. Nothing tells who: no name, no address, no position. A place that is no longer
 * shown takes concerns as well, since people come away from it; one that never was answers as if it were not there.
 *
 * @param client what tells clients apart: limited, sealed for an hour, and never kept with the concern
 * @param key the sender's own, so that what is sent twice is kept once; null where they gave none
 * @returns the instant at which it was received, the first time
 * @throws DomainError `haven.not_found` (404), `concern.key_used` (422): the same key with other words,
 *   `attempts.too_many` (429)
 */
export async function raiseConcern({
  idOrSlug,
  key,
  reason,
  note,
  client,
  seal,
  db,
  clock,
  ids,
}: {
  idOrSlug: string;
  key: string | null;
  reason: ConcernReason;
  note: string;
  client: string;
  seal: Seal;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ receivedAt: string }> {
  // By client alone: a limit by venue would let anybody silence what others say of it.
  await requireAttempt({
    limits: [{ key: `concern from ${client}`, most: MOST_AN_HOUR, windowMs: HOUR_MS }],
    ...{ seal, db, clock },
  });
  const venueId = idOfSlug(idOrSlug);
  const venue = await selectOnceShownVenue(db, venueId);
  if (!venue) {
    throw notFound(
      'haven.not_found',
      'No place with this address is listed. Look at the list of those that are.',
    );
  }
  const receivedAt = new Date(clock.now()).toISOString();
  const id = ids.next();
  // Senders draw their keys themselves: one venue's must not meet another's.
  const ownKey = key === null ? null : `${venueId}/${key}`;
  const concern = { id, key: ownKey, venueId, ...venue, reason, note, receivedAt };
  try {
    await writeAudited(
      db,
      [insertConcern(db, concern)],
      [
        {
          authority_code: venue.authorityCode,
          occurred_at: receivedAt,
          actor: 'public',
          action: 'concern.raised',
          subject: `venue/${venueId}`,
          // Not the note: the trail stays for good, and people write what they were asked not to.
          details: { concern: id, reason },
        },
      ],
    );
    return { receivedAt };
  } catch (error) {
    const taken = error instanceof ConflictError && error.columns.includes('concerns.key');
    const first = taken && ownKey !== null ? await selectConcernByKey(db, ownKey) : undefined;
    if (!first) throw error;
    if (first.reason === reason && first.note === note) return { receivedAt: first.receivedAt };
    throw new DomainError(
      'concern.key_used',
      422,
      'This key was used for other words. Use a new key for each thing you tell us.',
      { fields: { key: 'Give a key that was not used before.' }, cause: error },
    );
  }
}
