import type { Database } from '../../db/database.ts';
import { selectEvidence } from '../../db/evidence.ts';
import { selectFileContent } from '../../db/stored-files.ts';
import { notFound } from '../domain/errors.ts';
import { downloadName, type FileType } from '../domain/evidence-file.ts';

export interface EvidenceFile {
  readonly type: FileType;
  /** Holds nothing that anyone typed. */
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/**
 * The file of a piece of evidence. Who may see it is decided by whose the evidence is.
 * @throws DomainError `evidence.not_found` (404)
 */
export async function readEvidenceFile({
  evidenceId,
  db,
}: {
  evidenceId: string;
  db: Database;
}): Promise<EvidenceFile> {
  const evidence = await selectEvidence(db, evidenceId);
  const content = evidence?.file && (await selectFileContent(db, evidence.file.id));
  if (!evidence?.file || !content)
    throw notFound('evidence.not_found', 'This file is not there: it may have been removed.');
  const { type } = evidence.file;
  return { type, content, name: downloadName(evidence.item, evidence.id, type) };
}
