import { sql } from 'kysely';
import { REGISTER_CHAIN, selectAllHeads } from './audit-heads.ts';
import { selectBeginnings, selectChains } from './audit-stored.ts';
import type { Database } from './database.ts';

/** What keeps the trail append-only; db/migrations/0003 and 0007. */
const GUARDS = [
  'audit_events_are_kept',
  'audit_events_stay',
  'audit_events_are_chained',
  'audit_events_by_chain',
  'audit_heads_are_kept',
  'audit_heads_go_forward',
];

/** Nobody reads more, and each would be a row in memory. */
const MOST_OF_A_KIND = 100;

/**
 * What is wrong with the trail as a whole, in words: what no chain can know of itself. Ids are given without a gap, so
 * that one that is missing was removed, with its chain or not.
 */
export async function verifyTrail(db: Database): Promise<readonly string[]> {
  return [
    ...(await outsideFaults(db)),
    ...(await idFaults(db)),
    ...(await chainFaults(db)),
    ...(await guardFaults(db)),
  ];
}

/** Whether the register is of a version that has chains (db/migrations/0007). */
export async function hasChains(db: Database): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM sqlite_schema WHERE name = 'audit_heads'`.execute(db.query);
  return rows.length > 0;
}

/** Whether an event has this hash: the trail goes back to the head that once had it. */
export async function hasHash(db: Database, hash: string): Promise<boolean> {
  const event = db.query.selectFrom('audit_events').select('id').where('hash', '=', hash.trim()).limit(1);
  return (await event.executeTakeFirst()) !== undefined;
}

/** How many events there are from before chains began. */
export async function countUnchained(db: Database): Promise<number> {
  const { events } = await db.query
    .selectFrom('audit_events')
    .select(({ fn }) => fn.countAll().as('events'))
    .where('position', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(events);
}

async function outsideFaults(db: Database): Promise<string[]> {
  const rows = await db.query
    .selectFrom('audit_events')
    .select('id')
    .where(({ or, eb }) => or([eb('chain', 'is', null), eb('position', 'is', null), eb('hash', 'is', null)]))
    .where('id', '>', ({ selectFrom }) =>
      selectFrom('audit_events')
        .select(({ fn }) => fn.min('id').as('first'))
        .where('position', 'is not', null),
    )
    .orderBy('id')
    .limit(MOST_OF_A_KIND)
    .execute();
  return rows.map(({ id }) => `event ${id} stands in no chain, though chains had begun`);
}

async function idFaults(db: Database): Promise<string[]> {
  const { rows } = await sql<{ last: number; next: number }>`
    SELECT last, next FROM (
      SELECT coalesce(lag(id) OVER (ORDER BY id), 0) AS last, id AS next FROM audit_events
      UNION ALL
      SELECT (SELECT coalesce(max(id), 0) FROM audit_events), seq + 1 FROM sqlite_sequence WHERE name = 'audit_events'
    ) WHERE next <> last + 1 LIMIT ${MOST_OF_A_KIND}`.execute(db.query);
  return rows.map(({ last, next }) => {
    if (next <= last) return `event ${next} has an id that the register never gives`;
    if (next === last + 2) return `event ${last + 1} is missing`;
    return `events ${last + 1} to ${next - 1} are missing`;
  });
}

async function chainFaults(db: Database): Promise<string[]> {
  const chains = await selectChains(db);
  const beginnings = await selectBeginnings(db);
  const signed = (await selectAllHeads(db)).filter(({ signed_position }) => signed_position > 0);
  const begun = new Set(beginnings.map(({ chain }) => chain));
  const there = new Set(chains);
  return [
    ...(chains.length > 0 && !there.has(REGISTER_CHAIN) ? ['the chain of the register is missing'] : []),
    ...(db.auditKey && chains.length > 0 && signed.length === 0
      ? [
          'nothing is signed: start the server once, which signs it; if it has run before, every signature was removed',
        ]
      : []),
    ...(signed.length > 0 && !signed.some(({ chain }) => chain === REGISTER_CHAIN)
      ? ['the chain of the register has lost its signature: others have theirs']
      : []),
    ...beginnings
      .filter(({ chain }) => !there.has(chain))
      .map(({ chain }) => `the chain of ${chain} is missing: it had begun`),
    ...beginnings
      .filter(({ times }) => times > 1)
      .map(
        ({ chain, times }) => `the chain of ${chain} has begun ${times} times: what came before was removed`,
      ),
    ...chains
      .filter((chain) => chain !== REGISTER_CHAIN && !begun.has(chain))
      .map((chain) => `the chain of ${chain} never began, as the register's chain has it`),
  ];
}

async function guardFaults(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_schema
    WHERE tbl_name IN ('audit_events', 'audit_heads') AND type IN ('trigger', 'index')`.execute(db.query);
  const there = new Set(rows.map(({ name }) => name));
  return GUARDS.filter((guard) => !there.has(guard)).map(
    (guard) => `${guard}, which keeps the trail as it is, is missing from the database`,
  );
}
