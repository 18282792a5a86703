import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sql } from 'kysely';
import { CHAIN_BEGUN, chainOfSubject, subjectOfChain } from './audit-chain.ts';
import type { CheckStart, StoredEvent } from './audit-check.ts';
import { REGISTER_CHAIN } from './audit-heads.ts';
import type { Database } from './database.ts';
import { chunked } from './writes.ts';

/** Some 600 kB at a time, however long the trail is. */
const EVENTS_AT_ONCE = 1_000;

const TEXTS = ['authority_code', 'occurred_at', 'actor', 'action', 'subject', 'details', 'hash'] as const;

/** What stands in a text that was read for bytes that are no UTF-8; it may also have been written. */
const REPLACEMENT = '\ufffd';

/** The events of a chain after one of them, in order of position, then id. */
export async function* readChain(
  db: Database,
  chain: string,
  after: Pick<CheckStart, 'id' | 'position'> | undefined,
): AsyncGenerator<readonly StoredEvent[]> {
  let last = after;
  for (;;) {
    let query = db.query
      .selectFrom('audit_events')
      .select(['id', 'position', ...TEXTS])
      .where('chain', '=', chain)
      .where('position', 'is not', null)
      .orderBy('position')
      .orderBy('id')
      .limit(EVENTS_AT_ONCE);
    if (last) query = query.where(sql<boolean>`(position, id) > (${last.position}, ${last.id})`);
    const rows = await query.execute();
    const doubtful = rows.filter((row) => TEXTS.some((text) => row[text]?.includes(REPLACEMENT)));
    const noText = await selectWithoutText(db, doubtful);
    const events = rows.map((row): StoredEvent => ({
      ...row,
      chain,
      position: row.position ?? 0,
      hash: row.hash ?? '',
      isText: !noText.has(row.id),
    }));
    if (events.length > 0) yield events;
    if (events.length < EVENTS_AT_ONCE) return;
    last = events.at(-1);
    // Reads of SQLite never wait: without it a long trail would hold up every request of the server.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

type EventTexts = { readonly id: number } & Readonly<Record<(typeof TEXTS)[number], string | null>>;

/** Which of these events hold other bytes than those of the texts that were read. */
async function selectWithoutText(db: Database, events: readonly EventTexts[]): Promise<ReadonlySet<number>> {
  const read = new Map(events.map((event) => [event.id, event]));
  const found = new Set<number>();
  for (const ids of chunked([...read.keys()], 1)) {
    const rows = await db.query
      .selectFrom('audit_events')
      .select('id')
      .select(TEXTS.map((text) => sql<string>`hex(${sql.ref(text)})`.as(text)))
      .where('id', 'in', ids)
      .execute();
    for (const row of rows) {
      const isSame = TEXTS.every((text) => row[text] === hexOf(read.get(row.id)?.[text] ?? ''));
      if (!isSame) found.add(row.id);
    }
  }
  return found;
}

/** As SQLite's `hex()` writes the bytes of a text. */
function hexOf(text: string): string {
  return bytesToHex(utf8ToBytes(text)).toUpperCase();
}

/** The event that takes a place of a chain: where a check may begin. */
export async function selectPlace(
  db: Database,
  chain: string,
  position: number,
): Promise<CheckStart | undefined> {
  const place = await db.query
    .selectFrom('audit_events')
    .select(['id', 'hash'])
    .where('chain', '=', chain)
    .where('position', '=', position)
    .orderBy('id')
    .executeTakeFirst();
  return place && { id: place.id, position, hash: place.hash ?? '' };
}

/** Every chain that has events or a head. */
export async function selectChains(db: Database): Promise<readonly string[]> {
  const rows = await db.query
    .selectFrom('audit_events')
    .select('chain')
    .where('chain', 'is not', null)
    .union(db.query.selectFrom('audit_heads').select('chain'))
    .orderBy('chain')
    .execute();
  return rows.flatMap(({ chain }) => chain ?? []);
}

/** What the register's own chain says of the beginning of another one. */
export interface Beginning {
  readonly chain: string;
  /** Of the first such event. */
  readonly position: number;
  /** More than once where a chain was removed and begun anew. */
  readonly times: number;
}

/** @param chain only this one */
export async function selectBeginnings(db: Database, chain?: string): Promise<readonly Beginning[]> {
  let query = db.query
    .selectFrom('audit_events')
    .select(['subject', ({ fn }) => fn.min('position').as('position'), ({ fn }) => fn.countAll().as('times')])
    .where('chain', '=', REGISTER_CHAIN)
    .where('action', '=', CHAIN_BEGUN)
    .groupBy('subject')
    .orderBy('subject');
  if (chain !== undefined) query = query.where('subject', '=', subjectOfChain(chain));
  return (await query.execute()).map(({ subject, position, times }) => ({
    chain: chainOfSubject(subject),
    position: position ?? 0,
    times: Number(times),
  }));
}
