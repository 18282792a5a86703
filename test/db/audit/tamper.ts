import { Buffer } from 'node:buffer';
import type BetterSqlite3 from 'better-sqlite3';
import * as fc from 'fast-check';
import type { AuditHead } from '../../../db/audit-heads.ts';
import { independentHash, type RawEvent } from '../../helpers/audit.ts';

/** What someone who can write the file, but does not know the secret, may do to the trail. */
export interface Tampering {
  readonly what: string;
  /** @returns false where the trail is too short for it */
  readonly on: (connection: BetterSqlite3.Database) => boolean;
}

const TEXTS = [
  'authority_code',
  'occurred_at',
  'actor',
  'action',
  'subject',
  'details',
  'chain',
  'hash',
] as const;
const HEAD_TEXTS = ['chain', 'hash', 'signed_hash', 'signature', 'signed_at'] as const;

const eventsOf = (connection: BetterSqlite3.Database, where = '1') =>
  connection.prepare<[], RawEvent>(`SELECT * FROM audit_events WHERE ${where} ORDER BY id`).all();
const headsOf = (connection: BetterSqlite3.Database) =>
  connection.prepare<[], AuditHead>('SELECT * FROM audit_heads ORDER BY chain').all();
const chainRows = (connection: BetterSqlite3.Database, chain: string) =>
  connection
    .prepare<[string], RawEvent>('SELECT * FROM audit_events WHERE chain = ? ORDER BY position')
    .all(chain);

const pick = <Item>(items: readonly Item[], seed: number): Item => items[seed % items.length] as Item;
const seed = fc.nat(1_000_000);

/** One bit or more of one byte; an empty or absent text gets a byte. */
function flip(bytes: Buffer | null, at: number, mask: number): Buffer {
  if (bytes === null || bytes.length === 0) return Buffer.from([mask & 0x7f || 1]);
  const flipped = Buffer.from(bytes);
  const index = at % flipped.length;
  flipped[index] = (flipped[index] as number) ^ mask;
  return flipped;
}

function flipIn(
  connection: BetterSqlite3.Database,
  table: string,
  column: string,
  key: string,
  id: unknown,
  at: number,
  mask: number,
): boolean {
  const bytes = connection
    .prepare<[unknown], Buffer | null>(`SELECT CAST(${column} AS BLOB) FROM ${table} WHERE ${key} = ?`)
    .pluck()
    .get(id) as Buffer | null;
  connection
    .prepare(`UPDATE ${table} SET ${column} = CAST(? AS TEXT) WHERE ${key} = ?`)
    .run(flip(bytes, at, mask), id);
  return true;
}

const aByteOfAnEvent = fc
  .record({ row: seed, column: fc.constantFrom(...TEXTS), at: seed, mask: fc.integer({ min: 1, max: 255 }) })
  .map(({ row, column, at, mask }) => ({
    what: `a byte of ${column}`,
    on: (connection: BetterSqlite3.Database) =>
      flipIn(connection, 'audit_events', column, 'id', pick(eventsOf(connection), row).id, at, mask),
  }));

const aByteOfAHead = fc
  .record({
    row: seed,
    column: fc.constantFrom(...HEAD_TEXTS),
    at: seed,
    mask: fc.integer({ min: 1, max: 255 }),
  })
  .map(({ row, column, at, mask }) => ({
    what: `a byte of ${column} of a head`,
    on: (connection: BetterSqlite3.Database) =>
      flipIn(connection, 'audit_heads', column, 'chain', pick(headsOf(connection), row).chain, at, mask),
  }));

const aNumber = fc
  .record({
    row: seed,
    place: fc.constantFrom(
      'audit_events.id',
      'audit_events.position',
      'audit_heads.position',
      'audit_heads.signed_position',
    ),
    by: fc.integer({ min: -40, max: 40 }).filter((by) => by !== 0),
  })
  .map(({ row, place, by }) => ({
    what: `${place} by ${by}`,
    on: (connection: BetterSqlite3.Database) => {
      const [table = '', column = ''] = place.split('.');
      const rowid = table === 'audit_events' ? 'id' : 'chain';
      const keys = connection.prepare(`SELECT ${rowid} FROM ${table} ORDER BY 1`).pluck().all();
      connection
        .prepare(`UPDATE ${table} SET ${column} = ${column} + ? WHERE ${rowid} = ?`)
        .run(by, pick(keys, row));
      return true;
    },
  }));

const toNothing = fc
  .record({ row: seed, column: fc.constantFrom('authority_code', 'chain', 'position', 'hash') })
  .map(({ row, column }) => ({
    what: `${column} to null`,
    on: (connection: BetterSqlite3.Database) =>
      connection
        .prepare(`UPDATE audit_events SET ${column} = NULL WHERE id = ? AND ${column} IS NOT NULL`)
        .run(pick(eventsOf(connection), row).id).changes === 1,
  }));

