import { sql, type CompiledQuery, type Selectable } from 'kysely';
import type { HeadSignature } from './audit-signature.ts';
import type { Database } from './database.ts';
import type { AuditHeadRow } from './schema.ts';
import { chunked } from './writes.ts';

/** The chain of events that belong to no authority. */
export const REGISTER_CHAIN = 'register';

export type AuditHead = Readonly<Selectable<AuditHeadRow>>;

/** Where a chain ends: the last event's place and hash. */
export type ChainEnd = Pick<AuditHead, 'chain' | 'position' | 'hash'>;

const HEAD = [
  'chain',
  'position',
  'hash',
  'signed_position',
  'signed_hash',
  'signature',
  'signed_at',
] as const satisfies readonly (keyof AuditHead)[];

/** The heads of all chains, by chain. */
export async function selectAllHeads(db: Database): Promise<readonly AuditHead[]> {
  return db.query.selectFrom('audit_heads').select(HEAD).orderBy('chain').execute();
}

export async function selectHead(db: Database, chain: string): Promise<AuditHead | undefined> {
  return db.query.selectFrom('audit_heads').select(HEAD).where('chain', '=', chain).executeTakeFirst();
}

/** Where new events go: after which id, and after which heads; a chain without events is left out. */
export interface TrailEnds {
  readonly lastId: number;
  readonly heads: ReadonlyMap<string, AuditHead>;
}

/** One query for up to 90 chains: the distance to D1 is felt in each. */
export async function selectTrailEnds(db: Database, chains: readonly string[]): Promise<TrailEnds> {
  let lastId = 0;
  const heads = new Map<string, AuditHead>();
  for (const some of chunked(chains, 1)) {
    const rows = await db.query
      .selectFrom(sql<{ id: number | null }>`(SELECT max(id) AS id FROM audit_events)`.as('last'))
      .leftJoin('audit_heads', (join) => join.on('chain', 'in', some))
      .select(['last.id', ...HEAD])
      .execute();
    for (const { id, ...head } of rows) {
      lastId = id ?? 0;
      if (head.chain !== null) heads.set(head.chain, head as AuditHead);
    }
  }
  return { lastId, heads };
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
export function upsertHead(
  db: Database,
  { chain, ...end }: ChainEnd & Partial<HeadSignature>,
): CompiledQuery {
  return db.query
    .insertInto('audit_heads')
    .values({ chain, ...end })
    .onConflict((conflict) => conflict.column('chain').doUpdateSet(end))
    .compile();
}

/** Another process may have signed further meanwhile: that stays. */
export function updateSignature(db: Database, chain: string, signature: HeadSignature): CompiledQuery {
  return db.query
    .updateTable('audit_heads')
    .set(signature)
    .where('chain', '=', chain)
    .where('signed_position', '<=', signature.signed_position)
    .compile();
}
