import type { CompiledQuery, Insertable } from 'kysely';
import { GENESIS, hashEvent } from './audit-hash.ts';
import {
  REGISTER_CHAIN,
  selectAuditHeads,
  selectLastOfChain,
  upsertAuditHead,
  type ChainEnd,
} from './audit-heads.ts';
import type { Database } from './database.ts';
import { ConflictError, UnavailableError } from './errors.ts';
import type { AuditEventRow } from './schema.ts';
import { insertRows } from './writes.ts';

/** What a change leaves on the trail. */
export interface AuditEntry {
  /** Whose trail it is on; null for what concerns the whole register. */
  readonly authority_code: string | null;
  /** Instant, UTC ISO text. */
  readonly occurred_at: string;
  /** Who: `person/…`, `job/publish`, `import/venues`. */
  readonly actor: string;
  /** What: `accreditation.suspended`, `import.venues`, … */
  readonly action: string;
  /** Of what: `venue/k3f9x2m4q`, `authority/E09000003`. */
  readonly subject: string;
  /** From, to, why: an object, or its JSON text. No one's e-mail address or telephone number: it stays for good. */
  readonly details?: object | string;
}

/** Each lost attempt is another writer's success. */
const ATTEMPTS = 20;

/**
 * Makes changes and leaves their events on the trail, in one atomic write: the one way to change the register. Events are
 * tied to those before them, authority by authority (db/audit-hash.ts). Where another writer took their place meanwhile,
 * the heads are read again; the changes themselves are not, so what else collides is the caller's to decide.
 *
 * @param events in order of time; at least one
 * @returns rows changed by each of the writes, as `writeAll` counts them
 * @throws ConflictError where a key of the writes is taken
 * @throws UnavailableError where the register cannot be written, or the place was taken twenty times
 *
 * @example
 * await writeAudited(db, [closeVenue(db, venueId)], [
 *   { authority_code, occurred_at, actor: `person/${id}`, action: 'venue.closed', subject: `venue/${venueId}` },
 * ]);
 */
export async function writeAudited(
  db: Database,
  writes: readonly CompiledQuery[],
  events: readonly AuditEntry[],
): Promise<number[]> {
  if (events.length === 0)
    throw new TypeError('A change leaves an event on the audit trail: give at least one');
  const write = () => writeAtHeads(db, writes, events);
  return db.inTurn ? db.inTurn(write) : write();
}

async function writeAtHeads(
  db: Database,
  writes: readonly CompiledQuery[],
  events: readonly AuditEntry[],
): Promise<number[]> {
  const chains = [...new Set([REGISTER_CHAIN, ...events.map(chainOf)])];
  for (let attempt = 1; ; attempt++) {
    const { rows, ends } = chainEvents(await endsOf(db, chains, attempt > 1), events);
    const trail = [...insertRows(db, 'audit_events', rows), ...ends.map((end) => upsertAuditHead(db, end))];
    try {
      // The trail first: where its place is taken, nothing else was done in vain.
      return (await db.writeAll([...trail, ...writes])).slice(trail.length);
    } catch (error) {
      if (!isPlaceTaken(error)) throw error;
      if (attempt === ATTEMPTS) throw new UnavailableError('busy', error);
    }
  }
}

function chainOf({ authority_code }: Pick<AuditEntry, 'authority_code'>): string {
  return authority_code ?? REGISTER_CHAIN;
}

function isPlaceTaken(error: unknown): boolean {
  return error instanceof ConflictError && error.columns.includes('audit_events.position');
}

/**
 * Where the chains end, by chain.
 * @param lookAtRows also at the events themselves: a head that was set back by hand must not keep anyone from writing;
 *   `verify-audit` tells of it
 */
async function endsOf(
  db: Database,
  chains: readonly string[],
  lookAtRows: boolean,
): Promise<Map<string, ChainEnd>> {
  const ends = new Map<string, ChainEnd>(await selectAuditHeads(db, chains));
  if (!lookAtRows) return ends;
  for (const chain of chains) {
    const last = await selectLastOfChain(db, chain);
    if (last && last.position > (ends.get(chain)?.position ?? 0)) ends.set(chain, last);
  }
  return ends;
}

/** The rows of the events, each tied to the one before it, and where their chains end with them. */
function chainEvents(
  ends: ReadonlyMap<string, ChainEnd>,
  events: readonly AuditEntry[],
): { rows: readonly Insertable<AuditEventRow>[]; ends: readonly ChainEnd[] } {
  const after = new Map<string, ChainEnd>();
  const rows = withBeginnings(ends, events).map((entry) => {
    const chain = chainOf(entry);
    const { position, hash } = after.get(chain) ?? ends.get(chain) ?? { position: 0, hash: GENESIS };
    const event = { chain, position: position + 1, ...textsOf(entry) };
    const row = { ...event, hash: hashEvent(hash, event) };
    after.set(chain, row);
    return row;
  });
  return { rows, ends: [...after.values()] };
}

/**
 * The events, and before the first one of each new chain one on the register's chain that says so: a chain that was
 * removed with its head is missed there.
 */
function withBeginnings(
  ends: ReadonlyMap<string, ChainEnd>,
  events: readonly AuditEntry[],
): readonly AuditEntry[] {
  const begun = new Set([REGISTER_CHAIN, ...ends.keys()]);
  return events.flatMap((event) => {
    const chain = chainOf(event);
    if (begun.has(chain)) return [event];
    begun.add(chain);
    const { occurred_at } = event;
    return [{ ...beginning(chain), occurred_at }, event];
  });
}

/** What the register's chain holds of each other one. */
export const CHAIN_BEGUN = 'audit.begun';

function beginning(chain: string): Omit<AuditEntry, 'occurred_at'> {
  return { authority_code: null, actor: 'job/audit', action: CHAIN_BEGUN, subject: `authority/${chain}` };
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

export interface AuditEvent {
  readonly id: number;
  readonly authorityCode: string | null;
  /** Instant, UTC ISO text. */
  readonly occurredAt: string;
  /** `person/…`, `job/publish`, `import/venues`. */
  readonly actor: string;
  /** `accreditation.suspended`, `import.venues`, … */
  readonly action: string;
  /** `venue/k3f9x2m4q`, `authority/E09000003`. */
  readonly subject: string;
  readonly details: unknown;
}

/** Which events: those of one thing, or those of one authority. */
export type AuditTrail = { readonly subject: string } | { readonly authorityCode: string };

const MOST_EVENTS = 200;

/**
 * A page of a trail, newest first.
 * @param before the id of the last event of the page before
 * @param limit at most 200
 */
export async function selectAuditEvents(
  db: Database,
  { trail, before, limit = 50 }: { trail: AuditTrail; before?: number; limit?: number },
): Promise<readonly AuditEvent[]> {
  let events = db.query
    .selectFrom('audit_events')
    .select(['id', 'authority_code', 'occurred_at', 'actor', 'action', 'subject', 'details'])
    .orderBy('id', 'desc')
    .limit(Math.min(limit, MOST_EVENTS));
  events =
    'subject' in trail
      ? events.where('subject', '=', trail.subject)
      : events.where('authority_code', '=', trail.authorityCode);
  if (before !== undefined) events = events.where('id', '<', before);
  return (await events.execute()).map(({ authority_code, occurred_at, details, ...event }) => ({
    ...event,
    authorityCode: authority_code,
    occurredAt: occurred_at,
    details: JSON.parse(details),
  }));
}
