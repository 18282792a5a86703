import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { endSignagePack, expectSignsOut } from '../../db/signage.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import { showSigns } from './show-signs.ts';

/**
 * Notes that a venue's signs are down, and were given back or destroyed.
 *
 * @param note what became of them, in words for the council
 * @throws DomainError `venue.not_found` (404), `signs.none_out` (409) where none are out, or no longer
 */
export async function returnSigns({
  venueId,
  schemeKey,
  note,
  actor,
  db,
  clock,
}: {
  venueId: string;
  schemeKey: string;
  note: string;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const { venue, schemes } = await showSigns({ venueId, db, clock });
  const out = schemes.find(({ accreditation }) => accreditation.schemeKey === schemeKey)?.out;
  if (!out) throw noneOut();
  const at = new Date(clock.now()).toISOString();
  try {
    await writeAudited(
      db,
      [expectSignsOut(db, out.id), endSignagePack(db, out.id, { state: 'returned', by: actor, at, note })],
      [
        {
          ...{ authority_code: venue.authorityCode, occurred_at: at, actor },
          ...{ action: 'signage.returned', subject: `venue/${venueId}` },
          details: { scheme: schemeKey, pack: out.id },
        },
      ],
    );
  } catch (error) {
    throw changedMeanwhile(error) ? noneOut(error) : error;
  }
}

function noneOut(cause?: unknown) {
  return conflict(
    'signs.none_out',
    'No signs of this scheme are out any more, so there is nothing to give back. Look at the list of what came back.',
    cause,
  );
}
