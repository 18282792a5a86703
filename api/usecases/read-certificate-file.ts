import type { Database } from '../../db/database.ts';
import { selectFileContent, selectFileType } from '../../db/stored-files.ts';
import { notFound } from '../domain/errors.ts';
import { downloadName } from '../domain/evidence-file.ts';
import { requireCertificate } from './judge-certificate.ts';
import type { EvidenceFile } from './read-evidence-file.ts';

/**
 * The picture of a certificate. Who may see it is decided by which venue sent it.
 * @throws DomainError `certificate.not_found`, `certificate.no_file` (404)
 */
export async function readCertificateFile({
  certificateId,
  db,
}: {
  certificateId: string;
  db: Database;
}): Promise<EvidenceFile> {
  const { id, fileId } = await requireCertificate(db, certificateId);
  const type = fileId === null ? undefined : await selectFileType(db, fileId);
  const content = fileId === null ? undefined : await selectFileContent(db, fileId);
  if (type === undefined || content === undefined)
    throw notFound('certificate.no_file', 'There is no file with this certificate.');
  return { type, content, name: downloadName('certificate', id, type) };
}
