import type { Database } from '../../db/database.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { selectAuthorityName } from '../../db/signage.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict } from '../domain/errors.ts';
import type { SignFacts } from '../domain/signage.ts';
import { notNow } from './issue-signs.ts';
import { showSigns } from './show-signs.ts';

/**
 * What is on the signs that are out: asked for each time a file is made, so that none is made once the venue is not shown
 * any more, or with a day that no longer holds.
 *
 * @throws DomainError `venue.not_found` (404), `signs.not_now`, `signs.none_made`, `signs.out_of_date` (409)
 */
export async function signsToPrint({
  venueId,
  schemeKey,
  publicOrigin,
  db,
  clock,
}: {
  venueId: string;
  schemeKey: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<SignFacts> {
  const { venue, schemes, today } = await showSigns({ venueId, db, clock });
  const scheme = schemes.find(({ accreditation }) => accreditation.schemeKey === schemeKey);
  if (!scheme || scheme.until === undefined) throw notNow();
  const { out } = scheme;
  if (!out) throw conflict('signs.none_made', 'Make the signs first: choose their languages on this page.');
  if (out.standing !== 'in_use')
    throw conflict(
      'signs.out_of_date',
      'The accreditation has a new last day. Make new signs, then print those.',
    );
  const words = (await selectSchemes(db, today)).find(({ key }) => key === schemeKey)?.wording.en;
  if (!words) throw notNow();
  return {
    venueName: venue.name,
    schemeKey,
    schemeName: scheme.accreditation.schemeName,
    summary: words.summary,
    say: words.say,
    staffWill: words.staffWill,
    languages: out.languages,
    // By its id: that address leads on whatever the venue is called later.
    address: `${publicOrigin}/havens/${venueId}`,
    validUntil: out.validUntil,
    authorityName: (await selectAuthorityName(db, venueId)) ?? 'the council',
  };
}
