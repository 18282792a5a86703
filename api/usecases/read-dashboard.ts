import type { Database } from '../../db/database.ts';
import { countLicences } from '../../db/licence-pages.ts';
import { selectProspectCounts } from '../../db/reports-prospects.ts';
import { selectReportVisits } from '../../db/reports-visits.ts';
import type { Clock, LocalDate } from '../domain/clock.ts';
import type { ProspectCount } from '../domain/prospect-figures.ts';
import type { CountedVisit } from '../domain/visit-figures.ts';
import { readChanges, type ChangeReport } from './read-report.ts';

/** All that the reports of an authority begin with. */
export interface Dashboard extends ChangeReport {
  readonly visits: readonly CountedVisit[];
  readonly prospects: readonly ProspectCount[];
  /** Of today, whatever day the rest is of: what licences were is not kept. */
  readonly licences: { readonly all: number; readonly notSignedUp: number };
}

/**
 * The figures of an authority at the end of a day, or now, and what has changed since another. Seven reads, however large the
 * register is.
 * @throws DomainError `authority.not_found` (404)
 */
export async function readDashboard(asked: {
  authorityCode: string;
  on: LocalDate;
  since: LocalDate;
  db: Database;
  clock: Clock;
}): Promise<Dashboard> {
  const { authorityCode, db } = asked;
  const changes = await readChanges(asked);
  const { today, moment } = changes;
  return {
    ...changes,
    visits: await selectReportVisits(db, authorityCode, moment.before),
    prospects: await selectProspectCounts(db, { authorityCode, before: moment.before }),
    licences: {
      all: await countLicences(db, { authorityCode }, today),
      notSignedUp: await countLicences(db, { authorityCode, list: 'not-signed-up' }, today),
    },
  };
}