const removed = fc
  .record({
    row: seed,
    many: fc.integer({ min: 1, max: 3 }),
    head: fc.constantFrom('left', 'set back', 'removed'),
  })
  .map(({ row, many, head }) => ({
    what: `${many} removed, head ${head}`,
    on: (connection: BetterSqlite3.Database) => {
      const rows = eventsOf(connection);
      const from = row % rows.length;
      const gone = rows.slice(from, from + many);
      for (const { id } of gone) connection.prepare('DELETE FROM audit_events WHERE id = ?').run(id);
      setHeads(connection, head);
      return true;
    },
  }));

const aCutTail = fc
  .record({
    chain: seed,
    many: fc.integer({ min: 1, max: 4 }),
    head: fc.constantFrom('left', 'set back', 'removed'),
  })
  .map(({ chain, many, head }) => ({
    what: `the last ${many} of a chain cut, head ${head}`,
    on: (connection: BetterSqlite3.Database) => {
      const { chain: name } = pick(headsOf(connection), chain);
      for (const { id } of chainRows(connection, name).slice(-many)) {
        connection.prepare('DELETE FROM audit_events WHERE id = ?').run(id);
      }
      setHeads(connection, head);
      return true;
    },
  }));

const aWholeChain = seed.map((chain) => ({
  what: 'a chain removed with its head',
  on: (connection: BetterSqlite3.Database) => {
    const { chain: name } = pick(headsOf(connection), chain);
    connection.prepare('DELETE FROM audit_events WHERE chain = ?').run(name);
    connection.prepare('DELETE FROM audit_heads WHERE chain = ?').run(name);
    return true;
  },
}));

/** Heads made to fit the events that are left; who has no key leaves the signature, or takes it off. */
function setHeads(connection: BetterSqlite3.Database, how: string): void {
  if (how === 'left') return;
  for (const { chain } of headsOf(connection)) {
    const last = chainRows(connection, chain).at(-1);
    if (!last || how === 'removed') connection.prepare('DELETE FROM audit_heads WHERE chain = ?').run(chain);
    else
      connection
        .prepare('UPDATE audit_heads SET position = ?, hash = ? WHERE chain = ?')
        .run(last.position, last.hash, chain);
  }
}

const SWAPS: Readonly<Record<string, readonly string[]>> = {
  ids: ['id'],
  positions: ['position'],
  'positions and hashes': ['position', 'hash'],
  'all they say': ['authority_code', 'occurred_at', 'actor', 'action', 'subject', 'details', 'chain'],
  'all but the id': [...TEXTS, 'position'],
};

const swapped = fc
  .record({ one: seed, other: seed, how: fc.constantFrom(...Object.keys(SWAPS)) })
  .map(({ one, other, how }) => ({
    what: `two swapped in ${how}`,
    on: (connection: BetterSqlite3.Database) => {
      const rows = eventsOf(connection);
      const [a, b] = [pick(rows, one), pick(rows, other)];
      const columns = SWAPS[how] ?? [];
      const differ = columns.some((column) => a[column as keyof RawEvent] !== b[column as keyof RawEvent]);
      if (a.id === b.id || !differ) return false;
      // Both away and back again in each other's place, as ids are unique.
      const insert = ({ ...row }: RawEvent, from: RawEvent) =>
        insertEvent(connection, {
          ...row,
          ...Object.fromEntries(columns.map((c) => [c, from[c as keyof RawEvent]])),
        });
      connection.prepare('DELETE FROM audit_events WHERE id IN (?, ?)').run(a.id, b.id);
      insert(a, b);
      insert(b, a);
      return true;
    },
  }));

function insertEvent(connection: BetterSqlite3.Database, row: RawEvent): void {
  const columns = Object.keys(row);
  connection
    .prepare(
      `INSERT INTO audit_events (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`,
    )
    .run(row);
}

const lastId = (connection: BetterSqlite3.Database) => eventsOf(connection).at(-1)?.id ?? 0;

const doubled = fc.record({ row: seed, atEnd: fc.boolean() }).map(({ row, atEnd }) => ({
  what: `an event twice${atEnd ? ', the second at the end of its chain' : ''}`,
  on: (connection: BetterSqlite3.Database) => {
    const event = pick(eventsOf(connection), row);
    const position = atEnd ? chainRows(connection, event.chain).length + 1 : event.position;
    insertEvent(connection, { ...event, id: lastId(connection) + 1, position });
    return true;
  },
}));

const moved = fc
  .record({ row: seed, to: seed, head: fc.constantFrom('left', 'set back') })
  .map(({ row, to, head }) => ({
    what: `an event moved to another chain, heads ${head}`,
    on: (connection: BetterSqlite3.Database) => {
      const event = pick(eventsOf(connection), row);
      const others = headsOf(connection).filter(({ chain }) => chain !== event.chain);
      if (others.length === 0) return false;
      const { chain, hash, position } = pick(others, to);
      const there = {
        ...event,
        chain,
        position: position + 1,
        authority_code: chain === 'register' ? null : chain,
      };
      connection.prepare('DELETE FROM audit_events WHERE id = ?').run(event.id);
      insertEvent(connection, { ...there, hash: independentHash(hash, there) });
      setHeads(connection, head);
      return true;
    },
  }));

