/** One stretch of a file that a request asks for. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Longer stretches are answered in part, as RFC 9110 section 14.2 allows: no client holds more of the server than this. */
export const LONGEST_RANGE_BYTES = 8 * 1024 * 1024;

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * What a `Range` header asks for (RFC 9110 section 14): `whole` where there is none or it is none that we serve, which
 * is what that section asks servers to do (other units, several ranges, nonsense); `unsatisfiable` for a 416.
 *
 * @param size length of the file in bytes
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, first, last] = ONE_RANGE.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return 'whole';
  if (first === '') {
    const suffix = Math.min(Number(last), size);
    return suffix === 0 ? 'unsatisfiable' : stretch(size - suffix, size - 1);
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return 'whole';
  if (from >= size) return 'unsatisfiable';
  return stretch(from, last === '' ? size - 1 : Math.min(Number(last), size - 1));
}

/** True where a range may be answered: the copy that the client holds the rest of is this one (RFC 9110 section 13.1.5). */
export function rangeStands(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || ifRange.trim() === etag;
}

function stretch(from: number, to: number): ByteRange {
  return { offset: from, length: Math.min(to - from + 1, LONGEST_RANGE_BYTES) };
}
