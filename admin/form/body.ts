import type { Context } from 'hono';
import { DomainError } from '../../api/domain/errors.ts';
import { readBody } from '../../api/http/read-body.ts';
import { sizeWords } from '../html/size-words.ts';

/** Enough for the longest page of ours, with notes in every field. */
export const FORM_LIMIT_BYTES = 64 * 1024;
/** As much again as a file may have by mistake: a photograph, a scan. */
const DROPPED_BYTES = 32 * 1024 * 1024;
/** No page of ours has as many; a body of nothing but separators would. */
const MAX_FIELDS = 2_000;

/** What a body held, in the order in which it was sent. */
export type Entry = readonly [name: string, value: string | File];

/**
 * Reads a form's body, of either encoding, and no more of it than the limit.
 * @throws DomainError `form.type` (415), `form.too_large` (413), `form.unreadable` (400)
 */
export async function readEntries(c: Context, limitBytes = FORM_LIMIT_BYTES): Promise<Entry[]> {
  const type = c.req.header('Content-Type') ?? '';
  const read = readerOf(type);
  const body = await readBody(c, limitBytes, { tooLarge, unreadable, droppedBytes: DROPPED_BYTES });
  const entries = await read(body, type);
  if (entries.length > MAX_FIELDS) throw tooLarge(limitBytes);
  return entries;
}

type Reader = (body: Uint8Array<ArrayBuffer>, type: string) => Promise<Entry[]> | Entry[];

function readerOf(type: string): Reader {
  const essence = (type.split(';')[0] ?? '').trim().toLowerCase();
  if (essence === 'application/x-www-form-urlencoded') return readPairs;
  if (essence === 'multipart/form-data') return readParts;
  throw new DomainError(
    'form.type',
    415,
    'This page takes what its own form sends. Go back to the page and use its button.',
  );
}

function readPairs(body: Uint8Array<ArrayBuffer>): Entry[] {
  return [...new URLSearchParams(new TextDecoder().decode(body))];
}

async function readParts(body: Uint8Array<ArrayBuffer>, type: string): Promise<Entry[]> {
  try {
    return [...(await new Response(body, { headers: { 'Content-Type': type } }).formData())];
  } catch (cause) {
    throw unreadable(cause);
  }
}

function tooLarge(limitBytes: number): DomainError {
  const size = sizeWords(limitBytes);
  return new DomainError(
    'form.too_large',
    413,
    `What was sent is larger than the ${size} that this page takes. Go back and send less: shorter texts, or a smaller file.`,
  );
}

function unreadable(cause: unknown): DomainError {
  return new DomainError(
    'form.unreadable',
    400,
    'What was sent did not arrive whole. Go back and use the button again.',
    { cause },
  );
}