const withoutAChain = seed.map((row) => ({
  what: 'an event put in outside of any chain',
  on: (connection: BetterSqlite3.Database) => {
    const event = pick(eventsOf(connection), row);
    const free = { chain: null, position: null, hash: null } as unknown as RawEvent;
    insertEvent(connection, { ...event, ...free, id: lastId(connection) + 1 });
    return true;
  },
}));

/** A changed or removed event, and everything after it made to fit again: all that can be done without the key. */
const madeAnew = fc
  .record({
    row: seed,
    how: fc.constantFrom('change', 'remove'),
    signature: fc.constantFrom('left', 'of the new hash', 'taken off'),
  })
  .map(({ row, how, signature }) => ({
    what: `one to ${how}, its chain made anew, signature ${signature}`,
    on: (connection: BetterSqlite3.Database) => {
      const event = pick(eventsOf(connection), row);
      const rows = chainRows(connection, event.chain);
      if (how === 'remove' && rows.length === 1) return false;
      connection.prepare('DELETE FROM audit_events WHERE chain = ?').run(event.chain);
      let hash = '0'.repeat(64);
      const kept = rows
        .filter(({ id }) => how === 'change' || id !== event.id)
        .map((each) => (each.id === event.id ? { ...each, actor: `${each.actor}, not me` } : each));
      kept.forEach((each, index) => {
        const anew = { ...each, position: index + 1 };
        hash = independentHash(hash, anew);
        insertEvent(connection, { ...anew, hash });
      });
      const signed = {
        left: '',
        'of the new hash': ', signed_hash = @hash, signed_position = @position',
        'taken off': ', signed_hash = NULL, signed_position = 0, signature = NULL, signed_at = NULL',
      }[signature];
      connection
        .prepare(`UPDATE audit_heads SET position = @position, hash = @hash ${signed} WHERE chain = @chain`)
        .run({ chain: event.chain, hash, position: kept.length });
      return true;
    },
  }));

const aHead = fc
  .record({
    row: seed,
    how: fc.constantFrom('removed', 'signature of another', 'without signature', 'without its time'),
  })
  .map(({ row, how }) => ({
    what: `a head ${how}`,
    on: (connection: BetterSqlite3.Database) => {
      const heads = headsOf(connection);
      const { chain } = pick(heads, row);
      const other = heads.find((head) => head.chain !== chain);
      const sql = {
        removed: 'DELETE FROM audit_heads',
        'signature of another': `UPDATE audit_heads SET signature = '${other?.signature}'`,
        'without signature': 'UPDATE audit_heads SET signature = NULL',
        'without its time': 'UPDATE audit_heads SET signed_at = NULL',
      }[how];
      connection.prepare(`${sql} WHERE chain = ?`).run(chain);
      return true;
    },
  }));

export const tamperings: fc.Arbitrary<Tampering> = fc.oneof(
  { arbitrary: aByteOfAnEvent, weight: 4 },
  aByteOfAHead,
  aNumber,
  toNothing,
  removed,
  aCutTail,
  aWholeChain,
  swapped,
  doubled,
  moved,
  withoutAChain,
  madeAnew,
  aHead,
);

/** Does it, and puts everything that guards the trail back after it. */
export function tamper(connection: BetterSqlite3.Database, { on }: Tampering): boolean {
  return unguarded(connection, () => {
    try {
      return on(connection);
    } catch (error) {
      // A key that is another row's.
      if (error instanceof Error && /UNIQUE/.test(error.message)) return false;
      throw error;
    }
  });
}

/** An empty trail, as after the migrations. */
export function wipe(connection: BetterSqlite3.Database): void {
  unguarded(connection, () =>
    connection.exec('DELETE FROM audit_events; DELETE FROM audit_heads; DELETE FROM sqlite_sequence'),
  );
}

const GUARDS = "type = 'trigger' AND tbl_name IN ('audit_events', 'audit_heads')";

function unguarded<Result>(connection: BetterSqlite3.Database, work: () => Result): Result {
  const guards = connection
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE ${GUARDS}`)
    .all();
  const names = guards.map(({ name }) => `DROP TRIGGER ${name};`).join('');
  connection.exec(`PRAGMA ignore_check_constraints = ON; DROP INDEX audit_events_by_chain; ${names}`);
  try {
    return work();
  } finally {
    connection.exec(guards.map(({ sql }) => `${sql};`).join('\n'));
    try {
      connection.exec('CREATE UNIQUE INDEX audit_events_by_chain ON audit_events (chain, position)');
    } catch {
      connection.exec('CREATE INDEX audit_events_by_chain ON audit_events (chain, position)');
    }
    connection.exec('PRAGMA ignore_check_constraints = OFF');
  }
}
