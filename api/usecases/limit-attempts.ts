import { countAttempt, selectAttempts } from '../../db/attempts.ts';
import type { Database } from '../../db/database.ts';
import type { Clock } from '../domain/clock.ts';
import { tooMany } from '../domain/errors.ts';
import type { Seal } from '../domain/seal.ts';

export interface Limit {
  /** What is limited and for whom, in plain words: it is stored as a hash only. */
  readonly key: string;
  readonly most: number;
  readonly windowMs: number;
}

/**
 * Counts an attempt against each limit. All are counted, also where one is already over.
 * @returns whether every limit still allows it, and else how long to wait
 */
export async function limitAttempts({
  limits,
  seal,
  db,
  clock,
}: {
  limits: readonly Limit[];
  seal: Seal;
  db: Database;
  clock: Clock;
}): Promise<{ allowed: boolean; retryAfterSeconds: number }> {
  const now = clock.now();
  const keyed = limits.map((limit) => ({ ...limit, hash: seal(`attempt ${limit.key}`) }));
  await db.writeAll(
    keyed.map(({ hash, windowMs }) =>
      countAttempt(db, { key: hash, now: isoOf(now), windowEndsAt: isoOf(now + windowMs) }),
    ),
  );
  let retryAfterSeconds = 0;
  for (const { hash, most } of keyed) {
    const counted = await selectAttempts(db, hash);
    if (!counted || counted.count <= most) continue;
    const waitMs = Date.parse(counted.windowEndsAt) - now;
    retryAfterSeconds = Math.max(retryAfterSeconds, Math.ceil(waitMs / 1000), 1);
  }
  return { allowed: retryAfterSeconds === 0, retryAfterSeconds };
}

/**
 * The same, as an error.
 * @throws DomainError `attempts.too_many` (429) with the time to wait in words
 */
export async function requireAttempt(given: Parameters<typeof limitAttempts>[0]): Promise<void> {
  const { allowed, retryAfterSeconds } = await limitAttempts(given);
  if (!allowed) throw tooMany(retryAfterSeconds);
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
