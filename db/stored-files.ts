import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { sql, type CompiledQuery } from 'kysely';
import type { FileType } from '../api/domain/evidence-file.ts';
import type { Database } from './database.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** By its bytes. */
  readonly type: FileType;
  readonly uploadedBy: string;
  /** Instant, UTC ISO text. */
  readonly uploadedAt: string;
}

/** Bytes of a part: in base64 half a megabyte, under D1's two for a row (developers.cloudflare.com/d1/platform/limits). */
const PART_BYTES = 375_000;
/** Arguments that a call takes without trouble on any engine. */
const CALL_BYTES = 0x8000;

/** The file and its content, to be written together with what it belongs to. */
export function insertStoredFile(
  db: Database,
  file: StoredFile,
  content: Uint8Array,
): readonly CompiledQuery[] {
  const parts: CompiledQuery[] = [];
  for (let start = 0; start < content.length; start += PART_BYTES) {
    parts.push(
      db.query
        .insertInto('file_parts')
        .values({
          file_id: file.id,
          position: parts.length,
          content: toBase64(content.subarray(start, start + PART_BYTES)),
        })
        .compile(),
    );
  }
  const row = {
    id: file.id,
    name: file.name,
    type: file.type,
    bytes: content.length,
    sha256: bytesToHex(sha256(content)),
    uploaded_by: file.uploadedBy,
    uploaded_at: file.uploadedAt,
  };
  return [db.query.insertInto('stored_files').values(row).compile(), ...parts];
}

/** What is in a file; undefined where it is not there. Part by part: no answer of the register is larger than one. */
export async function selectFileContent(
  db: Database,
  fileId: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = await db.query
    .selectFrom('stored_files')
    .select('bytes')
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!file) return undefined;
  const content = new Uint8Array(file.bytes);
  let at = 0;
  for (let position = 0; at < file.bytes; position += 1) {
    const part = await db.query
      .selectFrom('file_parts')
      .select('content')
      .where('file_id', '=', fileId)
      .where('position', '=', position)
      .executeTakeFirst();
    if (!part) return undefined;
    const bytes = fromBase64(part.content);
    content.set(bytes, at);
    at += bytes.length;
  }
  return content;
}

/** Of which type a file is, by its bytes; undefined where it is not there. */
export async function selectFileType(db: Database, fileId: string): Promise<FileType | undefined> {
  const file = await db.query
    .selectFrom('stored_files')
    .select('type')
    .where('id', '=', fileId)
    .executeTakeFirst();
  return file?.type as FileType | undefined;
}

/** Deletes these files where no evidence holds them any more; their parts go with them. */
export function deleteUnusedFiles(db: Database, ids: readonly string[]): CompiledQuery[] {
  return ids.map((id) =>
    db.query
      .deleteFrom('stored_files')
      .where('id', '=', id)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('evidence')
              .select(sql`1`.as('one'))
              .where('file_id', '=', id),
          ),
        ),
      )
      .compile(),
  );
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CALL_BYTES)
    text += String.fromCharCode(...bytes.subarray(start, start + CALL_BYTES));
  return btoa(text);
}

function fromBase64(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  return bytes;
}
