import type { Database } from '../../db/database.ts';
import { updateLicence } from '../../db/licences.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { findLicence, requireVersion } from './find-licence.ts';
import { writeLicence } from './write-licence.ts';

/**
 * Notes that an officer has looked at the authority's own register today, and that it says what is recorded here.
 * @throws DomainError `licence.not_found` (404), `licence.changed_meanwhile` (409)
 */
export async function checkLicence({
  authorityCode,
  licenceId,
  version,
  actor,
  db,
  clock,
}: {
  authorityCode: string;
  licenceId: string;
  version: number;
  actor: string;
  db: Database;
  clock: Clock;
}): Promise<void> {
  const now = clock.now();
  const [at, today] = [new Date(now).toISOString(), londonDate(epochMinutes(now))];
  const licence = await findLicence({ authorityCode, licenceId, db });
  if (licence.checkedOn === today && licence.checkedBy === actor) return;
  requireVersion(licence, version);
  await writeLicence(
    db,
    [updateLicence(db, licence, { checked_on: today, checked_by: actor }, at)],
    [
      {
        ...{ authority_code: authorityCode, occurred_at: at, actor },
        ...{ action: 'licence.checked', subject: `licence/${licenceId}` },
        details: { number: licence.number, status: licence.status, from: licence.checkedOn, to: today },
      },
    ],
  );
}
