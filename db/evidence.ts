import type { CompiledQuery } from 'kysely';
import type { FileType } from '../api/domain/evidence-file.ts';
import type { Database } from './database.ts';

export const EVIDENCE_KINDS = ['text', 'link', 'file'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Something that a manager gave for an item of a checklist. */
export interface Evidence {
  readonly id: string;
  readonly signUpId: string | null;
  readonly venueId: string | null;
  readonly schemeKey: string;
  readonly item: string;
  readonly kind: EvidenceKind;
  /** What the manager says, or the link; empty for a file. */
  readonly text: string;
  readonly file: {
    readonly id: string;
    /** As the manager named it: shown as text only. */
    readonly name: string;
    readonly type: FileType;
    readonly bytes: number;
  } | null;
  /** Instant. */
  readonly addedAt: string;
  readonly verdict: 'seen' | 'not_enough' | null;
  /** What the officer wrote about it, for the manager. */
  readonly verdictNote: string;
}

function evidenceWithFiles(db: Database) {
  return db.query
    .selectFrom('evidence as e')
    .leftJoin('stored_files as f', 'f.id', 'e.file_id')
    .select([
      'e.id',
      'e.sign_up_id',
      'e.venue_id',
      'e.scheme_key',
      'e.item',
      'e.kind',
      'e.text',
      'e.added_at',
    ])
    .select(['e.verdict', 'e.verdict_note', 'f.id as file_id', 'f.name', 'f.type', 'f.bytes'])
    .where('e.removed_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof evidenceWithFiles>['execute']>>[number];

/** What stands in a sign-up, in the order in which it was added. */
export async function selectEvidenceOfSignUp(db: Database, signUpId: string): Promise<readonly Evidence[]> {
  const rows = await evidenceWithFiles(db)
    .where('e.sign_up_id', '=', signUpId)
    .orderBy('e.added_at')
    .orderBy('e.id')
    .execute();
  return rows.map(evidenceOf);
}

/** One piece that has not been taken back. */
export async function selectEvidence(db: Database, id: string): Promise<Evidence | undefined> {
  const row = await evidenceWithFiles(db).where('e.id', '=', id).executeTakeFirst();
  return row && evidenceOf(row);
}

export interface NewEvidence {
  readonly id: string;
  readonly signUpId: string;
  /** From the moment the sign-up is sent. */
  readonly venueId: string | null;
  readonly schemeKey: string;
  readonly item: string;
  readonly kind: EvidenceKind;
  readonly text: string;
  readonly fileId: string | null;
  readonly personId: string;
  readonly at: string;
}

export function insertEvidence(db: Database, evidence: NewEvidence): CompiledQuery {
  return db.query
    .insertInto('evidence')
    .values({
      id: evidence.id,
      sign_up_id: evidence.signUpId,
      venue_id: evidence.venueId,
      scheme_key: evidence.schemeKey,
      item: evidence.item,
      kind: evidence.kind,
      text: evidence.text,
      file_id: evidence.fileId,
      added_by: evidence.personId,
      added_at: evidence.at,
      verdict: null,
      verdict_by: null,
      verdict_at: null,
      removed_at: null,
    })
    .compile();
}

/** Takes evidence back that an officer may have seen: it stays on record. */
export function markEvidenceRemoved(db: Database, id: string, at: string): CompiledQuery {
  return db.query
    .updateTable('evidence')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .compile();
}

/** Deletes evidence that nobody but its manager has seen. */
export function deleteEvidence(db: Database, id: string): CompiledQuery {
  return db.query.deleteFrom('evidence').where('id', '=', id).where('venue_id', 'is', null).compile();
}

/** Gives what stands in a sign-up to the venue: from now on its officers see it. */
export function moveEvidenceToVenue(db: Database, signUpId: string, venueId: string): CompiledQuery {
  return db.query
    .updateTable('evidence')
    .set({ venue_id: venueId })
    .where('sign_up_id', '=', signUpId)
    .compile();
}

function evidenceOf(row: Row): Evidence {
  const { file_id: fileId, name, type, bytes } = row;
  const known = fileId !== null && name !== null && type !== null && bytes !== null;
  return {
    id: row.id,
    signUpId: row.sign_up_id,
    venueId: row.venue_id,
    schemeKey: row.scheme_key,
    item: row.item,
    kind: row.kind as EvidenceKind,
    text: row.text,
    file: known ? { id: fileId, name, type: type as FileType, bytes } : null,
    addedAt: row.added_at,
    verdict: row.verdict as Evidence['verdict'],
    verdictNote: row.verdict_note,
  };
}
