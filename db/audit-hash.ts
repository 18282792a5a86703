import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';

/** What an event's hash covers: every column but its id, which the register gives it, and the hash itself. */
export interface HashedEvent<Text = string> {
  readonly chain: Text;
  readonly position: number;
  readonly authority_code: Text | null;
  readonly occurred_at: Text;
  readonly actor: Text;
  readonly action: Text;
  readonly subject: Text;
  readonly details: Text;
}

/** What stands in for the hash before the first event of a chain. */
export const GENESIS = '0'.repeat(64);

const FORM = 'havens/audit-event/1';
const encoder = new TextEncoder();

/**
 * The hash that ties an event to the one before it: hex SHA-256 over a list of byte strings, each written as
 * `length:bytes,` (a netstring; a null is `-,`), so that no two events have the same encoding: the name of this form, the
 * hash before, chain, position, authority_code, occurred_at, actor, action, subject, details; texts in UTF-8.
 *
 * Synchronous on both runtimes: an asynchronous hash would let another writer in between reading the head and writing.
 * @param event its texts, or their bytes as the register holds them
 */
export function hashEvent(previousHash: string, event: HashedEvent<string | Uint8Array>): string {
  const parts = [
    FORM,
    previousHash,
    event.chain,
    String(event.position),
    event.authority_code,
    event.occurred_at,
    event.actor,
    event.action,
    event.subject,
    event.details,
  ];
  return bytesToHex(sha256(concatBytes(...parts.flatMap(netstring))));
}

const COMMA = encoder.encode(',');
const NULL = encoder.encode('-,');

function netstring(part: string | Uint8Array | null): Uint8Array[] {
  if (part === null) return [NULL];
  const bytes = typeof part === 'string' ? encoder.encode(part) : part;
  return [encoder.encode(`${bytes.length}:`), bytes, COMMA];
}
