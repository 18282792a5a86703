import type { Ids } from './domain/clock.ts';

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** Identifiers from the platform's cryptographic randomness (Node and Workers alike): the one place that draws it. */
export const randomIds: Ids = {
  next() {
    const bytes = crypto.getRandomValues(new Uint8Array(9));
    return Array.from(bytes, (byte) => CROCKFORD[byte & 31]).join('');
  },
};
