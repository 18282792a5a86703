import { fileTypeFromBuffer } from 'file-type';
import { FILE_TYPES, type FileType } from '../domain/evidence-file.ts';

/**
 * What a file is by its bytes, whatever its name and the type that the browser names say. Undefined where it is none of the
 * types that are taken.
 */
export async function sniffFile(content: Uint8Array): Promise<FileType | undefined> {
  const found = await fileTypeFromBuffer(content);
  return FILE_TYPES.find((type) => type === found?.mime);
}
