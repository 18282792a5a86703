import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Seal } from './domain/seal.ts';

/**
 * HMAC-SHA-256 under a key of its own purpose, so that one use of the session secret tells nothing of another.
 * @param purpose `attempts`, `audit`, …
 */
export function sealWith(sessionSecret: string, purpose: string): Seal {
  const key = hmac(sha256, utf8ToBytes(sessionSecret), utf8ToBytes(`havens ${purpose}`));
  return (text) => bytesToHex(hmac(sha256, key, utf8ToBytes(text)));
}
