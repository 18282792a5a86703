import { selectWards, type Ward } from '../../db/areas.ts';
import type { Database } from '../../db/database.ts';
import {
  countLicenceLists,
  countLicences,
  selectLicencePage,
  selectLicenceTowns,
  type ListedLicence,
} from '../../db/licence-pages.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import type { LicenceFilter } from '../domain/licence-lists.ts';
import { londonDate } from '../domain/london-time.ts';

export type { ListedLicence } from '../../db/licence-pages.ts';

export interface LicencePage {
  readonly licences: readonly ListedLicence[];
  /** How many there are on all pages. */
  readonly total: number;
  /** The page that is shown: the last where a later one was asked for. */
  readonly page: number;
  readonly pages: number;
}

/**
 * A page of an authority's licences by ward, town centre, name and id.
 * @param page from 1
 */
export async function listLicences({
  filter,
  page,
  perPage,
  db,
  clock,
}: {
  filter: LicenceFilter;
  page: number;
  perPage: number;

  db: Database;
  clock: Clock;
}): Promise<LicencePage> {
  const today = londonDate(epochMinutes(clock.now()));
  const total = await countLicences(db, filter, today);
  const pages = Math.max(1, Math.ceil(total / perPage));
  const shown = Math.min(page, pages);
  const part = { today, limit: perPage, offset: (shown - 1) * perPage };
  const licences = total === 0 ? [] : await selectLicencePage(db, filter, part);
  return { licences, total, page: shown, pages };
}

const LICENCES_A_BATCH = 1_000;

/** All licences that a filter lets through, in the order of the list, a batch at a time. */
export async function* readAllLicences({
  filter,
  db,
  clock,
}: {
  filter: LicenceFilter;
  db: Database;
  clock: Clock;
}): AsyncGenerator<readonly ListedLicence[]> {
  const today = londonDate(epochMinutes(clock.now()));
  for (let offset = 0; ; offset += LICENCES_A_BATCH) {
    const licences = await selectLicencePage(db, filter, { today, limit: LICENCES_A_BATCH, offset });
    if (licences.length > 0) yield licences;
    if (licences.length < LICENCES_A_BATCH) return;
  }
}

/** How long each of the lists is, and how many licences nobody has matched yet. */
export function countLists({
  authorityCode,
  db,
  clock,
}: {
  authorityCode: string;
  db: Database;
  clock: Clock;
}): ReturnType<typeof countLicenceLists> {
  return countLicenceLists(db, authorityCode, londonDate(epochMinutes(clock.now())));
}

export interface LicencePlaces {
  readonly wards: readonly Pick<Ward, 'code' | 'name'>[];
  readonly towns: readonly string[];
}

/** What an authority's licences can be filtered by. */
export async function listLicencePlaces({
  authorityCode,
  db,
}: {
  authorityCode: string;
  db: Database;
}): Promise<LicencePlaces> {
  return {
    wards: await selectWards(db, authorityCode),
    towns: await selectLicenceTowns(db, authorityCode),
  };
}
