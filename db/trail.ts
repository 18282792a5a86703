import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/** An event as the trail keeps it, with its place in its chain. */
export interface TrailEvent {
  readonly id: number;
  /** Instant, UTC ISO text. */
  readonly occurredAt: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: unknown;
  /** Null of events from before the chain. */
  readonly position: number | null;
  readonly hash: string | null;
}

/** Which events of a trail; what is left out narrows nothing down. */
export interface TrailFilter {
  /** Whose trail; null for the register's own. */
  readonly authorityCode: string | null;
  readonly action?: string | undefined;
  /** Actors, of which any did it or had it done to them: `person/…`, `job/retention`. */
  readonly actors?: readonly string[] | undefined;
  /** `venue/…` */
  readonly subjects?: readonly string[] | undefined;
  /** Instants: from this one on, and before that one. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/**
 * Some events of a trail, newest first. Each filter goes by an index of its own, so that a page costs the same however long
 * the trail is.
 * @param after the id of the last event of the page before
 */
export async function selectTrail(
  db: Database,
  filter: TrailFilter,
  { after, limit }: { after?: number | undefined; limit: number },
): Promise<readonly TrailEvent[]> {
  const conditions = [ofTrail(filter), ...narrowing(filter)];
  if (after !== undefined) conditions.push(sql`id < ${after}`);
  const { rows } = await sql<Omit<TrailEvent, 'details'> & { details: string }>`
    SELECT id, occurred_at AS "occurredAt", actor, action, subject, details, position, hash FROM audit_events
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY id DESC LIMIT ${limit}`.execute(db.query);
  return rows.map(({ details, ...event }) => ({ ...event, details: JSON.parse(details) as unknown }));
}

function ofTrail({ authorityCode, actors, subjects }: TrailFilter): RawBuilder<unknown> {
  // The plus keeps SQLite from walking the whole trail where a few things are asked for (sqlite.org/optoverview.html).
  const column = actors || subjects ? sql`+authority_code` : sql`authority_code`;
  return sql`${column} IS ${authorityCode}`;
}

function narrowing({ action, actors, subjects, from, before }: TrailFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (action !== undefined) conditions.push(sql`action = ${action}`);
  if (actors) {
    const list = listOf(actors);
    conditions.push(sql`id IN (SELECT id FROM audit_events WHERE actor IN ${list}
      UNION SELECT id FROM audit_events WHERE subject IN ${list})`);
  }
  if (subjects) conditions.push(sql`subject IN ${listOf(subjects)}`);
  if (from !== undefined) conditions.push(sql`occurred_at >= ${from}`);
  if (before !== undefined) conditions.push(sql`occurred_at < ${before}`);
  return conditions;
}

function listOf(values: readonly string[]): RawBuilder<unknown> {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** The kinds of events that there are on a trail, each found by one step in the index. */
export async function selectTrailActions(
  db: Database,
  authorityCode: string | null,
): Promise<readonly string[]> {
  const next = (after: RawBuilder<unknown>) => sql`(SELECT min(action) FROM audit_events
    WHERE authority_code IS ${authorityCode} AND action > ${after})`;
  const { rows } = await sql<{ action: string }>`WITH RECURSIVE found (action) AS (
      SELECT ${next(sql`''`)} UNION ALL SELECT ${next(sql`found.action`)} FROM found WHERE found.action IS NOT NULL
    ) SELECT action FROM found WHERE action IS NOT NULL`.execute(db.query);
  return rows.map(({ action }) => action);
}

/** At most so many people or venues are meant by a few letters of a name. */
const MOST_NAMED = 90;

/** Subjects of an authority's venues with this id, or with these letters in their names. */
export async function selectVenuesNamed(
  db: Database,
  authorityCode: string | null,
  words: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM venues WHERE authority_code IS ${authorityCode}
    AND (id = ${words} OR instr(lower(name), lower(${words})) > 0) LIMIT ${MOST_NAMED}`.execute(db.query);
  return rows.map(({ id }) => `venue/${id}`);
}

/** Actors of people with this id or address, or with these letters in their names; an actor by its own name as well. */
export async function selectActorsNamed(db: Database, words: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM people
    WHERE id = ${words} OR email = lower(${words}) OR instr(lower(name), lower(${words})) > 0
    LIMIT ${MOST_NAMED}`.execute(db.query);
  return [...rows.map(({ id }) => `person/${id}`), words];
}
