import type { Database, Write } from '../../db/database.ts';
import { insertLearner } from '../../db/learners.ts';
import type { Seal } from '../domain/seal.ts';

/** Without letters that are taken for others when somebody copies a code by hand: no 0, 1, i, l, o, u. */
const LETTERS = '23456789abcdefghjkmnpqrstvwxyz';
const CODE_LENGTH = 10;

/** What a device's cookie holds, made of something that nobody else knows; the register keeps only its hash. */
export function learnerToken(seal: Seal, from: string): string {
  return seal(`learner ${from}`);
}

export function learnerHash(seal: Seal, token: string): string {
  return seal(`learner hash ${token}`);
}

/**
 * The code by which whoever holds this device's token goes on elsewhere: ten letters and digits, always the same ones, so
 * that it can be shown again without being kept. 49 bits, and trying is limited.
 */
export function elsewhereCode(seal: Seal, token: string): string {
  const bytes = seal(`elsewhere ${token}`).match(/../g) ?? [];
  return bytes
    .slice(0, CODE_LENGTH)
    .map((byte) => LETTERS[Number.parseInt(byte, 16) % LETTERS.length])
    .join('');
}

/** A code as somebody typed it, with spaces and hyphens, in any size of letters; undefined where it cannot be one. */
export function readElsewhereCode(typed: string): string | undefined {
  const code = typed.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return code.length === CODE_LENGTH && [...code].every((letter) => LETTERS.includes(letter))
    ? code
    : undefined;
}

/** A device on which somebody learns, and the code by which they go on from it elsewhere. */
export function insertDevice({
  token,
  staffId,
  at,
  seal,
  db,
}: {
  token: string;
  staffId: string;
  at: string;
  seal: Seal;
  db: Database;
}): Write[] {
  return [token, elsewhereCode(seal, token)].map((each) =>
    insertLearner(db, { tokenHash: learnerHash(seal, each), staffId, at }),
  );
}
