import { writeAudited } from '../../db/audit.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { insertCertificate, selectCertificate } from '../../db/external-certificates.ts';
import { selectStaffMember } from '../../db/staff.ts';
import { insertStoredFile } from '../../db/stored-files.ts';
import { selectVenueSummary } from '../../db/venue-names.ts';
import { epochMinutes, type Clock, type Ids } from '../domain/clock.ts';
import { dateWords } from '../domain/date-words.ts';
import { conflict, invalid, notFound } from '../domain/errors.ts';
import type { FileType } from '../domain/evidence-file.ts';
import { oldestCertificateDay } from '../domain/external-certificate.ts';
import { londonDate } from '../domain/london-time.ts';
import { actorOf } from '../domain/people.ts';
import type { TrainingModuleKey } from '../domain/training-modules.ts';

const LONGEST_FILE_NAME = 120;

/** What a manager says of a certificate, with its picture where they have one. */
export interface GivenCertificate {
  readonly staffId: string;
  readonly moduleKey: TrainingModuleKey;
  readonly provider: string;
  readonly trainedOn: string;
  readonly reference: string;
  /** Its type was told by its bytes. */
  readonly file: { readonly name: string; readonly type: FileType; readonly content: Uint8Array } | null;
}

/**
 * Sends another provider's certificate in, for somebody on a venue's list: it counts once an officer has accepted it.
 *
 * @param certificateId drawn when the form was shown, so that a form that is sent twice sends one
 * @throws DomainError `venue.not_found` (404), `certificate.unknown_staff`, `certificate.wrong_day` (400) with their fields,
 *   `certificate.id_taken` (409)
 */
export async function sendCertificate({
  certificateId,
  venueId,
  given,
  person,
  db,
  clock,
  ids,
}: {
  certificateId: string;
  venueId: string;
  given: GivenCertificate;
  person: { readonly id: string };
  db: Database;
  clock: Clock;
  ids: Ids;
}): Promise<void> {
  const venue = await selectVenueSummary(db, venueId);
  if (!venue) throw notFound('venue.not_found', 'This venue is not on the register.');
  requireDay(given.trainedOn, londonDate(epochMinutes(clock.now())));
  const member = await selectStaffMember(db, given.staffId);
  if (member?.venueId !== venueId || member.name === '') throw unknownStaff();
  const at = new Date(clock.now()).toISOString();
  const { file, ...facts } = given;
  const fileId = file && ids.next();
  const writes: Write[] = [];
  if (file && fileId !== null) {
    const stored = { id: fileId, name: file.name.slice(0, LONGEST_FILE_NAME), type: file.type };
    writes.push(...insertStoredFile(db, { ...stored, uploadedBy: person.id, uploadedAt: at }, file.content));
  }
  const sentBy = actorOf(person);
  writes.push(insertCertificate(db, { id: certificateId, venueId, ...facts, fileId, sentBy, sentAt: at }));
  try {
    await writeAudited(db, writes, [
      {
        authority_code: venue.authorityCode,
        occurred_at: at,
        actor: sentBy,
        action: 'certificate.sent',
        subject: `venue/${venueId}`,
        details: {
          ...{ certificate: certificateId, staff: given.staffId, module: given.moduleKey },
          ...{ trainedOn: given.trainedOn, file: fileId !== null },
        },
      },
    ]);
  } catch (error) {
    if (!(error instanceof ConflictError && error.concerns('external_certificates'))) throw error;
    const first = await selectCertificate(db, certificateId);
    if (first?.venueId === venueId && first.staffId === given.staffId && first.moduleKey === given.moduleKey)
      return;
    throw conflict('certificate.id_taken', 'This form was used before. Open it again and send it.', error);
  }
}

function requireDay(trainedOn: string, today: string): void {
  const oldest = oldestCertificateDay(today);
  if (trainedOn <= today && trainedOn >= oldest) return;
  const advice = `The day of the training must be from ${dateWords(oldest)} to today`;
  throw invalid('certificate.wrong_day', `${advice}.`, { trainedOn: advice });
}

function unknownStaff() {
  const advice = 'Choose somebody on your staff list. Somebody may have taken them off it';
  return invalid('certificate.unknown_staff', `${advice}.`, { staff: advice });
}
