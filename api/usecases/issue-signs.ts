import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { endSignagePack, expectAccreditation, insertSignagePack } from '../../db/signage.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { MOST_SIGN_LANGUAGES } from '../domain/signage.ts';
import type { SignLanguage } from '../domain/sign-languages.ts';
import { showSigns } from './show-signs.ts';

/**
 * Makes a pack of signs for a venue that is shown under a scheme. A pack that is out is replaced by it: its signs are to be
 * taken down. The same pack asked for again changes nothing.
 *
 * @throws DomainError `venue.not_found` (404), `signs.too_many_languages` (400), `signs.not_now`, `signs.issued_meanwhile`
 *   (409)
 */
export async function issueSigns({
  venueId,
  schemeKey,
  languages,
  actor,
  db,
  clock,
  ids,
}: {
  venueId: string;
  schemeKey: string;
  /** Beside English. */
  languages: readonly SignLanguage[];
  actor: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<void> {
  if (languages.length > MOST_SIGN_LANGUAGES) {
    const advice = `Choose ${MOST_SIGN_LANGUAGES} languages or fewer, so that each can be read.`;
    throw invalid('signs.too_many_languages', advice, { languages: advice });
  }
  const { venue, schemes } = await showSigns({ venueId, db, clock });
  const scheme = schemes.find(({ accreditation }) => accreditation.schemeKey === schemeKey);
  if (!scheme || scheme.until === undefined) throw notNow();
  const { out, until, accreditation } = scheme;
  if (out && out.validUntil === until && String(out.languages) === String(languages)) return;
  const at = new Date(clock.now()).toISOString();
  const id = ids.next();
  const event = { authority_code: venue.authorityCode, occurred_at: at, actor, subject: `venue/${venueId}` };
  try {
    await writeAudited(
      db,
      [
        expectAccreditation(db, { venueId, schemeKey, state: accreditation.state, validTo: until }),
        ...(out ? [endSignagePack(db, out.id, { state: 'replaced', by: actor, at, note: '' })] : []),
        insertSignagePack(db, {
          ...{ id, venueId, schemeKey, languages, validUntil: until, issuedBy: actor, issuedAt: at },
        }),
      ],
      [
        ...(out
          ? [{ ...event, action: 'signage.replaced', details: { scheme: schemeKey, pack: out.id, by: id } }]
          : []),
        { ...event, action: 'signage.issued', details: { scheme: schemeKey, pack: id, languages, until } },
      ],
    );
  } catch (error) {
    if (changedMeanwhile(error)) throw notNow(error);
    if (error instanceof ConflictError) throw meanwhile(error);
    throw error;
  }
}

export function notNow(cause?: unknown) {
  return conflict(
    'signs.not_now',
    'Signs are made only while the public is shown this venue under the scheme. Look at the venue’s page for what is missing.',
    cause,
  );
}

function meanwhile(cause: unknown) {
  return conflict(
    'signs.issued_meanwhile',
    'Somebody else made signs for this venue just now. Look at theirs; nothing of yours was saved.',
    cause,
  );
}
