import type { Context } from 'hono';
import type { DomainError } from '../domain/errors.ts';

/** How a body that cannot be taken is told: in the words of a page, or of the API. */
export interface BodyRefusals {
  readonly tooLarge: (limitBytes: number) => DomainError;
  readonly unreadable: (cause: unknown) => DomainError;
  /**
   * How much over the limit is let in and dropped before the answer; none where it is not said. A browser whose upload
   * is cut off shows a broken connection rather than the page that says why.
   */
  readonly droppedBytes?: number;
}

/**
 * The body of a request, and no more of it than the limit. Counted while it comes: a length that a header claims is a
 * claim.
 * @throws DomainError as the refusals say it
 */
export async function readBody(
  c: Context,
  limitBytes: number,
  { tooLarge, unreadable, droppedBytes = 0 }: BodyRefusals,
): Promise<Uint8Array<ArrayBuffer>> {
  const endBytes = limitBytes + droppedBytes;
  if (Number(c.req.header('Content-Length') ?? 0) > endBytes) throw tooLarge(limitBytes);
  const { body } = c.req.raw;
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      length += step.value.length;
      if (length > endBytes) break;
      if (length <= limitBytes) chunks.push(step.value);
    }
  } catch (cause) {
    throw unreadable(cause);
  } finally {
    // Not cancelled: Node's own body of a form then fails where nobody can catch it. The server closes what is left.
    reader.releaseLock();
  }
  if (length > limitBytes) throw tooLarge(limitBytes);
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
