import type { Ids } from './domain/clock.ts';

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 9;
/** Drawn for many ids at a time: a draw costs as much for one, which an import of 290,000 venues would feel. */
const pool = new Uint8Array(ID_LENGTH * 256);
let used = pool.length;

/** Identifiers from the platform's cryptographic randomness (Node and Workers alike): the one place that draws it. */
export const randomIds: Ids = {
  next() {
    if (used === pool.length) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    let id = '';
    for (const end = used + ID_LENGTH; used < end; used += 1) id += CROCKFORD[(pool[used] ?? 0) & 31];
    return id;
  },
};

/** Long enough that nobody guesses one: 135 bits. */
export function randomToken(): string {
  return randomIds.next() + randomIds.next() + randomIds.next();
}

/** Six decimal digits, all equally likely. */
export function randomCode(): string {
  const drawn = new Uint32Array(1);
  // What lies above the last whole million would make small numbers likelier.
  const limit = 2 ** 32 - (2 ** 32 % 1_000_000);
  do crypto.getRandomValues(drawn);
  while ((drawn[0] ?? 0) >= limit);
  return String((drawn[0] ?? 0) % 1_000_000).padStart(6, '0');
}
