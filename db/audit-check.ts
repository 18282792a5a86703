import { GENESIS, hashEvent, type HashedEvent } from './audit-hash.ts';
import type { AuditHead } from './audit-heads.ts';

/** An event as the register holds it. */
export interface StoredEvent extends HashedEvent {
  readonly hash: string;
  /** Whether its texts are UTF-8: what is not reads like something else. */
  readonly isText: boolean;
}

/** Where a check begins: after an event that is known to be right. */
export type CheckStart = Pick<StoredEvent, 'id' | 'position' | 'hash'>;

export const FIRST_OF_CHAIN: CheckStart = { id: 0, position: 0, hash: GENESIS };

/** What is known of the signature on a head; `unknown` without the secret. */
export type SignatureCheck = 'holds' | 'wrong' | 'unknown';

/**
 * Checks one chain, event by event in order of position, in constant memory, and tells every fault in words: a changed
 * event, a gap, a place taken twice, another order, a cut end, a head that is not that of the chain.
 *
 * @example
 * const check = new ChainCheck((fault) => print(fault));
 * for await (const events of batches) for (const event of events) check.read(event);
 * check.end(head, { signature: 'holds', signedHash });
 */
export class ChainCheck {
  readonly #tell: (fault: string) => void;
  /** What the next event may be tied to: several where a place is taken twice, none where one is missing. */
  #before: readonly string[];
  #here: string[];
  #position: number;
  #id: number;

  constructor(tell: (fault: string) => void, after: CheckStart = FIRST_OF_CHAIN) {
    this.#tell = tell;
    this.#before = [];
    this.#here = [after.hash];
    this.#position = after.position;
    this.#id = after.id;
  }

  /** The place of the last event read. */
  get position(): number {
    return this.#position;
  }

  /** @param event the next one by position, then by id */
  read(event: StoredEvent): void {
    const { id, position } = event;
    if (position < 1) return this.#tell(`event ${id} stands at position ${position}, which no chain has`);
    if (position === this.#position) {
      this.#tell(`position ${position} is taken twice: by event ${this.#id} and by event ${id}`);
    } else {
      this.#goOn(event);
    }
    if (this.#id > 0 && id <= this.#id) {
      this.#tell(`event ${id} at position ${position} comes after event ${this.#id}: the order was changed`);
    }
    if (!event.isText)
      this.#tell(`event ${id} at position ${position} was changed: it holds bytes that are no text`);
    const isTied = this.#before.some((hash) => hashEvent(hash, event) === event.hash);
    if (this.#before.length > 0 && !isTied) {
      this.#tell(
        `event ${id} at position ${position} does not fit its hash: it was changed, or the one before it was given another hash`,
      );
    }
    this.#here.push(event.hash);
    this.#id = id;
  }

  #goOn({ id, position }: StoredEvent): void {
    const expected = this.#position + 1;
    const missing = position - expected;
    if (missing > 0) {
      const which = missing === 1 ? `position ${expected}` : `positions ${expected} to ${position - 1}`;
      this.#tell(`${count(missing)} missing: ${which}, before event ${id}, which cannot be checked without`);
    }
    this.#before = missing > 0 ? [] : this.#here;
    this.#here = [];
    this.#position = position;
  }

  /**
   * Compares what was read with the head.
   * @param signedHash the hash of the event up to which the head is signed, as the events have it
   */
  end(
    head: AuditHead | undefined,
    { signature, signedHash }: { signature: SignatureCheck; signedHash: string | undefined },
  ): void {
    if (!head) {
      if (this.#position > 0) this.#tell('its head is missing');
      return;
    }
    const missing = head.position - this.#position;
    if (missing > 0) {
      this.#tell(
        `${count(missing)} missing at the end: the head is at position ${head.position}, the last event at ${this.#position}`,
      );
    } else if (missing < 0) {
      this.#tell(`${count(-missing)} after the head, which is at position ${head.position}`);
    } else if (!this.#here.includes(head.hash)) {
      this.#tell(`the head's hash is not that of its last event, at position ${head.position}`);
    }
    for (const fault of signatureFaults(head, signature, signedHash)) this.#tell(fault);
  }
}

function signatureFaults(
  head: AuditHead,
  signature: SignatureCheck,
  signedHash: string | undefined,
): string[] {
  const { signed_position: position } = head;
  if (position === 0) {
    const rest = [head.signature, head.signed_hash, head.signed_at].some((part) => part !== null);
    return rest ? ['parts of its signature were removed'] : [];
  }
  const faults = [];
  if (position > head.position)
    faults.push(`it is signed up to position ${position}, but its head is at ${head.position}`);
  if (signedHash !== undefined && head.signed_hash !== signedHash) {
    faults.push(`the event at position ${position} is not the one that was signed`);
  }
  if (signature === 'wrong') {
    faults.push(
      `the signature at position ${position} does not fit: the head was changed, or SESSION_SECRET is not the one it was signed with`,
    );
  }
  return faults;
}

function count(events: number): string {
  return events === 1 ? '1 event is' : `${events.toLocaleString('en-GB')} events are`;
}
