import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** What an event's hash covers: every column but the hash itself. */
export interface HashedEvent {
  readonly id: number;
  readonly chain: string;
  readonly position: number;
  readonly authority_code: string | null;
  readonly occurred_at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: string;
}

/** What stands in for the hash before the first event of a chain. */
export const GENESIS = '0'.repeat(64);

const FORM = 'havens/audit-event/1';

/**
 * The hash that ties an event to the one before it: hex SHA-256 of `encodeList` over the name of this form, the hash
 * before, chain, position, id, authority_code, occurred_at, actor, action, subject, details.
 *
 * Synchronous on both runtimes: nothing comes in between reading where a chain ends and writing.
 */
export function hashEvent(previousHash: string, event: HashedEvent): string {
  const list = [
    FORM,
    previousHash,
    event.chain,
    String(event.position),
    String(event.id),
    event.authority_code,
    event.occurred_at,
    event.actor,
    event.action,
    event.subject,
    event.details,
  ];
  return bytesToHex(sha256(encodeList(list)));
}

const encoder = new TextEncoder();
const ASCII = /^\p{ASCII}*$/u;

/**
 * One byte string of many texts: each as `length:bytes,` in UTF-8 (a netstring), a null as `-,`. No two lists have the
 * same encoding.
 */
export function encodeList(list: readonly (string | null)[]): Uint8Array {
  let text = '';
  for (const each of list) text += each === null ? '-,' : `${byteLength(each)}:${each},`;
  // Once for all: the encoder takes a microsecond each time, and a trail may have a million events.
  return encoder.encode(text);
}

function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : encoder.encode(text).length;
}
