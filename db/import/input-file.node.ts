import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportFileError } from './import-errors.ts';

/** A text file to import, gzipped or not. */
export interface InputFile {
  /** Its name without the folder, for messages. */
  readonly name: string;
  /** Size on disk. */
  readonly bytes: number;
  /** The beginning of its text, to see what it is. */
  readonly head: string;
  /**
   * The whole text, in pieces.
   * @param onBytes told of bytes read from disk, for progress
   * @throws ImportFileError at the first byte that is not text of the file's encoding, and where a gzip file is damaged
   */
  text(onBytes?: (bytes: number) => void): AsyncIterable<string>;
}

const HEAD_CHARACTERS = 65_536;
/** Small: a parser makes all the rows of a piece at once, and what waits grows old and is collected late. */
const CHUNK_BYTES = 65_536;

/** `by looking`: UTF-8 with or without a BOM, and Windows-1252 where some byte is not UTF-8. */
export type EncodingRule = 'utf-8' | 'by looking';
type Encoding = 'utf-8' | 'windows-1252';

/** @throws ImportFileError where it is missing, a folder, empty, unreadable or no text */
export async function openInput(path: string, encodingRule: EncodingRule = 'utf-8'): Promise<InputFile> {
  const name = basename(path);
  const bytes = await sizeOfFile(path, name);
  const gzipped = await startsWithGzipMagic(path, name);
  const isUtf8 = encodingRule === 'utf-8' || (await holdsUtf8(name, bytesOf(path, gzipped)));
  const encoding: Encoding = isUtf8 ? 'utf-8' : 'windows-1252';
  const text = (onBytes?: (bytes: number) => void) => decode(name, bytesOf(path, gzipped, onBytes), encoding);
  let head = '';
  for await (const piece of text()) {
    head += piece;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  if (head.trim() === '') throw new ImportFileError(name, 'is empty');
  return { name, bytes, head: head.slice(0, HEAD_CHARACTERS), text };
}

const LARGEST_WHOLE_BYTES = 268_435_456;

/**
 * All of a file's text, for formats that cannot be read in pieces.
 * @throws ImportFileError where it is larger than 256 MB
 */
export async function wholeText({ name, text }: InputFile): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of text()) {
    pieces.push(piece);
    length += piece.length;
    if (length > LARGEST_WHOLE_BYTES) {
      throw new ImportFileError(
        name,
        'is larger than 256 MB; the ONS has generalised editions (BGC) that are smaller',
      );
    }
  }
  return pieces.join('');
}

/**
 * The files behind a path: itself, or where it is a folder, the `.csv`, `.txt` and `.gz` files in it by name.
 * @throws ImportFileError where there are none
 */
export async function inputPaths(path: string): Promise<string[]> {
  const found = await statOf(path, basename(path));
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.(csv|txt)(\.gz)?$/i.test(name)).toSorted();
  if (names.length === 0) throw new ImportFileError(basename(path), 'is a folder without .csv files');
  return names.map((name) => join(path, name));
}

async function sizeOfFile(path: string, name: string): Promise<number> {
  const found = await statOf(path, name);
  if (found.isDirectory()) throw new ImportFileError(name, 'is a folder; name the file in it');
  if (!found.isFile()) throw new ImportFileError(name, 'is not a file');
  if (found.size === 0) throw new ImportFileError(name, 'is empty');
  return found.size;
}

async function statOf(path: string, name: string) {
  try {
    return await stat(path);
  } catch (error) {
    throw new ImportFileError(name, isCode(error, 'ENOENT') ? 'does not exist' : 'cannot be read', error);
  }
}

async function startsWithGzipMagic(path: string, name: string): Promise<boolean> {
  try {
    await using file = await open(path);
    const { buffer } = await file.read({ buffer: Buffer.alloc(2), length: 2 });
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } catch (error) {
    throw new ImportFileError(name, 'cannot be read', error);
  }
}

function bytesOf(path: string, gzipped: boolean, onBytes?: (bytes: number) => void): Readable {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (onBytes) file.on('data', (chunk) => onBytes(chunk.length));
  if (!gzipped) return file;
  // pipeline destroys the one when the other fails, so that the reader below sees the error.
  return pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined);
}

/** One byte of another encoding is enough: text that is not ASCII is UTF-8 by chance next to never. */
async function holdsUtf8(name: string, bytes: Readable): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (isCode(error, 'ERR_ENCODING_INVALID_ENCODED_DATA')) return false;
    throw readingError(name, error);
  }
}

async function* decode(name: string, bytes: Readable, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      refuseBinary(name, chunk);
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw readingError(name, error);
  }
}

function refuseBinary(name: string, chunk: Buffer): void {
  if (chunk.subarray(0, 4).equals(ZIP_MAGIC)) {
    throw new ImportFileError(
      name,
      'is a zip archive or an Excel workbook; unpack it, or save it as CSV (UTF-8)',
    );
  }
  if (chunk.includes(0)) throw new ImportFileError(name, 'is not a text file in UTF-8: it holds binary data');
}

const ZIP_MAGIC = Buffer.from('PK\u0003\u0004', 'latin1');

function readingError(name: string, error: unknown): unknown {
  if (isCode(error, 'ERR_ENCODING_INVALID_ENCODED_DATA')) {
    return new ImportFileError(
      name,
      'is not UTF-8 text; save it as UTF-8 (in Excel: "CSV UTF-8 (comma delimited)")',
      error,
    );
  }
  if (isCode(error, 'Z_BUF_ERROR'))
    return new ImportFileError(name, 'is cut short: its gzip data ends early', error);
  if (isCode(error, 'Z_DATA_ERROR'))
    return new ImportFileError(name, 'is damaged: its gzip data is wrong', error);
  if (isCode(error, 'EACCES') || isCode(error, 'EIO'))
    return new ImportFileError(name, 'cannot be read', error);
  return error;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
