import { writeAudited, type AuditEntry } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import {
  giveCertificateVerdict,
  selectCertificate,
  selectVerdictBy,
  type NamedCertificate,
} from '../../db/external-certificates.ts';
import { insertTrainingRecord, trainingChanged } from '../../db/training-records.ts';
import type { Clock, Ids } from '../domain/clock.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import type { CertificateVerdict } from '../domain/external-certificate.ts';
import { certificateJudged } from '../mail/messages.ts';
import { mailManagers } from './mail-managers.ts';
import { refreshTraining } from './refresh-training.ts';
import { trainingEvent } from './training-events.ts';

/**
 * Accepts a certificate, which makes a record of training of it, or refuses it with a reason; the venue's managers are told.
 * One atomic write, after which it is worked out where the venue stands. The same officer's same verdict again changes nothing.
 *
 * @param note as the manager reads it; needed to refuse
 * @returns whether the training of the venue has changed
 * @throws DomainError `certificate.not_found` (404), `certificate.no_reason` (400, `note`), `certificate.judged` (409),
 *   `accreditation.not_yet_public` (503): saved, but what the public sees is not yet up to date
 */
export async function judgeCertificate({
  certificateId,
  verdict,
  note,
  actor,
  publicOrigin,
  db,
  clock,
  ids,
}: {
  certificateId: string;
  verdict: CertificateVerdict;
  note: string;
  actor: string;
  publicOrigin: string;
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<boolean> {
  const certificate = await requireCertificate(db, certificateId);
  if (verdict === 'refused' && note === '') {
    const advice = 'Say why it is refused. The manager reads it';
    throw invalid('certificate.no_reason', `${advice}.`, { note: advice });
  }
  if (await isSameAgain(db, certificate, { verdict, actor })) return false;
  const at = new Date(clock.now()).toISOString();
  const accepted = verdict === 'accepted' ? recordOf(db, certificate, { actor, at, ids }) : undefined;
  const mail = await mailManagers({
    venueId: certificate.venueId,
    write: (venue, council) => ({
      reference: `certificate/${certificateId}/${verdict}`,
      ...certificateJudged({
        ...{ moduleKey: certificate.moduleKey, accepted: verdict === 'accepted', note, venue, council },
        ...{ page: `/admin/venues/${certificate.venueId}/training/external`, publicOrigin },
      }),
    }),
    db,
    clock,
  });
  const judged: AuditEntry = {
    authority_code: certificate.authorityCode,
    occurred_at: at,
    actor,
    action: `certificate.${verdict}`,
    subject: `venue/${certificate.venueId}`,
    details: { certificate: certificateId, staff: certificate.staffId, module: certificate.moduleKey },
  };
  try {
    await writeAudited(
      db,
      [
        ...giveCertificateVerdict(db, certificateId, { verdict, note, by: actor, at }),
        ...(accepted?.writes ?? []),
        ...mail,
      ],
      [judged, ...(accepted ? [accepted.event] : [])],
    );
  } catch (error) {
    const isTaken = error instanceof ConflictError && error.concerns('training_records');
    if (!changedMeanwhile(error) && !isTaken) throw error;
    const now = await requireCertificate(db, certificateId);
    if (await isSameAgain(db, now, { verdict, actor }, error)) return false;
    throw error;
  }
  if (accepted === undefined) return false;
  const { venueId } = certificate;
  await refreshTraining({ venueId, publicOrigin, db, clock, ids });
  return true;
}

/** @throws DomainError `certificate.not_found` (404) */
export async function requireCertificate(db: Database, certificateId: string): Promise<NamedCertificate> {
  const certificate = await selectCertificate(db, certificateId);
  if (!certificate) throw notFound('certificate.not_found', 'This certificate is not on the register.');
  return certificate;
}

/** @throws DomainError `certificate.judged` (409) where somebody has decided otherwise, or before */
async function isSameAgain(
  db: Database,
  certificate: NamedCertificate,
  { verdict, actor }: { verdict: CertificateVerdict; actor: string },
  cause?: unknown,
): Promise<boolean> {
  if (certificate.verdict === null) return false;
  const by = await selectVerdictBy(db, certificate.id);
  if (certificate.verdict === verdict && by === actor) return true;
  throw conflict(
    'certificate.judged',
    `This certificate was ${certificate.verdict} meanwhile, so your decision was not saved.`,
    cause,
  );
}

function recordOf(
  db: Database,
  { id: externalId, venueId, staffId, moduleKey, trainedOn, authorityCode }: NamedCertificate,
  { actor, at, ids }: { actor: string; at: string; ids: Ids },
): { writes: readonly Write[]; event: AuditEntry } {
  const recordId = ids.next();
  const base = { venueId, staffId, moduleKey, trainedOn, way: 'external' as const };
  const from = { moduleVersion: null, certificateCode: ids.next() + ids.next(), externalId };
  return {
    writes: [
      insertTrainingRecord(db, { id: recordId, ...base, ...from, recordedBy: actor, recordedAt: at }),
      trainingChanged(db, venueId, at),
    ],
    event: trainingEvent('training.recorded', { ...base, recordId, authorityCode, actor, at }),
  };
}
