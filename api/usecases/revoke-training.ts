import { writeAudited } from '../../db/audit.ts';
import { selectCertificateOfRecord, type Certificate } from '../../db/certificates.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { expectRecordStands, revokeTrainingRecord, trainingChanged } from '../../db/training-records.ts';
import type { CertificateFacts } from '../domain/certificate.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import { printable, told, type CheckedCertificate } from './check-certificate.ts';
import { refreshTraining } from './refresh-training.ts';
import { trainingEvent } from './training-events.ts';

interface OfVenue {
  readonly recordId: string;
  readonly venueId: string;
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * A record of a venue's staff with what its certificate is worth.
 * @throws DomainError `training.record_not_found` (404)
 */
export async function showTrainingRecord(
  given: OfVenue,
): Promise<CheckedCertificate & Pick<Certificate, 'name' | 'staffId'>> {
  const certificate = await requireRecord(given);
  const { name, staffId } = certificate;
  return { ...(await told(certificate, given)), name, staffId };
}

/**
 * The certificate of somebody on a venue's staff, for its manager.
 * @throws DomainError `training.record_not_found` (404), `certificate.not_counting` (409)
 */
export async function staffCertificate(
  given: OfVenue & { readonly publicOrigin: string },
): Promise<CertificateFacts> {
  const certificate = await requireRecord(given);
  return printable(certificate, await told(certificate, given), given.publicOrigin);
}

/**
 * Takes a training record back: its certificate says so at once, and where the venue stands is worked out anew.
 *
 * @param because why, for the venue and its council; it is on the record and never public
 * @throws DomainError `training.record_not_found` (404), `training.because_missing` (400), `training.revoked_already` (409),
 *   `accreditation.not_yet_public` (503): saved, but what the public sees is not yet up to date
 */
export async function revokeTraining(
  given: OfVenue & {
    readonly because: string;
    readonly actor: string;
    readonly publicOrigin: string;
    readonly ids: Ids;
  },
): Promise<void> {
  const { recordId, venueId, actor, db, clock } = given;
  const because = given.because.trim();
  const certificate = await requireRecord(given);
  if (because === '') {
    const advice = 'Enter why this training is taken back.';
    throw invalid('training.because_missing', advice, { because: advice });
  }
  if (certificate.revokedAt !== null) throw already();
  const at = new Date(clock.now()).toISOString();
  try {
    await writeAudited(
      db,
      [
        expectRecordStands(db, recordId),
        revokeTrainingRecord(db, recordId, { by: actor, at, because }),
        trainingChanged(db, venueId, at),
      ],
      [trainingEvent('training.revoked', { ...certificate, actor, at })],
    );
  } catch (error) {
    throw changedMeanwhile(error) ? already(error) : error;
  }
  await refreshTraining(given);
}

async function requireRecord({ recordId, venueId, db }: OfVenue): Promise<Certificate> {
  const certificate = await selectCertificateOfRecord(db, recordId);
  if (certificate?.venueId === venueId) return certificate;
  throw notFound('training.record_not_found', 'This training is not on the venue’s records.');
}

function already(cause?: unknown) {
  return conflict(
    'training.revoked_already',
    'This training was taken back before. Nothing was changed.',
    cause,
  );
}
