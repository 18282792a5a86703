import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';

/** What an event's hash covers: every column but the hash itself. */
export interface HashedEvent<Text = string> {
  readonly id: number;
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

/**
 * The hash that ties an event to the one before it: hex SHA-256 of `encodeList` over the name of this form, the hash
 * before, chain, position, id, authority_code, occurred_at, actor, action, subject, details.
 *
 * Synchronous on both runtimes: nothing comes in between reading where a chain ends and writing.
 * @param event its texts, or their bytes as the register holds them
 */
export function hashEvent(previousHash: string, event: HashedEvent<string | Uint8Array>): string {
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
const COMMA = encoder.encode(',');
const NULL = encoder.encode('-,');

/**
 * One byte string of many: each as `length:bytes,` (a netstring), a null as `-,`, texts in UTF-8. No two lists have the
 * same encoding.
 */
export function encodeList(list: readonly (string | Uint8Array | null)[]): Uint8Array {
  return concatBytes(
    ...list.flatMap((each) => {
      if (each === null) return [NULL];
      const bytes = typeof each === 'string' ? encoder.encode(each) : each;
      return [encoder.encode(`${bytes.length}:`), bytes, COMMA];
    }),
  );
}
