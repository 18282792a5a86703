import { ChainCheck, FIRST_OF_CHAIN, type CheckStart, type SignatureCheck } from './audit-check.ts';
import { REGISTER_CHAIN, selectHead, type AuditHead } from './audit-heads.ts';
import { isSignedWith } from './audit-signature.ts';
import { readChain, selectBeginnings, selectPlace } from './audit-stored.ts';
import type { Database } from './database.ts';

export interface ChainReport {
  readonly chain: string;
  /** How many events it has where nothing is wrong: the place of the last one. */
  readonly position: number;
  /** The hash of its head, empty where that is missing. */
  readonly hash: string;
  /** Up to where it is signed, 0 where it is not. */
  readonly signedPosition: number;
  readonly signedAt: string | null;
  readonly faults: number;
}

/**
 * Checks a chain from its first event to its head, whatever is written meanwhile, in constant memory. The signature is
 * checked where the register has the key.
 * @param tell takes each fault, in words
 */
export async function verifyChain(
  db: Database,
  chain: string,
  tell: (fault: string) => void,
): Promise<ChainReport> {
  let faults = 0;
  const check = new ChainCheck((fault) => {
    faults += 1;
    tell(fault);
  });
  const head = await readToHead(db, chain, check);
  const signed = head && (await selectPlace(db, chain, head.signed_position));
  check.end(head, { signature: signatureOf(db, head), signedHash: signed?.hash });
  if (head && (await isSignatureGone(db, head))) {
    faults += 1;
    tell('its signature was removed: the chain of the register was signed after this one began');
  }
  return {
    chain,
    position: check.position,
    hash: head?.hash ?? '',
    signedPosition: head?.signed_position ?? 0,
    signedAt: head?.signed_at ?? null,
    faults,
  };
}

/** Reads on while the head moves, so that events and head fit each other when it is done. */
async function readToHead(db: Database, chain: string, check: ChainCheck): Promise<AuditHead | undefined> {
  let head = await selectHead(db, chain);
  let last: CheckStart | undefined;
  for (;;) {
    for await (const events of readChain(db, chain, last)) {
      for (const event of events) check.read(event);
      last = events.at(-1) ?? last;
    }
    const before = head;
    head = await selectHead(db, chain);
    if (head?.position === before?.position) return head;
  }
}

/**
 * Checks what came after the signature of a head, up to that head: what a new signature may be put on.
 * @returns the first fault, in words; undefined where there is none
 */
export async function verifyUnsigned(db: Database, head: AuditHead): Promise<string | undefined> {
  const { chain, signed_position: from } = head;
  if (await isSignatureGone(db, head)) return 'its signature was removed';
  const start = from === 0 ? FIRST_OF_CHAIN : await selectPlace(db, chain, from);
  if (!start) return `the signed event at position ${from} is missing`;
  if (from > 0 && start.hash !== head.signed_hash) {
    return `the event at position ${from} is not the one that was signed`;
  }
  const faults: string[] = [];
  const check = new ChainCheck((fault) => faults.push(fault), start);
  for await (const events of readChain(db, chain, from === 0 ? undefined : start)) {
    for (const event of events) if (event.position <= head.position) check.read(event);
    if (faults.length > 0 || check.position >= head.position) break;
  }
  if (faults.length === 0) check.end(head, { signature: signatureOf(db, head), signedHash: start.hash });
  return faults[0];
}

function signatureOf({ auditKey }: Database, head: AuditHead | undefined): SignatureCheck {
  if (!head || !auditKey || head.signed_position === 0) return 'unknown';
  return isSignedWith(auditKey, head) ? 'holds' : 'wrong';
}

/**
 * Whether a chain without a signature must have had one: the register's own chain is signed last, so all that had begun
 * by then were signed before.
 */
async function isSignatureGone(
  db: Database,
  { chain, signed_position: signed }: AuditHead,
): Promise<boolean> {
  if (signed > 0 || chain === REGISTER_CHAIN) return false;
  const [beginning] = await selectBeginnings(db, chain);
  const register = await selectHead(db, REGISTER_CHAIN);
  return beginning !== undefined && register !== undefined && beginning.position <= register.signed_position;
}
