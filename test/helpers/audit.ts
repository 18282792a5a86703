import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { selectChains } from '../../db/audit-stored.ts';
import { verifyChain } from '../../db/verify-chain.ts';
import { verifyTrail } from '../../db/verify-trail.ts';

export const AUDIT_SECRET = 'a secret of tests, long enough to be one';

/** An event on the trail of Barnet; a test states only what matters to it. */
export function anEntry(entry: Partial<AuditEntry> = {}): AuditEntry {
  return {
    authority_code: 'E09000003',
    occurred_at: '2026-05-02T07:00:00.000Z',
    actor: 'person/1',
    action: 'venue.closed',
    subject: 'venue/v1',
    details: { reason: 'training lapsed' },
    ...entry,
  };
}

/** Everything that `verify-audit` would say is wrong. */
export async function faultsOf(db: Database): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const chain of await selectChains(db)) {
    await verifyChain(db, chain, (fault) => void faults.push(`${chain}: ${fault}`));
  }
  return [...faults, ...(await verifyTrail(db))];
}

export interface RawEvent {
  readonly id: number;
  readonly chain: string;
  readonly position: number;
  readonly hash: string;
  readonly authority_code: string | null;
  readonly occurred_at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: string;
}

/** The hash of an event by another hand: node's own SHA-256, the encoding written down once more. */
export function independentHash(previous: string, event: Omit<RawEvent, 'hash'>): string {
  const hash = createHash('sha256');
  for (const part of [
    'havens/audit-event/1',
    previous,
    event.chain,
    `${event.position}`,
    `${event.id}`,
    event.authority_code,
    event.occurred_at,
    event.actor,
    event.action,
    event.subject,
    event.details,
  ]) {
    hash.update(part === null ? '-,' : `${Buffer.byteLength(part)}:${part},`);
  }
  return hash.digest('hex');
}
