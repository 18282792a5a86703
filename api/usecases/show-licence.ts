import { selectAuditEvents, type AuditEvent } from '../../db/audit.ts';
import { selectWard } from '../../db/areas.ts';
import type { Database } from '../../db/database.ts';
import {
  selectConditions,
  selectVenueConditions,
  type LicenceCondition,
} from '../../db/licence-conditions.ts';
import {
  selectLicencesAt,
  selectLicencesOfVenue,
  selectMatchedVenue,
  type MatchedVenue,
} from '../../db/licences.ts';
import { trainingInterval } from '../domain/licence-conditions.ts';
import { findLicence, type Licence } from './find-licence.ts';

export type { LicenceCondition } from '../../db/licence-conditions.ts';
export type { MatchedVenue } from '../../db/licences.ts';

export interface LicencePage {
  readonly licence: Licence;
  readonly wardName: string;
  readonly venue: MatchedVenue | null;
  readonly conditions: readonly LicenceCondition[];
  /** Newest first. */
  readonly history: readonly AuditEvent[];
}

/** @throws DomainError `licence.not_found` (404) */
export async function showLicence({
  authorityCode,
  licenceId,
  db,
}: {
  authorityCode: string;
  licenceId: string;
  db: Database;
}): Promise<LicencePage> {
  const licence = await findLicence({ authorityCode, licenceId, db });
  const { wardCode, venueId } = licence;
  const ward = wardCode === null ? undefined : await selectWard(db, wardCode);
  return {
    licence,
    wardName: ward?.name ?? '',
    venue: venueId === null ? null : ((await selectMatchedVenue(db, venueId)) ?? null),
    conditions: await selectConditions(db, licenceId),
    history: await selectAuditEvents(db, { trail: { subject: `licence/${licenceId}` } }),
  };
}

export interface VenueLicences {
  /** Matched by an officer. */
  readonly licences: readonly Licence[];
  /** To be matched, at the venue's postcode. */
  readonly near: readonly Licence[];
  /** How often the conditions ask for training anew, in months; null where they do not. */
  readonly trainingIntervalMonths: number | null;
}

/**
 * The licences of a venue, as its officers see them: three queries.
 * @param interval `trainingIntervalMonths`, where it is known already: two queries then
 */
export async function showVenueLicences({
  venue,
  interval,
  db,
}: {
  venue: { readonly id: string; readonly authorityCode: string | null; readonly postcode: string };
  interval?: number | null | undefined;
  db: Database;
}): Promise<VenueLicences> {
  const { id, authorityCode, postcode } = venue;
  return {
    licences: await selectLicencesOfVenue(db, id),
    near: authorityCode === null ? [] : await selectLicencesAt(db, authorityCode, postcode),
    trainingIntervalMonths:
      interval === undefined ? await licenceTrainingInterval({ venueId: id, db }) : interval,
  };
}

/** How often the conditions of a venue's licences ask for training anew, in months: the shortest of them; null where none does. */
export async function licenceTrainingInterval({
  venueId,
  db,
}: {
  venueId: string;
  db: Database;
}): Promise<number | null> {
  const intervals = (await selectVenueConditions(db, venueId)).flatMap(
    (conditions) => trainingInterval(conditions) ?? [],
  );
  return intervals.length === 0 ? null : Math.min(...intervals);
}
