import { writeAudited, type AuditEntry } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { letGo, selectDue, type Due, type DueRow, type RetentionScope } from '../../db/retention.ts';
import { selectAuthoritySettings, selectSetting } from '../../db/settings.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import {
  AUTHORITY_KINDS,
  cutoffOf,
  periodsIn,
  REGISTER_KINDS,
  type RetentionKind,
} from '../domain/retention.ts';
import { noteWhoLeft } from './note-who-left.ts';

/** Rows of one write: a file among them may weigh ten megabytes. */
const AT_ONCE = 100;
/** Writes of one kind in one run; what is left goes with the next day's. */
const MOST_WRITES = 50;

/** How many of each kind went. */
export type LetGoCounts = Readonly<Partial<Record<RetentionKind, number>>>;

/**
 * Lets go of what has had its time: each authority's things by its own periods, mail and people by the register's. The trail
 * says how many of which kind, and goes on being whole: it is never pruned. What is in use, or younger than its period, is not
 * touched. Safe to run as often as one likes.
 */
export async function applyRetention({ db, clock }: { db: Database; clock: Clock }): Promise<LetGoCounts> {
  await noteWhoLeft({ db, clock });
  const today = londonDate(epochMinutes(clock.now()));
  const decided = await selectAuthoritySettings(db, 'retention');
  const scopes: readonly (readonly [scope: RetentionScope, stored: unknown])[] = [
    ...[...decided].map(([only, stored]) => [{ only }, stored] as const),
    [{ allBut: [...decided.keys()] }, undefined],
  ];
  const counts: Partial<Record<RetentionKind, number>> = {};
  const add = async (kind: RetentionKind, due: Due): Promise<void> => {
    const gone = await letGoOf(kind, due, { db, clock });
    if (gone > 0) counts[kind] = (counts[kind] ?? 0) + gone;
  };
  for (const [scope, stored] of scopes) {
    const months = periodsIn(AUTHORITY_KINDS, stored);
    for (const kind of AUTHORITY_KINDS) await add(kind, { scope, ...cutoffOf(months[kind], today) });
  }
  const own = await selectSetting(db, { authorityCode: null, key: 'retention' });
  const months = periodsIn(REGISTER_KINDS, own?.value);
  for (const kind of REGISTER_KINDS)
    await add(kind, { scope: { allBut: [] }, ...cutoffOf(months[kind], today) });
  return counts;
}

async function letGoOf(
  kind: RetentionKind,
  due: Due,
  { db, clock }: { db: Database; clock: Clock },
): Promise<number> {
  let gone = 0;
  for (let write = 0; write < MOST_WRITES; write++) {
    const rows = await selectDue(db, kind, due, AT_ONCE);
    if (rows.length === 0) break;
    const at = new Date(clock.now()).toISOString();
    await writeAudited(db, letGo(db, kind, rows, due, at), eventsOf(kind, rows, at));
    gone += rows.length;
    if (rows.length < AT_ONCE) break;
  }
  return gone;
}

/** One event an authority: what of its things went, by number only. */
function eventsOf(kind: RetentionKind, rows: readonly DueRow[], at: string): AuditEntry[] {
  const numbers = new Map<string | null, number>();
  for (const { authority_code: code } of rows) numbers.set(code, (numbers.get(code) ?? 0) + 1);
  return [...numbers].map(([authority_code, number]) => ({
    authority_code,
    occurred_at: at,
    actor: 'job/retention',
    action: 'retention.applied',
    subject: authority_code === null ? 'register' : `authority/${authority_code}`,
    details: { kind, number },
  }));
}
