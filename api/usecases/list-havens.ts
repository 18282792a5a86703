import type { Database } from '../../db/database.ts';
import {
  countPublicHavens,
  selectPublicHavens,
  selectPublicHavensAfter,
  type HavenFilter,
} from '../../db/public-havens.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import type { Haven } from '../domain/haven.ts';
import { mustKnowArea } from './list-areas.ts';

export type { HavenFilter } from '../../db/public-havens.ts';

export interface HavenPage {
  readonly havens: readonly Haven[];
  /** How many there are on all pages. */
  readonly total: number;
}

const HAVENS_A_BATCH = 1_000;

/**
 * A page of the havens that may be shown now, by town, name and id.
 * @param page from 1
 * @throws DomainError `area.not_found`, `ward.not_found` (404)
 */
export async function listHavens({
  filter,
  page,
  perPage,
  db,
  clock,
}: {
  filter: HavenFilter;
  page: number;
  perPage: number;
  db: Database;
  clock: Clock;
}): Promise<HavenPage> {
  await mustKnowArea({ ...filter, db });
  const now = epochMinutes(clock.now());
  const total = await countPublicHavens(db, filter, now);
  const offset = (page - 1) * perPage;
  const havens = offset < total ? await selectPublicHavens(db, filter, { now, limit: perPage, offset }) : [];
  return { havens, total };
}

/**
 * All havens that may be shown now, by id, a batch at a time: a whole country does not fit in one answer's memory.
 * @throws DomainError `area.not_found`, `ward.not_found` (404), before the first batch
 */
export async function readAllHavens({
  filter,
  db,
  clock,
}: {
  filter: HavenFilter;
  db: Database;
  clock: Clock;
}): Promise<AsyncIterable<readonly Haven[]>> {
  await mustKnowArea({ ...filter, db });
  return batches(filter, db, clock);
}

async function* batches(filter: HavenFilter, db: Database, clock: Clock): AsyncGenerator<readonly Haven[]> {
  const now = epochMinutes(clock.now());
  for (let after: string | undefined = ''; after !== undefined;) {
    const havens: readonly Haven[] = await selectPublicHavensAfter(db, filter, {
      now,
      after,
      limit: HAVENS_A_BATCH,
    });
    if (havens.length > 0) yield havens;
    after = havens.length < HAVENS_A_BATCH ? undefined : havens.at(-1)?.id;
  }
}
