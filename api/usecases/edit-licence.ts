import type { AuditEntry } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { factRowOf, type FactColumn } from '../../db/licence-rows.ts';
import { placeRowOf, selectLicenceByKey, updateLicence } from '../../db/licences.ts';
import type { PremisesPlace } from '../../db/premises-places.ts';
import { rechecksAt } from '../../db/rechecks.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { licenceKey, samePerson, type LicenceFacts } from '../domain/licence.ts';
import { londonDate } from '../domain/london-time.ts';
import { findLicence, requireVersion, type Licence } from './find-licence.ts';
import { known, placeOf, requireLink, type GivenPlace } from './licence-facts.ts';
import { writeLicence } from './write-licence.ts';

/**
 * Changes what the register has of a licence. Another designated premises supervisor than before opens a re-check of the
 * accreditations of its venue.
 *
 * @param version as the form showed it
 * @throws DomainError `licence.not_found` (404), `licence.changed_meanwhile`, `licence.known` (409), `licence.link_wrong`, `licence.ward_unknown` (400)
 */
export async function editLicence({
  authorityCode,
  licenceId,
  version,
  facts,
  place,
  actor,
  db,
  clock,
  ids,
}: {
  authorityCode: string;
  licenceId: string;
  version: number;
  facts: LicenceFacts;
  place: GivenPlace;
  actor: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<{ rechecks: number }> {
  requireLink(facts);
  const licence = await findLicence({ authorityCode, licenceId, db });
  requireVersion(licence, version);
  const key = licenceKey(facts.number, facts.postcode);
  const holder = await selectLicenceByKey(db, authorityCode, key);
  if (holder && holder.id !== licenceId) throw known();
  const found = await placeOf(db, authorityCode, facts, place);
  const changed = changesOf(licence, facts, found);
  if (Object.keys(changed).length === 0) return { rechecks: 0 };

  const now = clock.now();
  const [at, today] = [new Date(now).toISOString(), londonDate(epochMinutes(now))];
  const another = licence.supervisor !== '' && !samePerson(licence.supervisor, facts.supervisor);
  const venues = another && licence.venueId !== null ? [licence.venueId] : [];
  const rechecks = await rechecksAt(db, venues, { today, actor, at, ids });
  const event = (action: string, details: object): AuditEntry => ({
    ...{
      authority_code: authorityCode,
      occurred_at: at,
      actor,
      action,
      subject: `licence/${licenceId}`,
      details,
    },
  });
  const writes = [
    updateLicence(
      db,
      licence,
      {
        ...factRowOf(facts),
        ...placeRowOf(found),
        // What a file will look for stays as the file has it.
        ...(licence.source === 'officer' && { source_ref: key }),
        ...(another && {
          ...{ supervisor_before: licence.supervisor, supervisor_since: today },
          ...{ checked_on: null, checked_by: null },
        }),
      },
      at,
    ),
    ...rechecks.writes,
  ];
  const events = [
    event('licence.changed', { number: facts.number, changed }),
    ...(another
      ? [event('licence.supervisor_changed', { number: facts.number, venue: licence.venueId })]
      : []),
    ...rechecks.events,
  ];
  try {
    await writeLicence(db, writes, events);
  } catch (error) {
    throw error instanceof ConflictError && error.concerns('premises_licences') ? known(error) : error;
  }
  return { rechecks: rechecks.writes.length };
}

/** People's names never go on the trail, which is kept for good: only that they changed. */
const PEOPLE: ReadonlySet<string> = new Set<FactColumn>(['holder', 'supervisor']);

/** What differs, from and to, by column. */
function changesOf(licence: Licence, facts: LicenceFacts, place: PremisesPlace): Record<string, unknown> {
  const before: Record<string, unknown> = {
    ...factRowOf(licence),
    ward_code: licence.wardCode,
    town: licence.town,
  };
  const after: Record<string, unknown> = { ...factRowOf(facts), ward_code: place.wardCode, town: place.town };
  return Object.fromEntries(
    Object.keys(after)
      .filter((column) => before[column] !== after[column])
      .map((column) => [column, PEOPLE.has(column) ? 'changed' : [before[column], after[column]]]),
  );
}
