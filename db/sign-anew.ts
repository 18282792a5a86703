import { writeAudited } from './audit.ts';
import { selectAllHeads, updateSignature } from './audit-heads.ts';
import { signHead, type AuditKey } from './audit-signature.ts';
import type { Database } from './database.ts';

/**
 * Signs every chain as it is, whatever signature it has: after the session secret was changed, and after the chains
 * were checked. It leaves an event with the heads that were found, so that nobody can do it unseen.
 * @param at instant, UTC ISO text
 */
export async function signAnew(db: Database, key: AuditKey, at: string): Promise<void> {
  const found = Object.fromEntries((await selectAllHeads(db)).map(({ chain, hash }) => [chain, hash]));
  const event = {
    authority_code: null,
    occurred_at: at,
    actor: 'operator/command-line',
    action: 'audit.signed_anew',
    subject: 'register',
    details: { heads: found },
  };
  await writeAudited(db, [], [event]);
  const heads = await selectAllHeads(db);
  await db.writeAll(heads.map((head) => updateSignature(db, head.chain, signHead(key, head, at))));
}
