import { selectVenueModules } from '../../db/reports-training.ts';
import { selectReportVisits } from '../../db/reports-visits.ts';
import type { Database } from '../../db/database.ts';
import type { Clock, LocalDate } from '../domain/clock.ts';
import type { VenueModule } from '../domain/training-figures.ts';
import type { CountedVisit } from '../domain/visit-figures.ts';
import { readReport, readReportBase, type Report, type ReportBase } from './read-report.ts';

interface Asked {
  readonly authorityCode: string;
  readonly on: LocalDate;
  readonly db: Database;
  readonly clock: Clock;
}

export interface TrainingReport extends Report {
  readonly modules: readonly VenueModule[];
  /** Newest first. */
  readonly visits: readonly CountedVisit[];
}

/**
 * How training stands in an authority at the end of a day, or now: by venue, by module, and how visits went beside it.
 * @throws DomainError `authority.not_found` (404)
 */
export async function readTrainingReport(asked: Asked): Promise<TrainingReport> {
  const report = await readReport(asked);
  const { db, authorityCode } = asked;
  const modules = await selectVenueModules(db, authorityCode, report.moment.day);
  const visits = await selectReportVisits(db, authorityCode, report.moment.before);
  return { ...report, modules, visits };
}

export interface ModuleReport extends ReportBase {
  readonly modules: readonly VenueModule[];
}

/**
 * What the people of an authority's venues have learnt, as numbers.
 * @throws DomainError `authority.not_found` (404)
 */
export async function readModuleReport(asked: Asked): Promise<ModuleReport> {
  const base = await readReportBase(asked);
  return { ...base, modules: await selectVenueModules(asked.db, asked.authorityCode, base.moment.day) };
}
