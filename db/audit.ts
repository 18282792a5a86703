import type { CompiledQuery } from 'kysely';
import { chainEvents, chainOf, type ChainedEvents } from './audit-chain.ts';
import {
  REGISTER_CHAIN,
  selectLastOfChain,
  selectTrailEnds,
  upsertHead,
  type ChainEnd,
  type TrailEnds,
} from './audit-heads.ts';
import { isSignedToTheEnd, signHead, type AuditKey, type HeadSignature } from './audit-signature.ts';
import type { Database } from './database.ts';
import { ConflictError, UnavailableError } from './errors.ts';
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
const PAUSE_MS = 3;

/**
 * Makes changes and leaves their events on the trail, in one atomic write: the one way to change the register. Events are
 * tied to those before them, authority by authority (db/audit-hash.ts), and signed where the secret is at hand. Where another writer took their place meanwhile,
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
  let lastId = -1;
  for (let attempt = 1; ; attempt++) {
    const before = await selectTrailEnds(db, chains);
    // The place was taken, and yet nobody has written.
    const isStuck = before.lastId === lastId;
    const heads = isStuck ? await endsOfEvents(db, chains, before.heads) : before.heads;
    lastId = before.lastId;
    const chained = chainEvents({ ...before, heads }, events);
    const ends = signedEnds(db.auditKey, before, heads, chained);
    const trail = [
      ...insertRows(db, 'audit_events', chained.rows),
      ...ends.map((end) => upsertHead(db, end)),
    ];
    try {
      // The trail first: where its place is taken, nothing else was done in vain.
      return (await db.writeAll([...trail, ...writes])).slice(trail.length);
    } catch (error) {
      if (!isPlaceTaken(error)) throw error;
      if (attempt === ATTEMPTS) throw new UnavailableError('busy', error);
    }
    // Two that retry in step would go on taking each other's place.
    await new Promise((resolve) => setTimeout(resolve, attempt * PAUSE_MS));
  }
}

function isPlaceTaken(error: unknown): boolean {
  return (
    error instanceof ConflictError &&
    error.columns.some((column) => column === 'audit_events.position' || column === 'audit_events.id')
  );
}

/**
 * Where chains end by their events, if these go further than the heads: a head that was set back by hand must not keep
 * anyone from writing. `verify-audit` tells of it.
 */
async function endsOfEvents(
  db: Database,
  chains: readonly string[],
  heads: TrailEnds['heads'],
): Promise<ReadonlyMap<string, ChainEnd>> {
  const ends = new Map<string, ChainEnd>(heads);
  for (const chain of chains) {
    const last = await selectLastOfChain(db, chain);
    if (last && last.position > (ends.get(chain)?.position ?? 0)) ends.set(chain, last);
  }
  return ends;
}

/**
 * The new ends, signed where there is a key and it has signed all that was there before: a signature put on top of what
 * was never checked would make it look right. The job checks and signs the others.
 */
function signedEnds(
  key: AuditKey | undefined,
  { lastId, heads }: TrailEnds,
  used: ReadonlyMap<string, ChainEnd>,
  { ends, rows }: ChainedEvents,
): readonly (ChainEnd & Partial<HeadSignature>)[] {
  if (!key) return ends;
  const isSigned = (chain: string): boolean => {
    const head = heads.get(chain);
    return head !== undefined && head === used.get(chain) && isSignedToTheEnd(key, head);
  };
  // A new chain is as sure as the register's own, on which it is announced.
  const isSure = (chain: string) =>
    used.has(chain) ? isSigned(chain) : lastId === 0 || isSigned(REGISTER_CHAIN);
  const at = rows.at(-1)?.occurred_at ?? '';
  return ends.map((end) => (isSure(end.chain) ? { ...end, ...signHead(key, end, at) } : end));
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
