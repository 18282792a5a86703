import { REGISTER_CHAIN, selectAllHeads, updateSignature, type AuditHead } from '../../db/audit-heads.ts';
import { isSignedToTheEnd, signHead, type AuditKey } from '../../db/audit-signature.ts';
import type { Database } from '../../db/database.ts';
import { verifyUnsigned } from '../../db/verify-chain.ts';
import type { Clock } from '../domain/clock.ts';

/** A chain that does not hold. */
export interface BrokenChain {
  readonly chain: string;
  /** It held up to here when it was last signed. */
  readonly signedPosition: number;
  readonly fault: string;
}

/** Keys with which this process has seen the register's own chain signed. */
const seenSigned = new WeakSet<AuditKey>();

/**
 * Signs the audit trail up to its end: all chains in one write, and only if what came after their last signatures holds.
 * So the register's own chain is never signed further than those that it says have begun, and one of these that has no
 * signature has lost it. Does nothing without a key.
 * @returns how many chains were signed, none where one does not hold
 */
export async function signAudit({ db, clock }: { db: Database; clock: Clock }): Promise<{
  readonly signed: number;
  readonly broken: readonly BrokenChain[];
}> {
  const { auditKey: key } = db;
  if (!key) return { signed: 0, broken: [] };
  const heads = await selectAllHeads(db);
  const due = heads.filter((head) => !isSignedToTheEnd(key, head));
  const broken: BrokenChain[] = [];
  for (const head of due) {
    const fault = isSignatureGone(key, head, heads)
      ? 'its signature was removed'
      : await verifyUnsigned(db, head);
    if (fault !== undefined) broken.push({ chain: head.chain, signedPosition: head.signed_position, fault });
  }
  if (broken.length > 0) return { signed: 0, broken };
  const at = new Date(clock.now()).toISOString();
  await db.writeAll(due.map((head) => updateSignature(db, head.chain, signHead(key, head, at))));
  if (heads.length > 0) seenSigned.add(key);
  return { signed: due.length, broken };
}

/** The register's own chain is signed with any other, so where one has a signature it has one too. */
function isSignatureGone(
  key: AuditKey,
  { chain, signed_position: signed }: AuditHead,
  heads: readonly AuditHead[],
): boolean {
  if (chain !== REGISTER_CHAIN || signed > 0) return false;
  return seenSigned.has(key) || heads.some((head) => head.signed_position > 0);
}
