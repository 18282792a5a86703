import type { Database } from '../../db/database.ts';
import { selectProspectCounts, selectProspects, type Prospect } from '../../db/reports-prospects.ts';
import type { Clock, LocalDate } from '../domain/clock.ts';
import type { ProspectCount, ProspectFilter } from '../domain/prospect-figures.ts';
import { readReportBase, type ReportBase } from './read-report.ts';

export type { Prospect } from '../../db/reports-prospects.ts';

interface Asked {
  readonly authorityCode: string;
  readonly on: LocalDate;
  readonly db: Database;
  readonly clock: Clock;
}

export interface ProspectReport extends ReportBase {
  readonly counts: readonly ProspectCount[];
}

/**
 * How many premises came with imports, and how many of them signed up and were accredited by the end of a day, or by now.
 * @throws DomainError `authority.not_found` (404)
 */
export async function readProspectReport(asked: Asked): Promise<ProspectReport> {
  const base = await readReportBase(asked);
  const { before } = base.moment;
  return { ...base, counts: await selectProspectCounts(asked.db, { ...asked, before }) };
}

export interface ProspectList extends ReportBase {
  readonly prospects: readonly Prospect[];
  /** On all pages. */
  readonly total: number;
}

/**
 * A part of the list of premises that came with imports, by town, name and id.
 * @throws DomainError `authority.not_found` (404)
 */
export async function listProspects({
  filter,
  limit,
  offset,
  ...asked
}: Asked & { filter: ProspectFilter; limit: number; offset: number }): Promise<ProspectList> {
  const base = await readReportBase(asked);
  const { before } = base.moment;
  const part = { limit, offset };
  return { ...base, ...(await selectProspects(asked.db, { ...asked, before }, filter, part)) };
}
