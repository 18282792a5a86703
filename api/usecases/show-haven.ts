import type { Database } from '../../db/database.ts';
import { selectPublicHaven } from '../../db/public-havens.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { helpIntervals, type Haven } from '../domain/haven.ts';
import { openState, type OpenState } from '../domain/open-state.ts';
import { idOfSlug } from '../domain/venue.ts';
import { comingDays } from './coming-days.ts';

export interface ShownHaven {
  readonly haven: Haven;
  /** As the snapshots of today say it. */
  readonly state: OpenState;
  /** Its doors, where trained help may not be there all the time that they are open. */
  readonly doors?: OpenState;
}

/**
 * One haven by its id or slug; the id at the end of a slug is what counts, so that links with an old name still work.
 * @throws DomainError `haven.not_found` (404) where there is none that may be shown now, and never why
 */
export async function showHaven({
  idOrSlug,
  db,
  clock,
}: {
  idOrSlug: string;
  db: Database;
  clock: Clock;
}): Promise<ShownHaven> {
  const now = epochMinutes(clock.now());
  const haven = await selectPublicHaven(db, idOfSlug(idOrSlug), now);
  if (!haven) {
    throw notFound(
      'haven.not_found',
      'No place with this address is listed now. Look at the list of those that are.',
    );
  }
  const days = await comingDays(db, now);
  const state = openState(helpIntervals(haven, days), now, days.to);
  if (!haven.help || !state.hoursKnown) return { haven, state };
  const { help: _, ...withoutHelp } = haven;
  const doors = openState(helpIntervals(withoutHelp, days), now, days.to);
  return { haven, state, doors };
}
