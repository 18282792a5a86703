import { MOST_FILE_BYTES, type FileType } from '../../api/domain/evidence-file.ts';
import { sniffFile } from '../../api/http/sniff-file.ts';
import { optionalText } from './fields.ts';

/** A file whose type was told by its bytes. */
export interface GivenFile {
  readonly name: string;
  readonly type: FileType;
  readonly content: Uint8Array;
}

export const FILE_TOO_LARGE = 'The file must be 5 MB or smaller. Take a smaller photo, or split the document';
const WRONG_TYPE = 'The file must be a PDF, a JPEG or a PNG. Take a photo of it, or save it as a PDF';
const EMPTY = 'The file is empty. Choose another one';

/** A file that somebody chose, or what is wrong with it. What its name says of its type counts for nothing. */
export async function readGivenFile(
  file: File,
): Promise<{ readonly file: GivenFile } | { readonly wrong: string }> {
  if (file.size === 0) return { wrong: EMPTY };
  if (file.size > MOST_FILE_BYTES) return { wrong: FILE_TOO_LARGE };
  const content = new Uint8Array(await file.arrayBuffer());
  const type = await sniffFile(content);
  if (type === undefined) return { wrong: WRONG_TYPE };
  const name = optionalText('the name', { max: 10_000 }).parse(file.name) ?? 'A file without a name';
  return { file: { name, type, content } };
}
