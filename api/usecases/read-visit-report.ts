import type { Database } from '../../db/database.ts';
import { selectReportVisits } from '../../db/reports-visits.ts';
import type { Clock, LocalDate } from '../domain/clock.ts';
import type { CountedVisit } from '../domain/visit-figures.ts';
import { readReportBase, type ReportBase } from './read-report.ts';

export interface VisitReport extends ReportBase {
  /** Newest first. */
  readonly visits: readonly CountedVisit[];
}

/**
 * The visits of an authority that had been recorded by the end of a day, or by now.
 * @throws DomainError `authority.not_found` (404)
 */
export async function readVisitReport(asked: {
  authorityCode: string;
  on: LocalDate;
  db: Database;
  clock: Clock;
}): Promise<VisitReport> {
  const base = await readReportBase(asked);
  return { ...base, visits: await selectReportVisits(asked.db, asked.authorityCode, base.moment.before) };
}
