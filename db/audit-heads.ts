import type { CompiledQuery, Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { AuditHeadRow } from './schema.ts';
import { chunked } from './writes.ts';

/** The chain of events that belong to no authority. */
export const REGISTER_CHAIN = 'register';

export type AuditHead = Readonly<Selectable<AuditHeadRow>>;

/** Where a chain ends: the last event's place and hash. */
export type ChainEnd = Pick<AuditHead, 'chain' | 'position' | 'hash'>;

/** The heads of chains, by chain; one without events is left out. */
export async function selectAuditHeads(
  db: Database,
  chains: readonly string[],
): Promise<ReadonlyMap<string, AuditHead>> {
  const heads = new Map<string, AuditHead>();
  for (const some of chunked(chains, 1)) {
    const rows = await db.query
      .selectFrom('audit_heads')
      .select(['chain', 'position', 'hash', 'signed_position', 'signed_hash', 'signature', 'signed_at'])
      .where('chain', 'in', some)
      .execute();
    for (const row of rows) heads.set(row.chain, row);
  }
  return heads;
}

/** The last event of a chain as its rows have it, whatever the head says. */
export async function selectLastOfChain(db: Database, chain: string): Promise<ChainEnd | undefined> {
  const last = await db.query
    .selectFrom('audit_events')
    .select(['position', 'hash'])
    .where('chain', '=', chain)
    .where('position', 'is not', null)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return undefined;
  return { chain, position: last.position ?? 0, hash: last.hash ?? '' };
}

/** Belongs in the same write as the events up to it. */
export function upsertAuditHead(db: Database, { chain, position, hash }: ChainEnd): CompiledQuery {
  return db.query
    .insertInto('audit_heads')
    .values({ chain, position, hash })
    .onConflict((conflict) => conflict.column('chain').doUpdateSet({ position, hash }))
    .compile();
}
