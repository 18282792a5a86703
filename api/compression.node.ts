import { pipeline, Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { quickly, WORTH_COMPRESSING_BYTES, type CompressedBodies } from './compressed-bodies.node.ts';
import { acceptedEncoding, type Encoding } from './http/accept-encoding.ts';

const COMPRESSIBLE = /^(text\/|application\/([\w.-]+\+)?(json|xml|javascript)|image\/svg)/;
/** Exports are sent while they are being read, so they are compressed on the way. */
const STREAMED = /^(text\/csv|application\/geo\+json)/;
const STREAM_BROTLI = 4;

/** Compresses answers for those who take it; what has an entity tag is compressed once a version. */
export function compressAnswers(bodies: CompressedBodies): MiddlewareHandler {
  return async function compressAnswer(c, next) {
    await next();
    // The body first: asking for it turns the adapter's light answer into a real one, with headers of its own.
    const { body, status } = c.res;
    const { headers } = c.res;
    const type = headers.get('Content-Type') ?? '';
    if (!COMPRESSIBLE.test(type) || headers.has('Content-Encoding')) return;
    if (!headers.get('Vary')?.includes('Accept-Encoding')) headers.append('Vary', 'Accept-Encoding');
    const encoding = acceptedEncoding(c.req.header('Accept-Encoding'));
    if (!encoding || !body || status !== 200 || c.req.method === 'HEAD') return;
    if (STREAMED.test(type)) {
      headers.set('Content-Encoding', encoding);
      c.res = new Response(compressedStream(body, encoding), c.res);
      return;
    }
    const plain = new Uint8Array(await c.res.arrayBuffer());
    const etag = headers.get('ETag');
    if (plain.length < WORTH_COMPRESSING_BYTES) {
      c.res = new Response(plain, c.res);
      return;
    }
    const bytes = await (etag === null
      ? quickly(encoding, plain)
      : bodies.get(c.req.path, etag, encoding, plain));
    headers.set('Content-Encoding', encoding);
    // The same version in another encoding is not the same bytes: the tag says so by being weak.
    if (etag !== null && !etag.startsWith('W/')) headers.set('ETag', `W/${etag}`);
    c.res = new Response(new Uint8Array(bytes), c.res);
  };
}

function compressedStream(body: ReadableStream, encoding: Encoding): ReadableStream {
  const compress =
    encoding === 'br'
      ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: STREAM_BROTLI } })
      : createGzip();
  // A failed source ends the answer early, which the asker sees as a broken transfer.
  pipeline(Readable.fromWeb(body as NodeWebStream), compress, () => undefined);
  return Readable.toWeb(compress) as ReadableStream;
}
