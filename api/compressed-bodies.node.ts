import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Encoding } from './http/accept-encoding.ts';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Below this the answer fits one packet either way. */
export const WORTH_COMPRESSING_BYTES = 1_000;

/** Brotli's best takes 0.1 s for 50 kB and 15 s for 7 MB, so what is very long gets less of it. */
const BEST_BROTLI = 11;
const GOOD_BROTLI = 9;
const QUICK_BROTLI = 5;
const BEST_UP_TO_BYTES = 512_000;
const GOOD_UP_TO_BYTES = 4_000_000;
const BEST_GZIP = 9;
const QUICK_GZIP = 6;

const MOST_BODIES = 1_000;
const MOST_BYTES = 64_000_000;

interface Body {
  readonly version: string;
  bytes?: Buffer;
  making?: Promise<Buffer>;
  /** Whether the best compression was begun. */
  best: boolean;
}

/**
 * Compressed bodies by name and version, each made once however many ask at the same time. The first asker gets a quick
 * compression; when a second one shows that it is worth it, the best is made behind the scenes, one body at a time.
 */
export class CompressedBodies {
  readonly #bodies = new Map<string, Body>();
  #held = 0;
  #bestWork: Promise<void> = Promise.resolve();

  /** The bytes, if they are there now. */
  ready(name: string, version: string, encoding: Encoding): Buffer | undefined {
    const body = this.#bodies.get(key(name, encoding));
    return body?.version === version && body.best ? body.bytes : undefined;
  }

  async get(name: string, version: string, encoding: Encoding, plain: Uint8Array): Promise<Buffer> {
    const place = key(name, encoding);
    const known = this.#bodies.get(place);
    if (known?.version !== version) return this.#begin(place, version, encoding, plain);
    if (!known.best) this.#improve(place, known, encoding, plain);
    return known.bytes ?? (await known.making) ?? (await quickly(encoding, plain));
  }

  /** Resolves when no better compression is under way. */
  async settled(): Promise<void> {
    await this.#bestWork;
  }

  #begin(place: string, version: string, encoding: Encoding, plain: Uint8Array): Promise<Buffer> {
    this.#forget(place);
    const body: Body = { version, best: false };
    this.#bodies.set(place, body);
    body.making = quickly(encoding, plain).then((bytes) => this.#hold(place, body, bytes));
    // Who asked is told; nobody must be left with half a body.
    body.making.catch(() => this.#forget(place));
    return body.making;
  }

  #improve(place: string, body: Body, encoding: Encoding, plain: Uint8Array): void {
    body.best = true;
    const before = this.#bestWork;
    const make = async () => {
      await Promise.all([before, body.making]);
      if (this.#bodies.get(place) === body) this.#hold(place, body, await best(encoding, plain));
    };
    // Where it fails the quick one stays.
    this.#bestWork = make().catch(() => undefined);
  }

  #hold(place: string, body: Body, bytes: Buffer): Buffer {
    if (this.#bodies.get(place) !== body) return bytes;
    this.#held += bytes.length - (body.bytes?.length ?? 0);
    body.bytes = bytes;
    for (const oldest of this.#bodies.keys()) {
      if (this.#bodies.size <= MOST_BODIES && this.#held <= MOST_BYTES) break;
      if (oldest !== place) this.#forget(oldest);
    }
    return bytes;
  }

  #forget(place: string): void {
    this.#held -= this.#bodies.get(place)?.bytes?.length ?? 0;
    this.#bodies.delete(place);
  }
}

function key(name: string, encoding: Encoding): string {
  return `${encoding} ${name}`;
}

/** Compresses what is sent once only. */
export function quickly(encoding: Encoding, plain: Uint8Array): Promise<Buffer> {
  return encoding === 'br' ? withBrotli(plain, QUICK_BROTLI) : deflate(plain, { level: QUICK_GZIP });
}

function best(encoding: Encoding, plain: Uint8Array): Promise<Buffer> {
  if (encoding === 'gzip') return deflate(plain, { level: BEST_GZIP });
  const { length } = plain;
  return withBrotli(
    plain,
    length <= BEST_UP_TO_BYTES ? BEST_BROTLI : length <= GOOD_UP_TO_BYTES ? GOOD_BROTLI : QUICK_BROTLI,
  );
}

function withBrotli(plain: Uint8Array, quality: number): Promise<Buffer> {
  return brotli(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
}
