import type { Insertable } from 'kysely';
import type { AuditEntry } from './audit.ts';
import { GENESIS, hashEvent } from './audit-hash.ts';
import { REGISTER_CHAIN, type ChainEnd, type TrailEnds } from './audit-heads.ts';
import type { AuditEventRow } from './schema.ts';

/** What the register's chain holds of each other one. */
export const CHAIN_BEGUN = 'audit.begun';
const BEGUN_SUBJECT = 'authority/';
export const subjectOfChain = (chain: string): string => BEGUN_SUBJECT + chain;
export const chainOfSubject = (subject: string): string => subject.slice(BEGUN_SUBJECT.length);

/** The rows of events, each tied to the one before it, and where their chains end with them. */
export interface ChainedEvents {
  readonly rows: readonly Insertable<AuditEventRow>[];
  readonly ends: readonly ChainEnd[];
}

/** The chain that an event goes on: its authority's, or the register's. */
export function chainOf({ authority_code }: Pick<AuditEntry, 'authority_code'>): string {
  return authority_code ?? REGISTER_CHAIN;
}

/** @param before where the register's chain and those of all the events end now */
export function chainEvents(
  before: { readonly lastId: number; readonly heads: ReadonlyMap<string, ChainEnd> },
  events: readonly AuditEntry[],
): ChainedEvents {
  const after = new Map<string, ChainEnd>();
  const rows = withBeginnings(before.heads, events).map((entry, index) => {
    const chain = chainOf(entry);
    const { position, hash } = after.get(chain) ?? before.heads.get(chain) ?? { position: 0, hash: GENESIS };
    const event = { id: before.lastId + 1 + index, chain, position: position + 1, ...textsOf(entry) };
    const row = { ...event, hash: hashEvent(hash, event) };
    after.set(chain, row);
    return row;
  });
  const ends = [...after.values()].map(({ chain, position, hash }) => ({ chain, position, hash }));
  return { rows, ends };
}

/**
 * The events, and before the first one of each new chain one on the register's chain that says so: a chain that was
 * removed with its head is missed there.
 */
function withBeginnings(
  heads: TrailEnds['heads'] | ReadonlyMap<string, ChainEnd>,
  events: readonly AuditEntry[],
): readonly AuditEntry[] {
  const begun = new Set([REGISTER_CHAIN, ...heads.keys()]);
  return events.flatMap((event) => {
    const chain = chainOf(event);
    if (begun.has(chain)) return [event];
    begun.add(chain);
    const beginning = {
      authority_code: null,
      occurred_at: event.occurred_at,
      actor: 'job/audit',
      action: CHAIN_BEGUN,
      subject: subjectOfChain(chain),
    };
    return [beginning, event];
  });
}

/** The texts as the register stores them: half a surrogate pair has no UTF-8, and becomes U+FFFD. */
function textsOf(entry: AuditEntry): Omit<AuditEventRow, 'id' | 'chain' | 'position' | 'hash'> {
  const { authority_code, occurred_at, actor, action, subject, details = {} } = entry;
  return {
    authority_code,
    occurred_at,
    actor: actor.toWellFormed(),
    action: action.toWellFormed(),
    subject: subject.toWellFormed(),
    details: typeof details === 'string' ? details.toWellFormed() : JSON.stringify(details),
  };
}
