import { writeAudited } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { countDue, type RetentionScope } from '../../db/retention.ts';
import { selectSetting, writeSetting } from '../../db/settings.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import {
  AUTHORITY_KINDS,
  cutoffOf,
  PERIOD_LIMITS,
  periodsIn,
  REGISTER_KINDS,
  type RetentionKind,
} from '../domain/retention.ts';

/** Whose periods: an authority's, or with null those of the register as a whole. */
export interface PeriodsOf {
  readonly authorityCode: string | null;
  readonly db: Database;
}

export type Months = Readonly<Partial<Record<RetentionKind, number>>>;

/** The kinds whose periods an authority, or the register, decides. */
export function kindsOf(authorityCode: string | null): readonly RetentionKind[] {
  return authorityCode === null ? REGISTER_KINDS : AUTHORITY_KINDS;
}

/** How long each kind is kept. */
export async function readPeriods({
  authorityCode,
  db,
}: PeriodsOf): Promise<{ readonly months: Months; readonly updatedAt: string | null }> {
  const stored = await selectSetting(db, { authorityCode, key: 'retention' });
  return {
    months: periodsIn(kindsOf(authorityCode), stored?.value),
    updatedAt: stored?.updatedAt ?? null,
  };
}

/** How many of each kind would go today if they were kept for so many months. */
export async function countWhatWouldGo({
  authorityCode,
  months,
  db,
  clock,
}: PeriodsOf & { months: Months; clock: Clock }): Promise<ReadonlyMap<RetentionKind, number>> {
  const today = londonDate(epochMinutes(clock.now()));
  const scope: RetentionScope = authorityCode === null ? { allBut: [] } : { only: authorityCode };
  return countDue(
    db,
    kindsOf(authorityCode).map((kind) => [
      kind,
      { scope, ...cutoffOf(months[kind] ?? PERIOD_LIMITS[kind].usual, today) },
    ]),
  );
}

/**
 * Decides how long each kind is kept. What has had its time by then goes the next time the job runs.
 * @param seen `updatedAt` of what the page showed
 * @throws DomainError `retention.outside_limits` (400), `retention.changed_meanwhile` (409)
 */
export async function changePeriods({
  authorityCode,
  months,
  seen,
  actor,
  db,
  clock,
}: PeriodsOf & { months: Months; seen: string | null; actor: string; clock: Clock }): Promise<void> {
  const kinds = kindsOf(authorityCode);
  requireWithinLimits(kinds, months);
  const { months: before } = await readPeriods({ authorityCode, db });
  const after = { ...before, ...months };
  const changed = kinds.filter((kind) => before[kind] !== after[kind]);
  if (changed.length === 0) return;
  const pick = (from: Months) => Object.fromEntries(changed.map((kind) => [kind, from[kind]]));
  const at = new Date(clock.now()).toISOString();
  const setting = { value: after, at, by: actor, seen };
  try {
    await writeAudited(db, writeSetting(db, { authorityCode, key: 'retention' }, setting), [
      {
        authority_code: authorityCode,
        occurred_at: at,
        actor,
        action: 'retention.changed',
        subject: authorityCode === null ? 'register' : `authority/${authorityCode}`,
        details: { from: pick(before), to: pick(after) },
      },
    ]);
  } catch (error) {
    if (!changedMeanwhile(error)) throw error;
    throw conflict(
      'retention.changed_meanwhile',
      'Someone else changed these periods while you were writing. What they saved stands with each field: look at it, then save.',
      error,
    );
  }
}

function requireWithinLimits(kinds: readonly RetentionKind[], months: Months): void {
  const wrong = kinds.flatMap((kind) => {
    const { least, most } = PERIOD_LIMITS[kind];
    const given = months[kind];
    const fits = given === undefined || (Number.isInteger(given) && given >= least && given <= most);
    return fits ? [] : [[kind, `Enter ${least} to ${most} months`]];
  });
  if (wrong.length === 0) return;
  throw invalid(
    'retention.outside_limits',
    'A period is shorter or longer than may be.',
    Object.fromEntries(wrong),
  );
}
