import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeList } from './audit-hash.ts';
import type { AuditHead } from './audit-heads.ts';
import type { Database } from './database.ts';

/** What signs the heads of the audit trail, derived from the session secret and good for nothing else. */
export type AuditKey = Uint8Array;

export type HeadSignature = Pick<AuditHead, 'signed_position' | 'signed_hash' | 'signature' | 'signed_at'>;

const FORM = 'havens/audit-head/1';

export function auditKey(secret: string): AuditKey {
  return hkdf(sha256, utf8ToBytes(secret), undefined, utf8ToBytes(FORM), 32);
}

/** The same register, whose audit trail is signed as it is written, where there is a secret. */
export function withAuditKey(db: Database, secret: string | undefined): Database {
  return secret === undefined ? db : { ...db, auditKey: auditKey(secret) };
}

/** Puts down that a chain is right up to an event. */
export function signHead(
  key: AuditKey,
  { chain, position, hash }: Pick<AuditHead, 'chain' | 'position' | 'hash'>,
  at: string,
): HeadSignature {
  return {
    signed_position: position,
    signed_hash: hash,
    signature: signatureOf(key, [chain, String(position), hash, at]),
    signed_at: at,
  };
}

/** Whether the signature of a head is one that this key gave to this chain, event and time. */
export function isSignedWith(key: AuditKey, head: AuditHead): boolean {
  const { chain, signed_position: position, signed_hash: hash, signed_at: at } = head;
  return head.signature === signatureOf(key, [chain, String(position), hash, at]);
}

/** Whether a head is signed with this key up to its last event. */
export function isSignedToTheEnd(key: AuditKey, head: AuditHead): boolean {
  return head.signed_position === head.position && head.signed_hash === head.hash && isSignedWith(key, head);
}

function signatureOf(key: AuditKey, list: readonly (string | null)[]): string {
  return bytesToHex(hmac(sha256, key, encodeList([FORM, ...list])));
}
